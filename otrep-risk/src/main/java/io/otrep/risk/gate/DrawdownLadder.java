package io.otrep.risk.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happens as equity falls from its peak: warn, scale limits down, open nothing (REDUCING), stop (HALTED). Drawdowns are fractions of
 * the flow-adjusted peak over all marks: 0.15 is reached when equity is 85,000 after a peak of 100,000.
 *
 * <p>{@code DrawdownLadder.builder(0.15).warnAt(0.05).scaleAt(0.10, 0.5).haltAt(0.20).build()} halves the limits of exposure at 10 %,
 * opens nothing from 15 % and halts at 20 %.
 *
 * <p>Going up needs more than going down: warn and scale end only when the drawdown is {@code hysteresis} below their level. REDUCING and
 * HALTED are trips of the engine's switch; they end when an operator rearms it, and the peak then begins anew at the equity of that
 * moment. Immutable and thread-safe.
 */
public final class DrawdownLadder {
    private final double warnAt;
    private final double scaleAt;
    private final double scale;
    private final double reduceAt;
    private final double haltAt;
    private final double closeLimit;
    private final double hysteresis;
    private final Duration confirmation;
    private final double equityTolerance;
    private final DrawdownListener listener;

    private DrawdownLadder(Builder b) {
        this.warnAt = b.warnAt;
        this.scaleAt = b.scaleAt;
        this.scale = b.scale;
        this.reduceAt = b.reduceAt;
        this.haltAt = b.haltAt;
        this.closeLimit = b.closeLimit;
        this.hysteresis = b.hysteresis;
        this.confirmation = b.confirmation;
        this.equityTolerance = b.equityTolerance;
        this.listener = b.listener;
    }

    /**
     * Begins a ladder.
     *
     * @param reduceAt drawdown from which nothing is opened, above 0 and below 1
     * @return a builder
     */
    public static Builder builder(double reduceAt) {
        return new Builder(reduceAt);
    }

    /**
     * Level of the listener's warning.
     *
     * @return fraction, infinite if there is none
     */
    public double warnAt() {
        return warnAt;
    }

    /**
     * Level from which limits are scaled.
     *
     * @return fraction, infinite if there is none
     */
    public double scaleAt() {
        return scaleAt;
    }

    /**
     * What limits of exposure are multiplied by from {@link #scaleAt()}.
     *
     * @return above 0, at most 1
     */
    public double scale() {
        return scale;
    }

    /**
     * Level from which nothing is opened.
     *
     * @return fraction
     */
    public double reduceAt() {
        return reduceAt;
    }

    /**
     * Level from which everything stops.
     *
     * @return fraction, infinite if there is none
     */
    public double haltAt() {
        return haltAt;
    }

    /**
     * The limit of the drawdown from the highest equity at a roll of the day.
     *
     * @return fraction, infinite if there is none
     */
    public double closeLimit() {
        return closeLimit;
    }

    /**
     * How far below a level the drawdown must fall to leave it.
     *
     * @return fraction
     */
    public double hysteresis() {
        return hysteresis;
    }

    /**
     * How long the drawdown must stay beyond {@link #haltAt()} before it halts; until then REDUCING.
     *
     * @return at least 0
     */
    public Duration confirmation() {
        return confirmation;
    }

    /**
     * How far the venue's own equity may be from ours when it halts; farther, and it stays REDUCING.
     *
     * @return fraction of our equity
     */
    public double equityTolerance() {
        return equityTolerance;
    }

    /**
     * Who hears of a change.
     *
     * @return the listener
     */
    public DrawdownListener listener() {
        return listener;
    }

    /**
     * A builder with everything this ladder has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(reduceAt);
        b.warnAt = warnAt;
        b.scaleAt = scaleAt;
        b.scale = scale;
        b.haltAt = haltAt;
        b.closeLimit = closeLimit;
        b.hysteresis = hysteresis;
        b.confirmation = confirmation;
        b.equityTolerance = equityTolerance;
        b.listener = listener;
        return b;
    }

    /** The levels. */
    @Override
    public String toString() {
        return "DrawdownLadder[warn " + warnAt + ", scale " + scaleAt + " by " + scale + ", reduce " + reduceAt
                + ", halt " + haltAt + ", close " + closeLimit + "]";
    }

    /** Builds a {@link DrawdownLadder}. Not thread-safe. */
    public static final class Builder {
        private final double reduceAt;
        private double warnAt = Double.POSITIVE_INFINITY;
        private double scaleAt = Double.POSITIVE_INFINITY;
        private double scale = 1;
        private double haltAt = Double.POSITIVE_INFINITY;
        private double closeLimit = Double.POSITIVE_INFINITY;
        private double hysteresis = 0.01;
        private Duration confirmation = Duration.ofMinutes(1);
        private double equityTolerance = 0.05;
        private DrawdownListener listener = (from, to, drawdown, timeNanos) -> {};

        private Builder(double reduceAt) {
            this.reduceAt = reduceAt;
        }

        /**
         * Level of the listener's warning. Default: none.
         *
         * @param warnAt fraction, above 0, below the levels that follow
         * @return this
         */
        public Builder warnAt(double warnAt) {
            this.warnAt = warnAt;
            return this;
        }

        /**
         * Level from which limits of exposure are smaller. Default: none.
         *
         * @param scaleAt fraction, above 0, below reduceAt
         * @param scale what limits are multiplied by, above 0, below 1
         * @return this
         */
        public Builder scaleAt(double scaleAt, double scale) {
            this.scaleAt = scaleAt;
            this.scale = scale;
            return this;
        }

        /**
         * Level from which everything stops. Default: none.
         *
         * @param haltAt fraction, above reduceAt, below 1
         * @return this
         */
        public Builder haltAt(double haltAt) {
            this.haltAt = haltAt;
            return this;
        }

        /**
         * A second limit, on the drawdown from the highest equity at a roll of the day. Default: none.
         *
         * @param closeLimit fraction, above 0, below 1
         * @return this
         */
        public Builder closeLimit(double closeLimit) {
            this.closeLimit = closeLimit;
            return this;
        }

        /**
         * How far below a level the drawdown must fall to leave it. Default 0.01.
         *
         * @param hysteresis fraction, at least 0, below the lowest level
         * @return this
         */
        public Builder hysteresis(double hysteresis) {
            this.hysteresis = hysteresis;
            return this;
        }

        /**
         * How long the drawdown must stay beyond haltAt. Default one minute.
         *
         * @param confirmation at least 0
         * @return this
         */
        public Builder confirmation(Duration confirmation) {
            this.confirmation = Objects.requireNonNull(confirmation, "confirmation");
            return this;
        }

        /**
         * How far the venue's own equity may be from ours when it halts. Default 0.05.
         *
         * @param equityTolerance fraction, at least 0
         * @return this
         */
        public Builder equityTolerance(double equityTolerance) {
            this.equityTolerance = equityTolerance;
            return this;
        }

        /**
         * Who hears of a change. Default: nobody.
         *
         * @param listener called on the engine loop
         * @return this
         */
        public Builder listener(DrawdownListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the ladder.
         *
         * @return the ladder
         * @throws IllegalArgumentException naming every violation at once
         */
        public DrawdownLadder build() {
            List<String> found = violations();
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("drawdown ladder: " + String.join("; ", found));
            }
            return new DrawdownLadder(this);
        }

        private List<String> violations() {
            List<String> found = new ArrayList<>();
            Require.fraction(found, "reduceAt", reduceAt);
            requireLevel(found, "warnAt", warnAt);
            requireLevel(found, "scaleAt", scaleAt);
            requireLevel(found, "haltAt", haltAt);
            requireLevel(found, "closeLimit", closeLimit);
            requireOrder(found);
            if (!(scale > 0 && scale <= 1)) {
                found.add("scale must be above 0 and at most 1, but was " + scale);
            }
            double lowest = Math.min(Math.min(warnAt, scaleAt), reduceAt);
            if (!(hysteresis >= 0 && hysteresis < lowest)) {
                found.add("hysteresis must be at least 0 and below the lowest level " + lowest + ", but was "
                        + hysteresis);
            }
            if (confirmation.isNegative()) {
                found.add("confirmation must be at least 0, but was " + confirmation);
            }
            if (!(equityTolerance >= 0)) {
                found.add("equityTolerance must be at least 0, but was " + equityTolerance);
            }
            return found;
        }

        private static void requireLevel(List<String> found, String what, double level) {
            if (level != Double.POSITIVE_INFINITY) {
                Require.fraction(found, what, level);
            }
        }

        private void requireOrder(List<String> found) {
            requireBelow(found, "warnAt", warnAt, "scaleAt", scaleAt);
            requireBelow(found, "warnAt", warnAt, "reduceAt", reduceAt);
            requireBelow(found, "scaleAt", scaleAt, "reduceAt", reduceAt);
            requireBelow(found, "reduceAt", reduceAt, "haltAt", haltAt);
        }

        private static void requireBelow(List<String> found, String low, double is, String high, double than) {
            if (is != Double.POSITIVE_INFINITY && is >= than) {
                found.add(low + " " + is + " must be below " + high + " " + than);
            }
        }
    }
}
