package io.otrep.risk.market;

import io.otrep.market.Instrument;

/**
 * What is known of one symbol at one time. Everything is NaN until it is known. Immutable and thread-safe.
 *
 * @param instrument which
 * @param timeNanos of the latest event that was used, nanoseconds since 1970; {@link Long#MIN_VALUE} before the first
 * @param price the last trade, or the middle of the last quote where none was seen
 * @param bid best bid
 * @param ask best offer
 * @param spread average of the spread over the middle, the last 30 quotes or so; 0.0002 is two basis points
 * @param volume units traded today
 * @param dollarVolume average value traded in a day, the last 20 days with trades, quote currency
 * @param volatility5d of the last 5 daily returns, a year
 * @param volatility30d of the last 30 daily returns, a year
 * @param observations daily returns seen
 * @param missingDays days of its calendar without a price since the first
 * @param liquidity how easily it is traded
 */
public record SymbolMarket(
        Instrument instrument,
        long timeNanos,
        double price,
        double bid,
        double ask,
        double spread,
        double volume,
        double dollarVolume,
        double volatility5d,
        double volatility30d,
        int observations,
        int missingDays,
        LiquidityScore liquidity) {}
