package io.otrep.core.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a flatten may go. Each position is closed by one limit order at a time, priced through the other side of the market by a collar that widens:
 * with the defaults a sale at a bid of 100 asks for 99.50, five seconds later for 99.00, and so on to 95.00. Immutable and thread-safe.
 */
public final class FlattenOptions {
    /** Half a percent, half a percent more every five seconds, up to five percent; never a bare market order; two minutes of patience. */
    public static final FlattenOptions DEFAULT = builder().build();

    private final double firstCollar;
    private final double collarStep;
    private final double maxCollar;
    private final Duration interval;
    private final Duration patience;
    private final boolean bareMarket;

    private FlattenOptions(Builder b) {
        firstCollar = b.firstCollar;
        collarStep = b.collarStep;
        maxCollar = b.maxCollar;
        interval = b.interval;
        patience = b.patience;
        bareMarket = b.bareMarket;
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How far through the market the n-th close may go.
     *
     * @param attempt from 0
     * @return a share of the price, 0.005 for half a percent
     */
    public double collar(int attempt) {
        return Math.min(maxCollar, firstCollar + attempt * collarStep);
    }

    /**
     * The collar of the first close.
     *
     * @return a share of the price
     */
    public double firstCollar() {
        return firstCollar;
    }

    /**
     * What each close after it adds.
     *
     * @return a share of the price
     */
    public double collarStep() {
        return collarStep;
    }

    /**
     * The widest collar.
     *
     * @return a share of the price
     */
    public double maxCollar() {
        return maxCollar;
    }

    /**
     * How long a close works before the next one takes its place.
     *
     * @return above 0
     */
    public Duration interval() {
        return interval;
    }

    /**
     * How long a position may be in the way of its own close (entries that do not end, no price, a route that is down) before it is called STUCK.
     *
     * @return at least 0
     */
    public Duration patience() {
        return patience;
    }

    /**
     * Whether a market order without a limit follows when the widest collar was not enough, or no price is known.
     *
     * @return false by default
     */
    public boolean isBareMarket() {
        return bareMarket;
    }

    /**
     * A builder with these options.
     *
     * @return a new one
     */
    public Builder toBuilder() {
        return new Builder()
                .firstCollar(firstCollar)
                .collarStep(collarStep)
                .maxCollar(maxCollar)
                .interval(interval)
                .patience(patience)
                .bareMarket(bareMarket);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlattenOptions that
                && Double.compare(firstCollar, that.firstCollar) == 0
                && Double.compare(collarStep, that.collarStep) == 0
                && Double.compare(maxCollar, that.maxCollar) == 0
                && interval.equals(that.interval)
                && patience.equals(that.patience)
                && bareMarket == that.bareMarket;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(maxCollar) * 31 + interval.hashCode();
    }

    @Override
    public String toString() {
        return "collar " + firstCollar + " + " + collarStep + " every " + interval + " up to " + maxCollar
                + (bareMarket ? ", then at market" : "") + ", patience " + patience;
    }

    /** Makes options. Single-threaded. */
    public static final class Builder {
        private double firstCollar = 0.005;
        private double collarStep = 0.005;
        private double maxCollar = 0.05;
        private Duration interval = Duration.ofSeconds(5);
        private Duration patience = Duration.ofMinutes(2);
        private boolean bareMarket;

        private Builder() {}

        /**
         * The collar of the first close, default 0.005.
         *
         * @param firstCollar a share of the price, from 0 below 1
         * @return this
         */
        public Builder firstCollar(double firstCollar) {
            this.firstCollar = firstCollar;
            return this;
        }

        /**
         * What each close after the first adds, default 0.005.
         *
         * @param collarStep a share of the price, from 0 below 1
         * @return this
         */
        public Builder collarStep(double collarStep) {
            this.collarStep = collarStep;
            return this;
        }

        /**
         * The widest collar, default 0.05.
         *
         * @param maxCollar a share of the price, from the first collar below 1
         * @return this
         */
        public Builder maxCollar(double maxCollar) {
            this.maxCollar = maxCollar;
            return this;
        }

        /**
         * How long a close works before a wider one takes its place, default 5 s.
         *
         * @param interval above 0
         * @return this
         */
        public Builder interval(Duration interval) {
            this.interval = interval;
            return this;
        }

        /**
         * How long something may be in the way of a close before the position is called STUCK, default 2 min.
         *
         * @param patience at least 0
         * @return this
         */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /**
         * Whether a market order without a limit may follow the widest collar, default no.
         *
         * @param bareMarket true to let it
         * @return this
         */
        public Builder bareMarket(boolean bareMarket) {
            this.bareMarket = bareMarket;
            return this;
        }

        /**
         * The options.
         *
         * @return immutable
         * @throws IllegalArgumentException naming every violation
         */
        public FlattenOptions build() {
            List<String> violations = new ArrayList<>();
            requireShare(violations, "firstCollar", firstCollar);
            requireShare(violations, "collarStep", collarStep);
            requireShare(violations, "maxCollar", maxCollar);
            if (maxCollar < firstCollar) {
                violations.add("maxCollar must be at least firstCollar " + firstCollar + ", but was " + maxCollar);
            }
            if (interval.isNegative() || interval.isZero()) {
                violations.add("interval must be above 0, but was " + interval);
            }
            if (patience.isNegative()) {
                violations.add("patience must be at least 0, but was " + patience);
            }
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException("flatten options: " + String.join("; ", violations));
            }
            return new FlattenOptions(this);
        }

        private static void requireShare(List<String> violations, String name, double share) {
            if (!(share >= 0 && share < 1)) {
                violations.add(name + " must be from 0 below 1, but was " + share);
            }
        }
    }
}
