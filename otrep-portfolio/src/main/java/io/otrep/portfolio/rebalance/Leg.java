package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;

/**
 * What is to be done about one instrument. Immutable and thread-safe.
 *
 * @param instrument what
 * @param target the weight wanted, NaN if none
 * @param weight the weight it has, open orders counted
 * @param units to trade, with sign; 0 if nothing
 * @param weightAfter the weight when that is done
 * @param outcome how it ends then
 */
public record Leg(
        Instrument instrument, double target, double weight, Decimal units, double weightAfter, LegOutcome outcome) {}
