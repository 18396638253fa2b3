package io.otrep.core.indicator;

/**
 * The relative change over the last {@code lookback} steps, {@code x(t) / x(t - lookback) - 1}: for 100, 105, 110 and a lookback of 2
 * it is 0.1. Values must be above 0. Ready after {@code lookback + 1} values. O(1) per value. Single-threaded.
 */
public final class RateOfChange implements Indicator {
    private final double[] ring;
    private int next;
    private boolean full;
    private double change = Double.NaN;

    /**
     * Begins empty.
     *
     * @param lookback how many steps it looks back, at least 1
     */
    public RateOfChange(int lookback) {
        ring = new double[Inputs.requireLength("lookback", lookback, 1)];
    }

    @Override
    public void add(double value) {
        Inputs.requirePositive(value);
        if (full) {
            change = value / ring[next] - 1;
        }
        ring[next] = value;
        next++;
        if (next == ring.length) {
            next = 0;
            full = true;
        }
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(change);
    }

    @Override
    public double value() {
        return change;
    }
}
