package io.otrep.core.indicator;

/**
 * The smallest of the last {@code window} values: for 3, 1, 2, 4 and a window of 2 it is 1, 1, then 2. O(1) per value on average.
 * Single-threaded.
 */
public final class RollingMin implements Indicator {
    private final RollingMax negated;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 1
     */
    public RollingMin(int window) {
        negated = new RollingMax(window);
    }

    @Override
    public void add(double value) {
        negated.add(-Inputs.requireValue(value));
    }

    @Override
    public boolean isReady() {
        return negated.isReady();
    }

    @Override
    public double value() {
        return -negated.value();
    }
}
