package io.otrep.risk.measure;

/**
 * Moments of a series. Of 1, 2, 3, 6 the mean is 3, the variance 14/3 and the population variance 14/4. Values are shifted by the first
 * one before they are added up, so a large level costs no digits and a constant series has a variance of exactly 0. A series that is too
 * short, or holds a NaN or an infinity, answers NaN. Thread-safe.
 */
public final class Moments {
    private Moments() {}

    /**
     * The arithmetic mean.
     *
     * @param values at least 1
     * @return in the unit of the values
     */
    public static double mean(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double first = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - first;
        }
        return Inputs.finiteOrNaN(first + sum / values.length);
    }

    /**
     * The sample variance, divided by n - 1.
     *
     * @param values at least 2
     * @return in the squared unit of the values
     */
    public static double variance(double[] values) {
        return values.length < 2 ? Double.NaN : central(values, 2) * values.length / (values.length - 1);
    }

    /**
     * The population variance, divided by n.
     *
     * @param values at least 1
     * @return in the squared unit of the values
     */
    public static double populationVariance(double[] values) {
        return central(values, 2);
    }

    /**
     * The sample standard deviation: the root of {@link #variance}.
     *
     * @param values at least 2
     * @return in the unit of the values
     */
    public static double standardDeviation(double[] values) {
        return Math.sqrt(variance(values));
    }

    /**
     * The population skewness m3 / m2^1.5, 0 for a symmetric series.
     *
     * @param values at least 2, not all the same
     * @return a pure number; NaN for a constant series
     */
    public static double skewness(double[] values) {
        double second = central(values, 2);
        return Inputs.ratio(central(values, 3), second * Math.sqrt(second));
    }

    /**
     * The population kurtosis m4 / m2^2, raw: 3 for a normal distribution.
     *
     * @param values at least 2, not all the same
     * @return at least 1; NaN for a constant series
     */
    public static double kurtosis(double[] values) {
        double second = central(values, 2);
        return Inputs.ratio(central(values, 4), second * second);
    }

    /**
     * The sample skewness, less biased on few values (Joanes and Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998, G1).
     *
     * @param values at least 3, not all the same
     * @return a pure number; NaN for a constant series
     */
    public static double sampleSkewness(double[] values) {
        double n = values.length;
        return n < 3 ? Double.NaN : skewness(values) * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    /**
     * The sample kurtosis, less biased on few values, raw (Joanes and Gill 1998, G2 + 3).
     *
     * @param values at least 4, not all the same
     * @return a pure number; NaN for a constant series
     */
    public static double sampleKurtosis(double[] values) {
        double n = values.length;
        double excess = kurtosis(values) - 3;
        return n < 4 ? Double.NaN : 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }

    /**
     * The mean absolute distance from the mean.
     *
     * @param values at least 1
     * @return in the unit of the values
     */
    public static double meanAbsoluteDeviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value - mean);
        }
        return Inputs.finiteOrNaN(sum / values.length);
    }

    /**
     * The sample covariance, divided by n - 1.
     *
     * @param x at least 2
     * @param y as many as {@code x}
     * @return in the product of the units
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double covariance(double[] x, double[] y) {
        Inputs.requireSameLength("x", x.length, "y", y.length);
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return x.length < 2 ? Double.NaN : Inputs.finiteOrNaN(sum / (x.length - 1));
    }

    /**
     * Pearson's correlation.
     *
     * @param x at least 2, not all the same
     * @param y as many as {@code x}, not all the same
     * @return from -1 to 1; NaN if one of them is constant
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double correlation(double[] x, double[] y) {
        double product = Math.sqrt(variance(x)) * Math.sqrt(variance(y));
        double raw = Inputs.ratio(covariance(x, y), product);
        return Math.max(-1, Math.min(1, raw));
    }

    /** The mean of a power of the distances from the mean. */
    private static double central(double[] values, int power) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            double distance = value - mean;
            double square = distance * distance;
            sum += power == 2 ? square : power == 3 ? square * distance : square * square;
        }
        return Inputs.finiteOrNaN(sum / values.length);
    }
}
