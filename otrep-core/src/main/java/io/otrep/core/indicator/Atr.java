package io.otrep.core.indicator;

/**
 * Wilder's average true range (New Concepts in Technical Trading Systems, 1978): the mean of the first {@code period} true ranges, from
 * there on {@code a + (range - a) / period}. The true range of a bar is its high minus its low, both widened to the close before; the
 * first bar has none before. Unit: that of the prices. For bars (high, low, close) of 11, 9, 10 and 15, 13, 14 the ranges are 2 and 5;
 * the average of period 2 is 3.5. O(1) per bar. Single-threaded.
 */
public final class Atr {
    private final Ema mean;
    private double lastClose = Double.NaN;

    /**
     * Begins empty.
     *
     * @param period how many bars it averages, at least 1; Wilder used 14
     */
    public Atr(int period) {
        mean = Ema.wilder(period);
    }

    /**
     * The true range of one bar.
     *
     * @param high its high
     * @param low its low
     * @param lastClose the close before, {@code NaN} if there is none
     * @return the range, in the unit of the prices
     */
    public static double trueRange(double high, double low, double lastClose) {
        return Double.isNaN(lastClose) ? high - low : Math.max(high, lastClose) - Math.min(low, lastClose);
    }

    /**
     * Takes the next bar.
     *
     * @param high its high
     * @param low its low, at most the high
     * @param close its close
     * @throws IllegalArgumentException if a price is not finite, or the low is above the high; the average is left as it was
     */
    public void add(double high, double low, double close) {
        Inputs.requireValue(close);
        if (low > high) {
            throw new IllegalArgumentException("low must be at most high " + high + ", but was " + low);
        }
        mean.accumulate(trueRange(Inputs.requireValue(high), Inputs.requireValue(low), lastClose));
        lastClose = close;
    }

    /**
     * Whether enough bars have come.
     *
     * @return true from the {@code period}-th bar on
     */
    public boolean isReady() {
        return mean.isReady();
    }

    /**
     * The average true range.
     *
     * @return at least 0; {@code NaN} while not ready
     */
    public double value() {
        return mean.value();
    }
}
