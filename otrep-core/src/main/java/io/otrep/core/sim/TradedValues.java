package io.otrep.core.sim;

import java.util.Arrays;

/** Values that were traded, in order of time, and the sum of those that are not forgotten. Single-threaded. */
final class TradedValues {
    private long[] timesNanos = new long[64];
    private double[] values = new double[64];
    private int first;
    private int end;
    private double sum;

    void add(long timeNanos, double value) {
        if (end == values.length) {
            makeRoom();
        }
        timesNanos[end] = timeNanos;
        values[end] = value;
        end++;
        sum += value;
    }

    /** Drops what was traded at a time or before. */
    void forget(long nanos) {
        while (first < end && timesNanos[first] <= nanos) {
            sum -= values[first];
            first++;
        }
        if (first == end) {
            sum = 0;
        }
    }

    double sum() {
        return sum;
    }

    private void makeRoom() {
        int size = end - first;
        int room = 2 * size > values.length ? 2 * values.length : values.length;
        timesNanos = Arrays.copyOf(Arrays.copyOfRange(timesNanos, first, end), room);
        values = Arrays.copyOf(Arrays.copyOfRange(values, first, end), room);
        first = 0;
        end = size;
    }
}
