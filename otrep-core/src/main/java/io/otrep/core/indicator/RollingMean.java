package io.otrep.core.indicator;

/**
 * The mean of the last {@code window} values: for 1, 2, 6 and a window of 2 it is 1.5, then 4. Its error does not grow with the number
 * of values. O(1) per value on average. Single-threaded.
 */
public final class RollingMean implements Indicator {
    private final RollingSum sum;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 1
     */
    public RollingMean(int window) {
        sum = new RollingSum(window);
    }

    @Override
    public void add(double value) {
        sum.add(value);
    }

    @Override
    public boolean isReady() {
        return sum.isReady();
    }

    @Override
    public double value() {
        return sum.value() / sum.window();
    }
}
