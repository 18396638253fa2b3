/**
 * Risk and performance measures over plain series: volatility, drawdown, ratios.
 *
 * <p>Every measure is a {@code double} computed from what it is given, with its source beside it. The package
 * {@code io.otrep.risk} itself holds the interfaces of {@code otrep-api}; this module lives in packages below it.
 * Nothing here reads a clock or draws a random number.
 */
@NullMarked
package io.otrep.risk.measure;

import org.jspecify.annotations.NullMarked;
