package io.otrep.risk.measure;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Value at risk and expected shortfall as if returns followed Student's t, stretched to a given standard deviation: fat tails by few degrees of
 * freedom (McNeil, Frey and Embrechts, Quantitative Risk Management, 2005, examples 2.14 and 2.19). Thread-safe.
 */
public final class StudentRisk {
    private static final double ACCURACY = 1e-13;
    private static final double MOST_FREEDOM = 1e6;

    private StudentRisk() {}

    /**
     * From moments.
     *
     * @param mean a period
     * @param deviation the standard deviation of returns, not the scale of the distribution, a period
     * @param degreesOfFreedom above 2; 4 is usual for days of stocks
     * @param level of confidence
     * @return both figures; NaN if a moment is not finite
     */
    public static TailRisk of(double mean, double deviation, double degreesOfFreedom, double level) {
        double freedom = Inputs.requireBetween("degreesOfFreedom", degreesOfFreedom, 2, Double.POSITIVE_INFINITY);
        TDistribution student = new TDistribution(null, Math.min(freedom, MOST_FREEDOM), ACCURACY);
        double t = student.inverseCumulativeProbability(Inputs.requireLevel(level));
        double shortfall = student.density(t) / (1 - level) * (freedom + t * t) / (freedom - 1);
        double scale = deviation * Math.sqrt((freedom - 2) / freedom);
        return LocationScale.risk(mean, scale, level, t, shortfall);
    }

    /**
     * From the mean, the sample standard deviation and the kurtosis of returns, see {@link #degreesOfFreedom}.
     *
     * @param returns at least 4, not all the same
     * @param level of confidence
     * @return both figures
     */
    public static TailRisk ofReturns(double[] returns, double level) {
        double kurtosis = Moments.kurtosis(returns);
        return Double.isNaN(kurtosis)
                ? TailRisk.undefined(Inputs.requireLevel(level))
                : of(Moments.mean(returns), Moments.standardDeviation(returns), degreesOfFreedom(kurtosis), level);
    }

    /**
     * The degrees of freedom that have a kurtosis: 4 + 6 / (kurtosis - 3), at most a million.
     *
     * @param kurtosis raw, 3 for a normal distribution
     * @return above 4; a million for a kurtosis of 3 and below
     */
    public static double degreesOfFreedom(double kurtosis) {
        Inputs.requireFinite("kurtosis", kurtosis);
        return kurtosis > 3 ? Math.min(MOST_FREEDOM, 4 + 6 / (kurtosis - 3)) : MOST_FREEDOM;
    }
}
