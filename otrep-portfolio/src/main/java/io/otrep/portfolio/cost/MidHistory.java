package io.otrep.portfolio.cost;

import java.util.Arrays;

/**
 * The middle of the market of one instrument over time: each price holds until the next. Written by one thread, in order of time; then read.
 */
public final class MidHistory {
    private static final int FIRST_SIZE = 16;

    private long[] times = new long[FIRST_SIZE];
    private double[] mids = new double[FIRST_SIZE];
    private int size;

    /** Begins empty. */
    public MidHistory() {}

    /**
     * The next price. A second one of the same time replaces the first.
     *
     * @param timeNanos nanoseconds since 1970, not before the one before
     * @param mid the middle of bid and ask, or the best stand-in there is, such as a close; above 0
     * @throws IllegalArgumentException if time goes back or the price is not above 0
     */
    public void add(long timeNanos, double mid) {
        if (!(mid > 0 && mid < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mid must be above 0 and finite, but was " + mid);
        }
        if (size > 0 && timeNanos < times[size - 1]) {
            throw new IllegalArgumentException(
                    "mids must be added in order of time, but " + timeNanos + " came after " + times[size - 1]);
        }
        if (size > 0 && timeNanos == times[size - 1]) {
            mids[size - 1] = mid;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            mids = Arrays.copyOf(mids, 2 * size);
        }
        times[size] = timeNanos;
        mids[size++] = mid;
    }

    /**
     * The price that held at a time.
     *
     * @param timeNanos nanoseconds since 1970
     * @return the last one at or before it; NaN before the first, and after the last, where it is not known whether it still held
     */
    public double at(long timeNanos) {
        return size == 0 || timeNanos > times[size - 1] ? Double.NaN : last(timeNanos);
    }

    /**
     * The last price known at a time, however old.
     *
     * @param timeNanos nanoseconds since 1970
     * @return the last one at or before it; NaN before the first
     */
    public double last(long timeNanos) {
        int at = Arrays.binarySearch(times, 0, size, timeNanos);
        int index = at >= 0 ? at : -at - 2;
        return index < 0 ? Double.NaN : mids[index];
    }

    /**
     * How many prices there are.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }
}
