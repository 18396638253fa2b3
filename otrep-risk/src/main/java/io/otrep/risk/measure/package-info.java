/**
 * Risk and performance measures over plain series: returns, volatility, covariance, drawdowns, ratios, value at risk and expected shortfall,
 * and tests of them.
 *
 * <p>Every measure is a {@code double} computed from what it is given, with its source beside it; {@code Performance} and
 * {@code HistoricalRisk} are where most begin. Risk is a positive loss, deviations are divided by n - 1, annualisation is a parameter, and what is
 * undefined is NaN. Nothing here reads a clock or draws a random number without a seed; names that begin with Running, Rolling or Ewma, and
 * {@code ScenarioRisk}, take one value at a time and answer as the batch does.
 */
@NullMarked
package io.otrep.risk.measure;

import org.jspecify.annotations.NullMarked;
