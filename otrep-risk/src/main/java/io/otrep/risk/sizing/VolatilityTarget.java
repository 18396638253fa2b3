package io.otrep.risk.sizing;

import io.otrep.risk.SizerFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions that are larger where prices are calm: a full signal is worth
 * {@code equity * target * share / volatility}, at most {@code equity * leverage * share}.
 *
 * <p>Volatility is the standard deviation of close-to-close log returns of the last bars, times the square root of bars in a year: the
 * {@linkplain io.otrep.market.TradingCalendar#annualDays() trading days} of the instrument's calendar times the bars in a day. With
 * {@code VolatilityTarget.annual(0.10)}, four instruments, 100,000 USD and a volatility of 0.20, a full position is worth 100,000 * 0.10 *
 * 0.25 / 0.20 = 12,500 USD. Until the window is full, nothing is said, so the strategy stays out.
 *
 * <p>Defaults: a window of 20 bars, one bar a day, a share of 1 over the number of instruments (the target is then met when all of them
 * move together, and undershot otherwise), leverage 1, no following: a held signal keeps the size it was given.
 *
 * <p>Source: the estimator is that of J. Hull, Options, Futures, and Other Derivatives, "Estimating volatility from historical data"; the
 * exponentially weighted one is RiskMetrics Technical Document (1996), sec. 5.2. Immutable and thread-safe.
 */
public final class VolatilityTarget implements SizerFactory {
    private final double target;
    private final int window;
    private final double decay;
    private final double barsPerDay;
    private final double share;
    private final double leverage;
    private final boolean following;

    private VolatilityTarget(Builder b) {
        this.target = b.target;
        this.window = b.window;
        this.decay = b.decay;
        this.barsPerDay = b.barsPerDay;
        this.share = b.share;
        this.leverage = b.leverage;
        this.following = b.following;
    }

    /**
     * A target with all defaults.
     *
     * @param target annual volatility of the book, a fraction above 0: 0.10 for 10 %
     * @return the specification
     */
    public static VolatilityTarget annual(double target) {
        return builder(target).build();
    }

    /**
     * Begins a target.
     *
     * @param target annual volatility of the book, a fraction above 0
     * @return a builder
     */
    public static Builder builder(double target) {
        return new Builder(target);
    }

    @Override
    public ExplainedSizer create() {
        return new VolatilityTargetSizer(this);
    }

    /**
     * Annual volatility of the book.
     *
     * @return a fraction
     */
    public double target() {
        return target;
    }

    /**
     * Returns that are looked at.
     *
     * @return bars
     */
    public int window() {
        return window;
    }

    /**
     * Weight of the past in an exponentially weighted variance.
     *
     * @return between 0 and 1; NaN for a window with equal weights
     */
    public double decay() {
        return decay;
    }

    /**
     * Bars in a trading day.
     *
     * @return 1 for daily bars
     */
    public double barsPerDay() {
        return barsPerDay;
    }

    /**
     * Part of the target that one strategy may use on one instrument.
     *
     * @return a fraction; NaN for 1 over the number of instruments
     */
    public double share() {
        return share;
    }

    /**
     * Cap on the value of a full position, over equity times share.
     *
     * @return 1 for equity itself
     */
    public double leverage() {
        return leverage;
    }

    /**
     * Whether held signals are sized anew at every bar.
     *
     * @return true if so
     */
    public boolean isFollowing() {
        return following;
    }

    /**
     * A builder with everything this target has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(target);
        b.window = window;
        b.decay = decay;
        b.barsPerDay = barsPerDay;
        b.share = share;
        b.leverage = leverage;
        b.following = following;
        return b;
    }

    /** The settings. */
    @Override
    public String toString() {
        return "VolatilityTarget[" + target + " a year, window " + window + ", decay " + decay + ", bars a day "
                + barsPerDay + ", share " + share + ", leverage " + leverage + (following ? ", following]" : "]");
    }

    /** Builds a {@link VolatilityTarget}. Not thread-safe. */
    public static final class Builder {
        private final double target;
        private int window = 20;
        private double decay = Double.NaN;
        private double barsPerDay = 1;
        private double share = Double.NaN;
        private double leverage = 1;
        private boolean following;

        private Builder(double target) {
            this.target = target;
        }

        /**
         * Returns that are looked at, and needed before the first answer. Default 20.
         *
         * @param window bars, at least 2
         * @return this
         */
        public Builder window(int window) {
            this.window = window;
            return this;
        }

        /**
         * Weighs returns exponentially, with a mean of 0; the variance begins as that of the first window. Default: equal weights.
         *
         * @param decay weight of the past, between 0 and 1; RiskMetrics uses 0.94 for daily returns
         * @return this
         */
        public Builder ewma(double decay) {
            this.decay = decay;
            return this;
        }

        /**
         * Bars in a trading day. Default 1.
         *
         * @param barsPerDay above 0; 390 for minutes of a US equity day
         * @return this
         */
        public Builder barsPerDay(double barsPerDay) {
            this.barsPerDay = barsPerDay;
            return this;
        }

        /**
         * Part of the target that one strategy may use on one instrument. Default 1 over the number of instruments.
         *
         * @param share a fraction, above 0
         * @return this
         */
        public Builder share(double share) {
            this.share = share;
            return this;
        }

        /**
         * Cap on the value of a full position, over equity times share. Default 1.
         *
         * @param leverage above 0
         * @return this
         */
        public Builder leverage(double leverage) {
            this.leverage = leverage;
            return this;
        }

        /**
         * Whether held signals are sized anew at every bar, which trades more. Default false.
         *
         * @param following true to follow
         * @return this
         */
        public Builder following(boolean following) {
            this.following = following;
            return this;
        }

        /**
         * Makes the specification.
         *
         * @return the specification
         * @throws IllegalArgumentException naming every violation at once
         */
        public VolatilityTarget build() {
            List<String> found = new ArrayList<>();
            requirePositive(found, "target", target);
            requirePositive(found, "barsPerDay", barsPerDay);
            requirePositive(found, "leverage", leverage);
            if (!Double.isNaN(share)) {
                requirePositive(found, "share", share);
            }
            if (window < 2) {
                found.add("window must be at least 2 bars, but was " + window);
            }
            if (!Double.isNaN(decay) && !(decay > 0 && decay < 1)) {
                found.add("decay must be between 0 and 1, but was " + decay);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("volatility target: " + String.join("; ", found));
            }
            return new VolatilityTarget(this);
        }

        private static void requirePositive(List<String> found, String what, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                found.add(what + " must be above 0 and finite, but was " + value);
            }
        }
    }
}
