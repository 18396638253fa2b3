package io.otrep.core.indicator;

import java.util.Arrays;

/**
 * The largest of the last {@code window} values: for 3, 1, 2, 0 and a window of 3 it is 3, then 2. O(1) per value on average
 * (van Herk, 1992; Gil and Werman, 1993). Single-threaded.
 */
public final class RollingMax implements Indicator {
    /** Before {@link #next} the values of this block, from there on the largest of each tail of the block before. */
    private final double[] values;

    private double head = Double.NEGATIVE_INFINITY;
    private int next;
    private boolean ready;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 1
     */
    public RollingMax(int window) {
        values = new double[Inputs.requireLength("window", window, 1)];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
    }

    @Override
    public void add(double value) {
        values[next] = Inputs.requireValue(value);
        head = Math.max(head, value);
        next++;
        if (next == values.length) {
            turn();
        }
    }

    private void turn() {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] = Math.max(values[i], values[i + 1]);
        }
        head = Double.NEGATIVE_INFINITY;
        next = 0;
        ready = true;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public double value() {
        return ready ? Math.max(head, values[next]) : Double.NaN;
    }
}
