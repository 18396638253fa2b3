package io.otrep.portfolio.cost;

/**
 * What one order taught about the market: how large it was and what it paid. Immutable and thread-safe.
 *
 * @param share units over the units usually traded in a stretch such as a day, above 0, for example 0.01
 * @param volatility standard deviation of returns over that stretch, above 0, for example 0.02
 * @param cost what was paid beyond the mid at arrival, fees left out, as a fraction of the price; negative if it was less
 */
public record CostObservation(double share, double volatility, double cost) {
    /** Checks the numbers. */
    public CostObservation {
        if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("share of the volume must be above 0 and finite, but was " + share);
        }
        if (!(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("volatility must be above 0 and finite, but was " + volatility);
        }
        if (!Double.isFinite(cost)) {
            throw new IllegalArgumentException("cost must be finite, but was " + cost);
        }
    }
}
