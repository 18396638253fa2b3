package io.otrep.report;

import java.util.Arrays;

/**
 * Prices as they come, kept as the lowest and the highest of each stretch. Stretches double when there are {@value #LIMIT}, so that any number of prices
 * needs little memory and no extreme is lost. Single-threaded.
 */
final class Trail {
    static final int LIMIT = 2048;

    private long[] lowTimes = new long[64];
    private double[] lows = new double[64];
    private long[] highTimes = new long[64];
    private double[] highs = new double[64];
    private int size;
    private long stride = 1;
    private long inLast;

    void add(long timeNanos, double price) {
        if (size == 0 || inLast == stride) {
            begin(timeNanos, price);
        } else {
            int last = size - 1;
            if (price < lows[last]) {
                lows[last] = price;
                lowTimes[last] = timeNanos;
            }
            if (price > highs[last]) {
                highs[last] = price;
                highTimes[last] = timeNanos;
            }
        }
        inLast++;
    }

    private void begin(long timeNanos, double price) {
        if (size == LIMIT) {
            halve();
        }
        if (size == lows.length) {
            lowTimes = Arrays.copyOf(lowTimes, 2 * size);
            lows = Arrays.copyOf(lows, 2 * size);
            highTimes = Arrays.copyOf(highTimes, 2 * size);
            highs = Arrays.copyOf(highs, 2 * size);
        }
        lowTimes[size] = timeNanos;
        highTimes[size] = timeNanos;
        lows[size] = price;
        highs[size] = price;
        size++;
        inLast = 0;
    }

    private void halve() {
        size /= 2;
        for (int i = 0; i < size; i++) {
            int low = lows[2 * i] <= lows[2 * i + 1] ? 2 * i : 2 * i + 1;
            int high = highs[2 * i] >= highs[2 * i + 1] ? 2 * i : 2 * i + 1;
            lows[i] = lows[low];
            lowTimes[i] = lowTimes[low];
            highs[i] = highs[high];
            highTimes[i] = highTimes[high];
        }
        stride *= 2;
    }

    /** All that was kept, in order of time. */
    Series series(String name) {
        long[] times = new long[2 * size];
        double[] values = new double[2 * size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            boolean lowFirst = lowTimes[i] <= highTimes[i];
            times[count] = lowFirst ? lowTimes[i] : highTimes[i];
            values[count++] = lowFirst ? lows[i] : highs[i];
            if (lowTimes[i] != highTimes[i]) {
                times[count] = lowFirst ? highTimes[i] : lowTimes[i];
                values[count++] = lowFirst ? highs[i] : lows[i];
            }
        }
        return Series.of(name, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }
}
