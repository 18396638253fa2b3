package io.otrep.core.strategy;

import io.otrep.core.indicator.ZScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes against a stretched price, and stays until it has come back. With {@code z} the number of sample standard deviations the close
 * lies above the mean of the last {@code window} closes, itself among them:
 *
 * <ul>
 *   <li>{@code z >= entry}: short, level -1; {@code z <= -entry}: long, level 1;
 *   <li>in between, a short ends (level 0) once {@code z <= exit}, a long once {@code z >= -exit}; otherwise the level stays.
 * </ul>
 *
 * <p>With entry 2 and exit 0.5, scores of 2.1, 1, 0.4, -1 give -1, -1, 0, 0. Closes that do not move have a score of 0. Warm-up:
 * {@code window} closes. Single-threaded: called on the engine loop.
 */
public final class MeanReversion extends PriceStrategy {

    /**
     * A strategy that goes long and short.
     *
     * @param window how many closes it compares with, at least 3
     * @param entry the score at which it enters, above {@code exit} and below {@link ZScore#largest}
     * @param exit the score at which it leaves, at least 0
     */
    public MeanReversion(int window, double entry, double exit) {
        this(builder(window).entry(entry).exit(exit).checked());
    }

    private MeanReversion(Builder b) {
        super(b.window, rules(b.window, b.entry, b.exit, b.longOnly));
    }

    private static Supplier<Rule> rules(int window, double entry, double exit, boolean longOnly) {
        return () -> new Rule(window, entry, exit, longOnly);
    }

    /**
     * Begins a strategy.
     *
     * @param window how many closes it compares with, at least 3
     * @return a builder
     */
    public static Builder builder(int window) {
        return new Builder(window);
    }

    private static final class Rule implements PriceRule {
        private final ZScore score;
        private final double entry;
        private final double exit;
        private final boolean longOnly;
        private double level;

        Rule(int window, double entry, double exit, boolean longOnly) {
            this.score = new ZScore(window);
            this.entry = entry;
            this.exit = exit;
            this.longOnly = longOnly;
        }

        @Override
        public void add(double close) {
            score.add(close);
            if (score.isReady()) {
                level = after(level, score.value());
            }
        }

        private double after(double before, double z) {
            if (Math.abs(z) >= entry) {
                return -Math.signum(z);
            }
            return before * z >= -exit ? 0 : before;
        }

        @Override
        public boolean isReady() {
            return score.isReady();
        }

        @Override
        public double level() {
            return Levels.floored(level, longOnly);
        }
    }

    /** Builds a {@link MeanReversion}. Not thread-safe. */
    public static final class Builder {
        private final int window;
        private double entry = 2;
        private double exit = 0.5;
        private boolean longOnly;

        private Builder(int window) {
            this.window = window;
        }

        /**
         * The score at which it enters. Default: 2.
         *
         * @param entry standard deviations, above {@code exit} and below {@link ZScore#largest}, which no score passes
         * @return this
         */
        public Builder entry(double entry) {
            this.entry = entry;
            return this;
        }

        /**
         * The score at which it leaves. Default: 0.5.
         *
         * @param exit standard deviations, at least 0
         * @return this
         */
        public Builder exit(double exit) {
            this.exit = exit;
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
        public MeanReversion build() {
            return new MeanReversion(checked());
        }

        private Builder checked() {
            List<String> violations = new ArrayList<>();
            Arguments.length(violations, "window", window, 3);
            if (!(exit >= 0)) {
                violations.add("exit must be at least 0, but was " + exit);
            }
            if (!(entry > 0 && entry > exit)) {
                violations.add("entry must be above exit " + exit + ", but was " + entry);
            }
            if (violations.isEmpty() && !(entry < ZScore.largest(window))) {
                violations.add("entry must be below " + ZScore.largest(window) + ", the largest score of " + window
                        + " closes, but was " + entry);
            }
            Arguments.require("mean reversion", violations);
            return this;
        }
    }
}
