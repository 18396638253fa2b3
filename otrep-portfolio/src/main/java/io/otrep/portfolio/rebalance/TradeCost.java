package io.otrep.portfolio.rebalance;

import io.otrep.market.Instrument;

/** What a trade is expected to cost: fees, half the spread, impact. Stateless and thread-safe. */
@FunctionalInterface
public interface TradeCost {
    /**
     * The cost of a trade.
     *
     * @param instrument what
     * @param units with sign, not 0
     * @param unitValue what one unit is worth in the base currency
     * @return in the base currency, at least 0
     */
    double expected(Instrument instrument, double units, double unitValue);

    /**
     * A share of what is traded.
     *
     * @param rate for example 0.001 for ten basis points, at least 0
     * @return the cost
     */
    static TradeCost proportional(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the cost must be at least 0 and finite, but was " + rate);
        }
        return (instrument, units, unitValue) -> Math.abs(units) * unitValue * rate;
    }
}
