package io.otrep.risk.measure;

/**
 * Moments of a series that never ends, one value at a time, and of two series joined (B. Welford, Technometrics 4, 1962; P. Pebay, Formulas for Robust,
 * One-Pass Parallel Computation of Covariances and Arbitrary-Order Statistical Moments, Sandia report SAND2008-6212, 2008). Same answers as
 * {@link Moments}. O(1) a value, allocates nothing. Single-threaded.
 */
public final class RunningMoments {
    private long count;
    private double mean;
    private double second;
    private double third;
    private double fourth;

    /** Begins empty. */
    public RunningMoments() {}

    /**
     * The next value.
     *
     * @param value finite
     * @throws IllegalArgumentException if it is NaN or infinite; nothing is changed then
     */
    public void add(double value) {
        Inputs.requireFinite("value", value);
        double before = count;
        count++;
        double n = count;
        double delta = value - mean;
        double share = delta / n;
        double term = delta * share * before;
        mean += share;
        fourth += term * share * share * (n * n - 3 * n + 3) + 6 * share * share * second - 4 * share * third;
        third += term * share * (n - 2) - 3 * share * second;
        second += term;
    }

    /**
     * Takes in another series, as if its values had been added here.
     *
     * @param other not changed
     */
    public void merge(RunningMoments other) {
        if (other.count == 0) {
            return;
        }
        double a = count;
        double b = other.count;
        double n = a + b;
        double delta = other.mean - mean;
        double square = delta * delta;
        double newFourth = fourth
                + other.fourth
                + square * square * a * b * (a * a - a * b + b * b) / (n * n * n)
                + 6 * square * (a * a * other.second + b * b * second) / (n * n)
                + 4 * delta * (a * other.third - b * third) / n;
        third += other.third
                + delta * square * a * b * (a - b) / (n * n)
                + 3 * delta * (a * other.second - b * second) / n;
        second += other.second + square * a * b / n;
        fourth = newFourth;
        mean += delta * b / n;
        count += other.count;
    }

    /**
     * How many values there were.
     *
     * @return at least 0
     */
    public long count() {
        return count;
    }

    /**
     * The arithmetic mean.
     *
     * @return NaN before the first value
     */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /**
     * The sample variance, divided by n - 1.
     *
     * @return NaN before the second value
     */
    public double variance() {
        return count < 2 ? Double.NaN : second / (count - 1);
    }

    /**
     * The sample standard deviation.
     *
     * @return NaN before the second value
     */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /**
     * The population skewness.
     *
     * @return NaN for fewer than 2 values or a constant series
     */
    public double skewness() {
        double variance = second / count;
        return Inputs.ratio(third / count, variance * Math.sqrt(variance));
    }

    /**
     * The population kurtosis, raw.
     *
     * @return 3 for a normal distribution; NaN for fewer than 2 values or a constant series
     */
    public double kurtosis() {
        double variance = second / count;
        return Inputs.ratio(fourth / count, variance * variance);
    }
}
