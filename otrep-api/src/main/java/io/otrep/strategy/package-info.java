/**
 * What decides. A {@link io.otrep.strategy.Strategy} sees market events and answers with signals, which are levels held until changed, or
 * with orders of its own. A {@link io.otrep.strategy.RegimeDetector} says what kind of market it is.
 */
@NullMarked
package io.otrep.strategy;

import org.jspecify.annotations.NullMarked;
