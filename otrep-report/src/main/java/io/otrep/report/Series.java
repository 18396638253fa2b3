package io.otrep.report;

import java.util.Objects;

/**
 * Values over time under a name, what charts are drawn of: {@code Series.of("equity", times, values)}. Immutable and thread-safe.
 */
public final class Series {
    private final String name;
    private final long[] timesNanos;
    private final double[] values;

    private Series(String name, long[] timesNanos, double[] values) {
        this.name = name;
        this.timesNanos = timesNanos;
        this.values = values;
    }

    /**
     * A series.
     *
     * @param name what a legend calls it
     * @param timesNanos not falling, nanoseconds since 1970
     * @param values one for each time; NaN where there is none, shown as a gap
     * @return the series; the arrays are copied
     * @throws IllegalArgumentException if lengths differ or times fall
     */
    public static Series of(String name, long[] timesNanos, double[] values) {
        Objects.requireNonNull(name, "name");
        if (timesNanos.length != values.length) {
            throw new IllegalArgumentException("series '" + name + "' needs as many values as times, but has "
                    + values.length + " values and " + timesNanos.length + " times");
        }
        for (int i = 1; i < timesNanos.length; i++) {
            if (timesNanos[i] < timesNanos[i - 1]) {
                throw new IllegalArgumentException(
                        "times of series '" + name + "' must not fall, but do at point " + i);
            }
        }
        return new Series(name, timesNanos.clone(), values.clone());
    }

    /**
     * What a legend calls it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * How many points there are.
     *
     * @return at least 0
     */
    public int size() {
        return values.length;
    }

    /**
     * Time of a point.
     *
     * @param index from 0
     * @return nanoseconds since 1970
     */
    public long timeNanos(int index) {
        return timesNanos[index];
    }

    /**
     * Value of a point.
     *
     * @param index from 0
     * @return NaN where there is none
     */
    public double value(int index) {
        return values[index];
    }

    /** Times, not to be changed. */
    long[] times() {
        return timesNanos;
    }

    /** Values, not to be changed. */
    double[] values() {
        return values;
    }

    /** How many points have a value. */
    int known() {
        int count = 0;
        for (double value : values) {
            count += Double.isFinite(value) ? 1 : 0;
        }
        return count;
    }

    /** Name and size. */
    @Override
    public String toString() {
        return "Series[" + name + ", " + values.length + " points]";
    }
}
