package io.otrep.core.indicator;

/**
 * How many sample standard deviations the last value lies above the mean of the last {@code window} values, itself among them: for 1,
 * 2, 3 it is 1. It is 0 when all values are the same, and never larger in size than {@code (window - 1) / sqrt(window)} (Shiffler, 1988,
 * The American Statistician 42(1)). O(1) per value on average. Single-threaded.
 */
public final class ZScore implements Indicator {
    private final RollingVariance variance;
    private double last;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 2
     */
    public ZScore(int window) {
        variance = new RollingVariance(window);
    }

    /**
     * The largest score that a window allows.
     *
     * @param window how many values, at least 2
     * @return {@code (window - 1) / sqrt(window)}, for example 4.248... for 20
     */
    public static double largest(int window) {
        return (Inputs.requireLength("window", window, 2) - 1) / Math.sqrt(window);
    }

    @Override
    public void add(double value) {
        variance.add(value);
        last = value;
    }

    @Override
    public boolean isReady() {
        return variance.isReady();
    }

    @Override
    public double value() {
        double squared = variance.value();
        return squared == 0 ? 0 : (last - variance.mean()) / Math.sqrt(squared);
    }
}
