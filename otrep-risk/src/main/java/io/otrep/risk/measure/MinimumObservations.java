package io.otrep.risk.measure;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * How many returns a level of confidence needs, and what stands in while there are fewer: enough that {@code tailObservations} are expected beyond
 * the level. The {@link #standard} of 2.5 asks for 25 at 0.90, 50 at 0.95 and 250 at 0.99, a year of days. Immutable and thread-safe.
 *
 * @param tailObservations expected beyond the level, above 0
 */
public record MinimumObservations(double tailObservations) {
    private static final double ERROR_OF_VOLATILITY = 0.05;

    /** Checks the number. */
    public MinimumObservations {
        Inputs.requirePositive("tailObservations", tailObservations);
    }

    /**
     * The rule with 2.5 expected observations.
     *
     * @return 25 at 0.90, 50 at 0.95, 250 at 0.99
     */
    public static MinimumObservations standard() {
        return new MinimumObservations(2.5);
    }

    /**
     * How many returns a level needs.
     *
     * @param level of confidence
     * @return at least 1
     */
    public int required(double level) {
        return (int) Math.ceil(QuantileMethod.nearlyWhole(tailObservations / (1 - Inputs.requireLevel(level))));
    }

    /**
     * Whether returns are enough for a level.
     *
     * @param observations how many there are
     * @param level of confidence
     * @return false means a proxy or a denial
     */
    public boolean isEnough(int observations, double level) {
        return observations >= required(level);
    }

    /**
     * Historical risk if there is enough of it, otherwise {@link #proxy}.
     *
     * @param returns any number
     * @param level of confidence
     * @return NaN with fewer than 2 returns, or if few do not move at all: deny the increase
     */
    public TailRisk riskOrProxy(double[] returns, double level) {
        return isEnough(returns.length, level) ? HistoricalRisk.of(returns, level) : proxy(returns, level);
    }

    /**
     * The conservative stand-in: normal risk with mean 0 and the upper 95% confidence bound of the volatility, sd sqrt((n - 1) / chi2(0.05, n - 1)),
     * and never below the worst loss seen. Five returns with a deviation of 0.01 count as 0.0237.
     *
     * @param returns any number
     * @param level of confidence
     * @return NaN with fewer than 2 returns, if they do not move at all, or with a NaN or an infinity among them
     */
    public static TailRisk proxy(double[] returns, double level) {
        double deviation = Moments.standardDeviation(returns);
        if (!(deviation > 0)) {
            return TailRisk.undefined(Inputs.requireLevel(level));
        }
        double worst = -Quantile.of(returns, 0);
        TailRisk normal = NormalRisk.of(0, deviation * inflation(returns.length - 1), level);
        return new TailRisk(level, Math.max(worst, normal.valueAtRisk()), Math.max(worst, normal.expectedShortfall()));
    }

    private static double inflation(int freedom) {
        double low = new ChiSquaredDistribution(null, freedom).inverseCumulativeProbability(ERROR_OF_VOLATILITY);
        return Math.sqrt(freedom / low);
    }
}
