package io.otrep.core.indicator;

/**
 * The sum of the last {@code window} values, exactly 0 when all of them are: for 1, 2, 3 and a window of 2 it is 3, then 5. Its error
 * is that of adding {@code window} numbers, after any number of values. O(1) per value on average. Single-threaded.
 */
public final class RollingSum implements Indicator {
    /** Before {@link #next} the values of this block, from there on the sum of each tail of the block before. */
    private final double[] values;

    private double head;
    private int next;
    private boolean ready;

    /**
     * Begins empty.
     *
     * @param window how many values it adds, at least 1
     */
    public RollingSum(int window) {
        values = new double[Inputs.requireLength("window", window, 1)];
    }

    @Override
    public void add(double value) {
        accumulate(Inputs.requireValue(value));
    }

    /** Takes a difference of two values, which may be twice as large as a value. */
    void accumulate(double value) {
        values[next] = value;
        head += value;
        next++;
        if (next == values.length) {
            turn();
        }
    }

    private void turn() {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] += values[i + 1];
        }
        head = 0;
        next = 0;
        ready = true;
    }

    /**
     * How many values it adds.
     *
     * @return at least 1
     */
    public int window() {
        return values.length;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public double value() {
        return ready ? values[next] + head : Double.NaN;
    }
}
