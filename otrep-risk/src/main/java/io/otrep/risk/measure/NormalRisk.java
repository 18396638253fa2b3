package io.otrep.risk.measure;

/**
 * Value at risk and expected shortfall as if returns were normal. With mean 0 and deviation 0.01 the value at risk at 0.95 is 0.01645, the shortfall
 * 0.02063 (McNeil, Frey and Embrechts, Quantitative Risk Management, 2005, examples 2.14 and 2.18). Thread-safe.
 */
public final class NormalRisk {
    private NormalRisk() {}

    /**
     * From moments. A mean of 0 is usual for a day (J.P. Morgan, RiskMetrics, 1996).
     *
     * @param mean a period
     * @param deviation the standard deviation, a period, at least 0
     * @param level of confidence
     * @return both figures; NaN if a moment is not finite or the deviation is negative
     */
    public static TailRisk of(double mean, double deviation, double level) {
        double z = Normal.quantile(Inputs.requireLevel(level));
        return LocationScale.risk(mean, deviation, level, z, Normal.density(z) / (1 - level));
    }

    /**
     * From the mean and the sample standard deviation (n - 1) of returns.
     *
     * @param returns at least 2
     * @param level of confidence
     * @return both figures
     */
    public static TailRisk ofReturns(double[] returns, double level) {
        return of(Moments.mean(returns), Moments.standardDeviation(returns), level);
    }
}
