package io.otrep.core.indicator;

/**
 * The exponential moving average: the mean of the first values, from there on {@code e + a (value - e)}. A weight {@code a} of 2/(n+1)
 * is the usual average of n values, 1/n is Wilder's (New Concepts in Technical Trading Systems, 1978). For 1, 2, 3, 4 and n = 3 it is
 * 2, then 3. O(1) per value. Single-threaded.
 */
public final class Ema implements Indicator {
    private final double weight;
    private final int first;
    private double mean;
    private int seen;

    private Ema(double weight, int first) {
        this.weight = weight;
        this.first = first;
    }

    /**
     * Begins empty, with a weight of 2/(period+1) and the mean of {@code period} values to start from.
     *
     * @param period at least 1
     */
    public Ema(int period) {
        this(2.0 / (Inputs.requireLength("period", period, 1) + 1.0), period);
    }

    /**
     * Wilder's average: a weight of 1/period and the mean of {@code period} values to start from.
     *
     * @param period at least 1
     * @return an empty average
     */
    public static Ema wilder(int period) {
        return new Ema(1.0 / Inputs.requireLength("period", period, 1), period);
    }

    /**
     * An average of a given weight that starts from the first value.
     *
     * @param weight of each new value, above 0 and at most 1
     * @return an empty average
     */
    public static Ema weighted(double weight) {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight must be above 0 and at most 1, but was " + weight);
        }
        return new Ema(weight, 1);
    }

    @Override
    public void add(double value) {
        accumulate(Inputs.requireValue(value));
    }

    /** Takes a difference of two values, which may be twice as large as a value. */
    void accumulate(double value) {
        if (seen < first) {
            seen++;
            mean += (value - mean) / seen;
        } else {
            mean += weight * (value - mean);
        }
    }

    @Override
    public boolean isReady() {
        return seen == first;
    }

    @Override
    public double value() {
        return isReady() ? mean : Double.NaN;
    }
}
