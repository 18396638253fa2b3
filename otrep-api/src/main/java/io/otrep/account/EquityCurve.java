package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import java.util.Arrays;
import java.util.Objects;

/**
 * Equity of a book over time, with the external cash flows that are no result of trading. Points are in time order. Immutable and
 * thread-safe.
 */
public final class EquityCurve {
    private final Currency currency;
    private final long[] timesNanos;
    private final double[] equity;
    private final double[] cumulativeFlow;

    private EquityCurve(Currency currency, long[] timesNanos, double[] equity, double[] cumulativeFlow) {
        this.currency = currency;
        this.timesNanos = timesNanos;
        this.equity = equity;
        this.cumulativeFlow = cumulativeFlow;
    }

    /**
     * A curve.
     *
     * @param currency the base currency
     * @param timesNanos not falling, nanoseconds since 1970
     * @param equity in the base currency, one for each time; NaN where it was not known
     * @param cumulativeFlow deposits minus withdrawals since the first point, in the base currency, one for each time
     * @return the curve; the arrays are copied
     * @throws IllegalArgumentException if lengths differ or times fall
     */
    public static EquityCurve of(Currency currency, long[] timesNanos, double[] equity, double[] cumulativeFlow) {
        Objects.requireNonNull(currency, "currency");
        if (timesNanos.length != equity.length || timesNanos.length != cumulativeFlow.length) {
            throw new IllegalArgumentException(
                    "an equity curve needs as many equities and flows as times, but has " + timesNanos.length
                            + " times, " + equity.length + " equities and " + cumulativeFlow.length + " flows");
        }
        for (int i = 1; i < timesNanos.length; i++) {
            if (timesNanos[i] < timesNanos[i - 1]) {
                throw new IllegalArgumentException("times of an equity curve must not fall, but do at point " + i);
            }
        }
        return new EquityCurve(currency, timesNanos.clone(), equity.clone(), cumulativeFlow.clone());
    }

    /**
     * The base currency.
     *
     * @return the currency
     */
    public Currency currency() {
        return currency;
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
     * Time of a point.
     *
     * @param index from 0
     * @return nanoseconds since 1970
     */
    public long timeNanos(int index) {
        return timesNanos[index];
    }

    /**
     * Equity at a point.
     *
     * @param index from 0
     * @return in the base currency
     */
    public double equity(int index) {
        return equity[index];
    }

    /**
     * Deposits minus withdrawals since the first point.
     *
     * @param index from 0
     * @return in the base currency
     */
    public double cumulativeFlow(int index) {
        return cumulativeFlow[index];
    }

    /**
     * Times of all points.
     *
     * @return a copy
     */
    public long[] timesNanos() {
        return timesNanos.clone();
    }

    /**
     * Equity at all points.
     *
     * @return a copy
     */
    public double[] equities() {
        return equity.clone();
    }

    /**
     * Simple returns from point to point, external flows taken out: a flow counts as made at the end of the step in which it appears.
     * For example from 100 to 160 with a deposit of 50 is a return of 0.1.
     *
     * @return one fewer than points; empty if there are fewer than two; NaN where equity was not known, or not above 0 before, since
     *     nothing can be earned on nothing
     */
    public double[] returns() {
        double[] returns = new double[Math.max(0, size() - 1)];
        for (int i = 1; i < size(); i++) {
            double flow = cumulativeFlow[i] - cumulativeFlow[i - 1];
            returns[i - 1] = equity[i - 1] > 0 ? (equity[i] - flow) / equity[i - 1] - 1 : Double.NaN;
        }
        return returns;
    }

    /**
     * The curve at the last point of each day.
     *
     * @param roll when a day ends
     * @return one point a day
     */
    public EquityCurve daily(DayRoll roll) {
        int[] kept = new int[size()];
        int count = 0;
        for (int i = 0; i < size(); i++) {
            boolean last = i + 1 == size() || !roll.dayOf(timesNanos[i]).equals(roll.dayOf(timesNanos[i + 1]));
            if (last) {
                kept[count++] = i;
            }
        }
        int[] indexes = Arrays.copyOf(kept, count);
        return new EquityCurve(
                currency,
                Arrays.stream(indexes).mapToLong(i -> timesNanos[i]).toArray(),
                Arrays.stream(indexes).mapToDouble(i -> equity[i]).toArray(),
                Arrays.stream(indexes).mapToDouble(i -> cumulativeFlow[i]).toArray());
    }

    /** Currency, size, first and last point. */
    @Override
    public String toString() {
        return "EquityCurve[" + currency + ", " + size() + " points"
                + (size() == 0 ? "" : ", " + equity[0] + " to " + equity[size() - 1]) + "]";
    }
}
