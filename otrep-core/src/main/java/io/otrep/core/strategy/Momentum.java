package io.otrep.core.strategy;

import io.otrep.core.indicator.RateOfChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes with the trend: the level follows the sign of the return over the last {@code lookback} closes (time series momentum: Moskowitz,
 * Ooi and Pedersen, 2012, Journal of Financial Economics 104(2), section 3). With {@code r = close(t) / close(t - lookback) - 1} the
 * level is
 *
 * <ul>
 *   <li>{@code sign(r)}, when {@code fullAt} is 0 (the default),
 *   <li>{@code r / fullAt} clipped to -1..1 otherwise: a return of 0.02 with {@code fullAt} 0.05 gives 0.4.
 * </ul>
 *
 * <p>Warm-up: {@code lookback + 1} closes. Single-threaded: called on the engine loop.
 */
public final class Momentum extends PriceStrategy {

    /**
     * Fully long or short by the sign of the return.
     *
     * @param lookback how many closes it looks back, at least 1
     */
    public Momentum(int lookback) {
        this(builder(lookback).checked());
    }

    private Momentum(Builder b) {
        super(b.lookback + 1, rules(b.lookback, b.fullAt, b.longOnly));
    }

    private static Supplier<Rule> rules(int lookback, double fullAt, boolean longOnly) {
        return () -> new Rule(lookback, fullAt, longOnly);
    }

    /**
     * Begins a strategy.
     *
     * @param lookback how many closes it looks back, at least 1
     * @return a builder
     */
    public static Builder builder(int lookback) {
        return new Builder(lookback);
    }

    private static final class Rule implements PriceRule {
        private final RateOfChange change;
        private final double fullAt;
        private final boolean longOnly;

        Rule(int lookback, double fullAt, boolean longOnly) {
            this.change = new RateOfChange(lookback);
            this.fullAt = fullAt;
            this.longOnly = longOnly;
        }

        @Override
        public void add(double close) {
            change.add(close);
        }

        @Override
        public boolean isReady() {
            return change.isReady();
        }

        @Override
        public double level() {
            double level = fullAt == 0 ? Math.signum(change.value()) : Levels.clip(change.value() / fullAt);
            return Levels.floored(level, longOnly);
        }
    }

    /** Builds a {@link Momentum}. Not thread-safe. */
    public static final class Builder {
        private final int lookback;
        private double fullAt;
        private boolean longOnly;

        private Builder(int lookback) {
            this.lookback = lookback;
        }

        /**
         * The return at which the level is full; less gives less. Default: 0, any return is enough.
         *
         * @param fullAt a fraction, 0 or from 1e-6 to 1e6, for example 0.05
         * @return this
         */
        public Builder fullAt(double fullAt) {
            this.fullAt = fullAt;
            return this;
        }

        /**
         * Whether levels below 0 become 0. Default: no.
         *
         * @param longOnly true never to be short
         * @return this
         */
        public Builder longOnly(boolean longOnly) {
            this.longOnly = longOnly;
            return this;
        }

        /**
         * Makes the strategy.
         *
         * @return a strategy for one run
         * @throws IllegalArgumentException naming every violation
         */
        public Momentum build() {
            return new Momentum(checked());
        }

        private Builder checked() {
            List<String> violations = new ArrayList<>();
            Arguments.length(violations, "lookback", lookback, 1);
            if (fullAt != 0 && !(fullAt >= 1e-6 && fullAt <= 1e6)) {
                violations.add("fullAt must be 0 or from 1e-6 to 1e6, but was " + fullAt);
            }
            Arguments.require("momentum", violations);
            return this;
        }
    }
}
