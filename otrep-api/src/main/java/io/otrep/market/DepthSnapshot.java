package io.otrep.market;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order book of an instrument down to some depth: best price first on each side. Immutable and thread-safe; the arrays given
 * are copied.
 */
public final class DepthSnapshot implements MarketEvent {
    private final Instrument instrument;
    private final long timeNanos;
    private final double[] bidPrices;
    private final double[] bidSizes;
    private final double[] askPrices;
    private final double[] askSizes;

    /**
     * A snapshot.
     *
     * @param instrument what is quoted
     * @param timeNanos when it became known, nanoseconds since 1970
     * @param bidPrices strictly falling
     * @param bidSizes units, as many as prices
     * @param askPrices strictly rising
     * @param askSizes units, as many as prices
     * @throws IllegalArgumentException if lengths differ, prices are not ordered, or a number is not finite and above 0
     */
    public DepthSnapshot(
            Instrument instrument,
            long timeNanos,
            double[] bidPrices,
            double[] bidSizes,
            double[] askPrices,
            double[] askSizes) {
        this.instrument = Objects.requireNonNull(instrument, "instrument");
        this.timeNanos = timeNanos;
        this.bidPrices = checked("bid", bidPrices, bidSizes, -1);
        this.bidSizes = bidSizes.clone();
        this.askPrices = checked("ask", askPrices, askSizes, 1);
        this.askSizes = askSizes.clone();
    }

    private static double[] checked(String side, double[] prices, double[] sizes, int direction) {
        if (prices.length != sizes.length) {
            throw new IllegalArgumentException(
                    side + " has " + prices.length + " prices but " + sizes.length + " sizes");
        }
        for (int i = 0; i < prices.length; i++) {
            Checks.requirePrice(side + " price " + i, prices[i]);
            Checks.requireSize(side + " size " + i, sizes[i]);
            if (i > 0 && (prices[i] - prices[i - 1]) * direction <= 0) {
                throw new IllegalArgumentException(side + " prices must go away from the best, but level " + i + " is "
                        + prices[i] + " after " + prices[i - 1]);
            }
        }
        return prices.clone();
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * How many bid levels there are.
     *
     * @return at least 0
     */
    public int bidLevels() {
        return bidPrices.length;
    }

    /**
     * How many ask levels there are.
     *
     * @return at least 0
     */
    public int askLevels() {
        return askPrices.length;
    }

    /**
     * Price of a bid level.
     *
     * @param level 0 is the best
     * @return the price
     */
    public double bidPrice(int level) {
        return bidPrices[level];
    }

    /**
     * Units at a bid level.
     *
     * @param level 0 is the best
     * @return the units
     */
    public double bidSize(int level) {
        return bidSizes[level];
    }

    /**
     * Price of an ask level.
     *
     * @param level 0 is the best
     * @return the price
     */
    public double askPrice(int level) {
        return askPrices[level];
    }

    /**
     * Units at an ask level.
     *
     * @param level 0 is the best
     * @return the units
     */
    public double askSize(int level) {
        return askSizes[level];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DepthSnapshot that
                && timeNanos == that.timeNanos
                && instrument.equals(that.instrument)
                && Arrays.equals(bidPrices, that.bidPrices)
                && Arrays.equals(bidSizes, that.bidSizes)
                && Arrays.equals(askPrices, that.askPrices)
                && Arrays.equals(askSizes, that.askSizes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instrument, timeNanos, Arrays.hashCode(bidPrices), Arrays.hashCode(askPrices));
    }

    @Override
    public String toString() {
        return "DepthSnapshot[" + instrument + ", " + time() + ", " + bidPrices.length + " x " + askPrices.length + "]";
    }
}
