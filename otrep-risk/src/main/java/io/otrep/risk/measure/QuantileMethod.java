package io.otrep.risk.measure;

/**
 * The nine ways to read a quantile off a sample (R. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50,
 * 1996). {@link #LINEAR}, their type 7, is the default of this library, of R and of numpy; commons-math3 answers type 6 unless told. Of 1, 2, 3, 4
 * the quarter is 1.75 by type 7, 1.25 by type 6 and 1 by type 1. Thread-safe.
 */
public enum QuantileMethod {
    /** Type 1, an observation: the inverse of the empirical distribution function. */
    INVERTED_CDF,
    /** Type 2: as type 1, the mean of two observations at a step. */
    AVERAGED_INVERTED_CDF,
    /** Type 3: the nearest observation, the even one of two. */
    CLOSEST_OBSERVATION,
    /** Type 4: linear between the steps of the empirical distribution function. */
    INTERPOLATED_INVERTED_CDF,
    /** Type 5: linear between the middles of the steps (Hazen, 1914). */
    HAZEN,
    /** Type 6: linear between expected positions, (n + 1) p (Weibull, 1939). */
    WEIBULL,
    /** Type 7: linear between modes, 1 + (n - 1) p (Gumbel, 1939). */
    LINEAR,
    /** Type 8: linear, about median-unbiased for any distribution. */
    MEDIAN_UNBIASED,
    /** Type 9: linear, about unbiased for a normal distribution (Blom, 1958). */
    NORMAL_UNBIASED;

    private static final double FUZZ = 4 * Math.ulp(1.0);

    /**
     * The place among n sorted values, counted from 1 and not limited to them: its whole part is the lower value, its fraction the weight of the
     * next one.
     */
    double position(double probability, int count) {
        return switch (this) {
            case INVERTED_CDF -> Math.ceil(nearlyWhole(count * probability));
            case AVERAGED_INVERTED_CDF -> averaged(nearlyWhole(count * probability));
            case CLOSEST_OBSERVATION -> StrictMath.rint(nearlyWhole(count * probability));
            case INTERPOLATED_INVERTED_CDF -> nearlyWhole(count * probability);
            case HAZEN -> nearlyWhole(count * probability + 0.5);
            case WEIBULL -> nearlyWhole((count + 1.0) * probability);
            case LINEAR -> nearlyWhole(1 + (count - 1.0) * probability);
            case MEDIAN_UNBIASED -> nearlyWhole((count + 1.0 / 3) * probability + 1.0 / 3);
            case NORMAL_UNBIASED -> nearlyWhole((count + 0.25) * probability + 0.375);
        };
    }

    private static double averaged(double steps) {
        return steps == Math.rint(steps) ? steps + 0.5 : Math.ceil(steps);
    }

    /** Takes back what rounding did to a whole number: 10 (1 - 0.9) is 1, not 0.9999999999999998. */
    static double nearlyWhole(double value) {
        double whole = Math.rint(value);
        return Math.abs(value - whole) <= FUZZ * Math.max(1, whole) ? whole : value;
    }
}
