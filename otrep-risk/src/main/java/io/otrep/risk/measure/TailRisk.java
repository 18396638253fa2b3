package io.otrep.risk.measure;

/**
 * What may be lost: both figures are positive for a loss, a fraction of the book when returns went in. At a level of 0.95 the value at risk is passed
 * in one period of twenty; the expected shortfall is the mean loss of those. Immutable and thread-safe.
 *
 * @param level of confidence, between 0 and 1
 * @param valueAtRisk a loss, negative if even the quantile is a profit; NaN if undefined
 * @param expectedShortfall a loss, at least the value at risk; NaN if undefined
 */
public record TailRisk(double level, double valueAtRisk, double expectedShortfall) {
    /** Checks the level. */
    public TailRisk {
        Inputs.requireLevel(level);
    }

    /** What an undefined input answers. */
    static TailRisk undefined(double level) {
        return new TailRisk(level, Double.NaN, Double.NaN);
    }

    /**
     * Over a longer horizon, as if returns were independent and of mean 0: both times the root of the periods.
     *
     * @param periods above 0
     * @return the scaled risk
     */
    public TailRisk overPeriods(double periods) {
        double root = Math.sqrt(Inputs.requirePositive("periods", periods));
        return new TailRisk(level, valueAtRisk * root, expectedShortfall * root);
    }
}
