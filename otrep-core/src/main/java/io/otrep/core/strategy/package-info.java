/**
 * Strategies that come with the library: {@link io.otrep.core.strategy.Momentum} goes with the trend,
 * {@link io.otrep.core.strategy.MeanReversion} against a stretched price, {@link io.otrep.core.strategy.Stoichiometric} against a
 * lopsided balance of gains and losses. Each decides on closing prices, instrument by instrument, and says its level again at every
 * close. A rule of one's own needs only a {@link io.otrep.core.strategy.PriceRule} handed to a
 * {@link io.otrep.core.strategy.PriceStrategy}.
 */
@NullMarked
package io.otrep.core.strategy;

import org.jspecify.annotations.NullMarked;
