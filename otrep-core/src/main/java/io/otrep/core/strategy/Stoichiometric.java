package io.otrep.core.strategy;

import io.otrep.core.indicator.GainLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Treats a price like a reaction that has an equilibrium: the more lopsided the recent gains and losses, the stronger the pull back.
 * With {@code G} the sum of the last {@code window} upward steps of the close, {@code L} that of the downward ones and the ratio
 * {@code r = G / L}, the level is
 *
 * <p>{@code (1 - r) / (1 + r) = (L - G) / (L + G)}
 *
 * <p>that is 0 at the equilibrium {@code r = 1}, -1 (short) after gains alone, 1 (long) after losses alone; 3 up and 1 down give -0.5.
 * Inside the tolerance the level is 0. Where nothing moved it is 0. It is {@code 1 - RSI / 50} of the index on plain sums. Warm-up:
 * {@code window + 1} closes. Single-threaded: called on the engine loop.
 */
public final class Stoichiometric extends PriceStrategy {

    /**
     * A strategy that goes long and short, without tolerance.
     *
     * @param window how many steps it weighs, at least 2
     */
    public Stoichiometric(int window) {
        this(builder(window).checked());
    }

    private Stoichiometric(Builder b) {
        super(b.window + 1, rules(b.window, b.tolerance, b.longOnly));
    }

    private static Supplier<Rule> rules(int window, double tolerance, boolean longOnly) {
        return () -> new Rule(window, tolerance, longOnly);
    }

    /**
     * Begins a strategy.
     *
     * @param window how many steps it weighs, at least 2
     * @return a builder
     */
    public static Builder builder(int window) {
        return new Builder(window);
    }

    private static final class Rule implements PriceRule {
        private final GainLoss balance;
        private final double tolerance;
        private final boolean longOnly;

        Rule(int window, double tolerance, boolean longOnly) {
            this.balance = new GainLoss(window);
            this.tolerance = tolerance;
            this.longOnly = longOnly;
        }

        @Override
        public void add(double close) {
            balance.add(close);
        }

        @Override
        public boolean isReady() {
            return balance.isReady();
        }

        @Override
        public double level() {
            double level = 0 - balance.value();
            return Math.abs(level) <= tolerance ? 0 : Levels.floored(level, longOnly);
        }
    }

    /** Builds a {@link Stoichiometric}. Not thread-safe. */
    public static final class Builder {
        private final int window;
        private double tolerance;
        private boolean longOnly;

        private Builder(int window) {
            this.window = window;
        }

        /**
         * How far from 0 a level must be to count. Default: 0.
         *
         * @param tolerance at least 0 and below 1; 0.2 ignores ratios from 2/3 to 3/2
         * @return this
         */
        public Builder tolerance(double tolerance) {
            this.tolerance = tolerance;
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
        public Stoichiometric build() {
            return new Stoichiometric(checked());
        }

        private Builder checked() {
            List<String> violations = new ArrayList<>();
            Arguments.length(violations, "window", window, 2);
            if (!(tolerance >= 0 && tolerance < 1)) {
                violations.add("tolerance must be at least 0 and below 1, but was " + tolerance);
            }
            Arguments.require("stoichiometric", violations);
            return this;
        }
    }
}
