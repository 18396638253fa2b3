package io.otrep.portfolio.cost;

import io.otrep.account.Fill;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Where the market stood some time after executions, beside what they paid: at each horizon {@code side * (mid - price) / price}, weighted by value, in
 * basis points. Above 0 the market came our way; a taker's markouts begin below 0 by the half spread, and a maker's that fall with the horizon show that
 * better informed traders were on the other side. Immutable and thread-safe.
 */
public final class Markouts {
    private final List<Duration> horizons;
    private final double[] basisPoints;
    private final int[] counts;

    private Markouts(List<Duration> horizons) {
        this.horizons = List.copyOf(horizons);
        basisPoints = new double[horizons.size()];
        counts = new int[horizons.size()];
    }

    /**
     * Measures executions of one instrument.
     *
     * @param fills the executions
     * @param mids the market, to the longest horizon after the last of them; an execution whose horizon it does not reach is left out there
     * @param horizons how long after, at least 0 each
     * @return the markouts
     * @throws IllegalArgumentException if a horizon is below 0
     */
    public static Markouts of(List<Fill> fills, MidHistory mids, List<Duration> horizons) {
        Markouts markouts = new Markouts(horizons);
        for (int i = 0; i < horizons.size(); i++) {
            if (horizons.get(i).isNegative()) {
                throw new IllegalArgumentException("horizon must be at least 0, but was " + horizons.get(i));
            }
            markouts.measure(i, fills, mids);
        }
        return markouts;
    }

    private void measure(int index, List<Fill> fills, MidHistory mids) {
        double gained = 0;
        double value = 0;
        for (Fill fill : fills) {
            double mid = mids.at(fill.timeNanos() + horizons.get(index).toNanos());
            if (mid > 0) {
                double units = fill.signedQuantity().toDouble();
                gained += units * (mid - fill.price().toDouble());
                value += Math.abs(units) * fill.price().toDouble();
                counts[index]++;
            }
        }
        basisPoints[index] = gained / value / CostQuery.BASIS_POINT;
    }

    /**
     * The horizons.
     *
     * @return in the order given
     */
    public List<Duration> horizons() {
        return horizons;
    }

    /**
     * The markout at a horizon.
     *
     * @param index of the horizon
     * @return basis points, above 0 if the market came our way; NaN if no execution could be measured
     */
    public double basisPoints(int index) {
        return basisPoints[index];
    }

    /**
     * How many executions were measured at a horizon.
     *
     * @param index of the horizon
     * @return at most the number of fills
     */
    public int count(int index) {
        return counts[index];
    }

    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ", "Markouts[", "]");
        for (int i = 0; i < counts.length; i++) {
            parts.add(String.format(Locale.ROOT, "%s %.3f bps of %d", horizons.get(i), basisPoints[i], counts[i]));
        }
        return parts.toString();
    }
}
