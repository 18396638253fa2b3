package io.otrep.core;

import java.util.Arrays;

/**
 * What a book held over time at its marks, long and short, in the base currency: 150 long and 50 short on an equity of 100 is a gross exposure of 2 and a
 * net exposure of 1. A long run is sampled so that a few thousand points remain. Immutable and thread-safe.
 */
public final class ExposureCurve {
    private final long[] timesNanos;
    private final double[] longValues;
    private final double[] shortValues;
    private final double[] equity;

    private ExposureCurve(long[] timesNanos, double[] longValues, double[] shortValues, double[] equity) {
        this.timesNanos = timesNanos;
        this.longValues = longValues;
        this.shortValues = shortValues;
        this.equity = equity;
    }

    /**
     * A curve.
     *
     * @param timesNanos not falling, nanoseconds since 1970
     * @param longValues of what is held long, at least 0, one for each time; NaN where a mark or a rate was missing
     * @param shortValues of what is held short, at least 0, one for each time; NaN where a mark or a rate was missing
     * @param equity one for each time; NaN where it was not known
     * @return the curve; the arrays are copied
     * @throws IllegalArgumentException if lengths differ
     */
    public static ExposureCurve of(long[] timesNanos, double[] longValues, double[] shortValues, double[] equity) {
        int size = timesNanos.length;
        if (longValues.length != size || shortValues.length != size || equity.length != size) {
            throw new IllegalArgumentException("an exposure curve needs as many values as times, but has " + size
                    + " times, " + longValues.length + " long, " + shortValues.length + " short and " + equity.length
                    + " equities");
        }
        return new ExposureCurve(timesNanos.clone(), longValues.clone(), shortValues.clone(), equity.clone());
    }

    /**
     * How many points there are.
     *
     * @return at least 0
     */
    public int size() {
        return timesNanos.length;
    }

    /**
     * Times of all points.
     *
     * @return a copy, nanoseconds since 1970
     */
    public long[] timesNanos() {
        return timesNanos.clone();
    }

    /**
     * What was held long, over equity.
     *
     * @return a copy; NaN where a value was not known or equity not above 0
     */
    public double[] longs() {
        return overEquity(1, 0);
    }

    /**
     * What was held short, over equity.
     *
     * @return a copy, at least 0; NaN where a value was not known or equity not above 0
     */
    public double[] shorts() {
        return overEquity(0, 1);
    }

    /**
     * Long and short together, over equity.
     *
     * @return a copy, at least 0; NaN where a value was not known or equity not above 0
     */
    public double[] gross() {
        return overEquity(1, 1);
    }

    /**
     * Long less short, over equity.
     *
     * @return a copy; NaN where a value was not known or equity not above 0
     */
    public double[] net() {
        return overEquity(1, -1);
    }

    private double[] overEquity(double longFactor, double shortFactor) {
        double[] shares = new double[size()];
        Arrays.setAll(
                shares,
                i -> equity[i] > 0
                        ? (longFactor * longValues[i] + shortFactor * shortValues[i]) / equity[i]
                        : Double.NaN);
        return shares;
    }

    /** The size. */
    @Override
    public String toString() {
        return "ExposureCurve[" + size() + " points]";
    }
}
