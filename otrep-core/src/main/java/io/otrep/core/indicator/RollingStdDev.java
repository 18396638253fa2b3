package io.otrep.core.indicator;

/**
 * The sample standard deviation of the last {@code window} values: the root of {@link RollingVariance}. For 10000001, 10000003,
 * 10000002 it is 1. O(1) per value on average. Single-threaded.
 */
public final class RollingStdDev implements Indicator {
    private final RollingVariance variance;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 2
     */
    public RollingStdDev(int window) {
        variance = new RollingVariance(window);
    }

    @Override
    public void add(double value) {
        variance.add(value);
    }

    @Override
    public boolean isReady() {
        return variance.isReady();
    }

    @Override
    public double value() {
        return Math.sqrt(variance.value());
    }
}
