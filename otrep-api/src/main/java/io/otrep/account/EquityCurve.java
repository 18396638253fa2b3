package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Equity of a book over time, with the external cash flows that are no result of trading. Points are in time order. Immutable and
 * thread-safe.
 */
public final class EquityCurve {
    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;

    private final Currency currency;
    private final int size;
    private final long[][] timesNanos;
    private final double[][] equity;
    /** A chunk of flows that are all 0 is empty. */
    private final double[][] cumulativeFlow;

    private EquityCurve(Builder b) {
        this.currency = b.currency;
        this.size = b.size;
        this.timesNanos = b.timesNanos.toArray(new long[0][]);
        this.equity = b.equity.toArray(new double[0][]);
        this.cumulativeFlow = b.cumulativeFlow.toArray(new double[0][]);
        int rest = size & MASK;
        if (rest > 0) {
            int last = size >> SHIFT; // the only chunk that the builder may still write to
            timesNanos[last] = Arrays.copyOf(timesNanos[last], rest);
            equity[last] = Arrays.copyOf(equity[last], rest);
            cumulativeFlow[last] = Arrays.copyOf(cumulativeFlow[last], Math.min(rest, cumulativeFlow[last].length));
        }
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
        if (timesNanos.length != equity.length || timesNanos.length != cumulativeFlow.length) {
            throw new IllegalArgumentException(
                    "an equity curve needs as many equities and flows as times, but has " + timesNanos.length
                            + " times, " + equity.length + " equities and " + cumulativeFlow.length + " flows");
        }
        Builder curve = builder(currency);
        for (int i = 0; i < timesNanos.length; i++) {
            curve.add(timesNanos[i], equity[i], cumulativeFlow[i]);
        }
        return curve.build();
    }

    /**
     * Begins a curve that is written point by point: 16 bytes a point while nothing flows.
     *
     * @param currency the base currency
     * @return a builder
     */
    public static Builder builder(Currency currency) {
        return new Builder(currency);
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
        return size;
    }

    /**
     * Time of a point.
     *
     * @param index from 0
     * @return nanoseconds since 1970
     */
    public long timeNanos(int index) {
        return timesNanos[chunk(index)][index & MASK];
    }

    /**
     * Equity at a point.
     *
     * @param index from 0
     * @return in the base currency
     */
    public double equity(int index) {
        return equity[chunk(index)][index & MASK];
    }

    /**
     * Deposits minus withdrawals since the first point.
     *
     * @param index from 0
     * @return in the base currency
     */
    public double cumulativeFlow(int index) {
        double[] flows = cumulativeFlow[chunk(index)];
        return flows.length == 0 ? 0 : flows[index & MASK];
    }

    /**
     * Times of all points.
     *
     * @return a copy
     */
    public long[] timesNanos() {
        return IntStream.range(0, size).mapToLong(this::timeNanos).toArray();
    }

    /**
     * Equity at all points.
     *
     * @return a copy
     */
    public double[] equities() {
        return IntStream.range(0, size).mapToDouble(this::equity).toArray();
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
            double before = equity(i - 1);
            double flow = cumulativeFlow(i) - cumulativeFlow(i - 1);
            returns[i - 1] = before > 0 ? (equity(i) - flow) / before - 1 : Double.NaN;
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
        Builder daily = builder(currency);
        for (int i = 0; i < size(); i++) {
            boolean last = i + 1 == size() || !roll.dayOf(timeNanos(i)).equals(roll.dayOf(timeNanos(i + 1)));
            if (last) {
                daily.add(timeNanos(i), equity(i), cumulativeFlow(i));
            }
        }
        return daily.build();
    }

    /** The chunk of a point that there is. */
    private int chunk(int index) {
        return Objects.checkIndex(index, size) >> SHIFT;
    }

    /** Currency, size, first and last point. */
    @Override
    public String toString() {
        return "EquityCurve[" + currency + ", " + size() + " points"
                + (size() == 0 ? "" : ", " + equity(0) + " to " + equity(size() - 1)) + "]";
    }

    /** Writes an {@link EquityCurve}, in order of time. Not thread-safe. */
    public static final class Builder {
        private final Currency currency;
        private final ArrayList<long[]> timesNanos = new ArrayList<>();
        private final ArrayList<double[]> equity = new ArrayList<>();
        private final ArrayList<double[]> cumulativeFlow = new ArrayList<>();
        private long[] times = new long[0];
        private double[] values = new double[0];
        private long lastNanos = Long.MIN_VALUE;
        private int size;

        private Builder(Currency currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
        }

        /**
         * Adds a point.
         *
         * @param timeNanos not before the last one, nanoseconds since 1970
         * @param equity in the base currency; NaN if it is not known
         * @param cumulativeFlow deposits minus withdrawals since the first point, in the base currency
         * @return this
         * @throws IllegalArgumentException if the time is before the last one
         */
        public Builder add(long timeNanos, double equity, double cumulativeFlow) {
            if (timeNanos < lastNanos) {
                throw new IllegalArgumentException("times of an equity curve must not fall, but do at point " + size);
            }
            int at = size & MASK;
            if (at == 0) {
                begin();
            }
            lastNanos = timeNanos;
            times[at] = timeNanos;
            values[at] = equity;
            if (cumulativeFlow != 0) {
                flows()[at] = cumulativeFlow;
            }
            size++;
            return this;
        }

        private void begin() {
            times = new long[CHUNK];
            values = new double[CHUNK];
            timesNanos.add(times);
            equity.add(values);
            cumulativeFlow.add(new double[0]);
        }

        private double[] flows() {
            int chunk = size >> SHIFT;
            double[] flows = cumulativeFlow.get(chunk);
            if (flows.length == 0) {
                flows = new double[CHUNK];
                cumulativeFlow.set(chunk, flows);
            }
            return flows;
        }

        /**
         * Makes the curve.
         *
         * @return the curve of all points so far; those added later are not in it
         */
        public EquityCurve build() {
            return new EquityCurve(this);
        }
    }
}
