package io.otrep.risk.gate;

import io.otrep.risk.ControlScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What happens in steps as one number gets worse: warn, scale limits down, open nothing (REDUCING), stop (HALTED), flatten.
 *
 * <p>{@code RiskLadder.builder(DRAWDOWN).warnAt(0.05).scaleAt(0.10, 0.5).reduceAt(0.15).haltAt(0.20).build()} halves the limits of exposure
 * when equity is 10 % below its peak, opens nothing from 15 % and halts at 20 %;
 * {@code RiskLadder.builder(LOSING_STREAK).scope(STRATEGY).scaleAt(3, 0.5).reduceAt(5).build()} does the like to a strategy that loses
 * five times in a row.
 *
 * <p>Coming down needs more than going up: WARN and SCALED end only when the number is {@code hysteresis} below their level. From REDUCING
 * on a step is a trip of the scope's switch; it ends when an operator rearms it, and the number then begins anew.
 *
 * <p>A flatten, and a halt for a loss that is read off marks, need two marks that are {@code confirmation} apart with the number beyond the
 * level all the while, an equity that is not suspect, and the venue's own equity within {@code equityTolerance} of ours. Until then the
 * step is REDUCING (a halt where it stands on its own) and the listener is alerted. A venue that states no equity does not stand in the way
 * of a halt, but nothing is flattened on it. Immutable and thread-safe.
 */
public final class RiskLadder {
    private final LadderCause cause;
    private final ControlScope.Kind scope;
    private final double[] at;
    private final double scale;
    private final double hysteresis;
    private final Duration window;
    private final Duration confirmation;
    private final double equityTolerance;
    private final LadderListener listener;

    private RiskLadder(Builder b) {
        this.cause = b.cause;
        this.scope = b.scope;
        this.at = b.at.clone();
        this.scale = b.scale;
        this.hysteresis = Double.isNaN(b.hysteresis) ? lowest(b.at) / 10 : b.hysteresis;
        this.window = b.window;
        this.confirmation = b.confirmation;
        this.equityTolerance = b.equityTolerance;
        this.listener = b.listener;
    }

    /**
     * Begins a ladder about the engine as a whole, without a level.
     *
     * @param cause what is measured
     * @return a builder
     */
    public static Builder builder(LadderCause cause) {
        return new Builder(cause);
    }

    /**
     * What is measured.
     *
     * @return the cause
     */
    public LadderCause cause() {
        return cause;
    }

    /**
     * What each number is about.
     *
     * @return the kind of scope
     */
    public ControlScope.Kind scope() {
        return scope;
    }

    /**
     * From where on a step is taken.
     *
     * @param level which, not CALM
     * @return in the unit of the cause, infinite if there is no such step
     */
    public double at(LadderLevel level) {
        return at[level.ordinal()];
    }

    /**
     * What limits of exposure are multiplied by from SCALED on.
     *
     * @return above 0, at most 1
     */
    public double scale() {
        return scale;
    }

    /**
     * How far below a level the number must fall to leave it.
     *
     * @return in the unit of the cause
     */
    public double hysteresis() {
        return hysteresis;
    }

    /**
     * How long refused orders count.
     *
     * @return longer than 0
     */
    public Duration window() {
        return window;
    }

    /**
     * How long the number must stay beyond a level that needs proof.
     *
     * @return at least 0
     */
    public Duration confirmation() {
        return confirmation;
    }

    /**
     * How far the venue's own equity may be from ours.
     *
     * @return fraction of ours
     */
    public double equityTolerance() {
        return equityTolerance;
    }

    /**
     * Who hears of moves and alerts.
     *
     * @return the listener
     */
    public LadderListener listener() {
        return listener;
    }

    /** Whether two marks and the venue's word are needed for a level. */
    boolean needsProof(LadderLevel level) {
        return level == LadderLevel.FLATTEN || level == LadderLevel.HALTED && cause.isOfMarks();
    }

    /** The lowest level that is set. */
    double lowest() {
        return lowest(at);
    }

    private static double lowest(double[] levels) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < levels.length; i++) {
            lowest = Math.min(lowest, levels[i]);
        }
        return lowest;
    }

    /** The highest level that is set. */
    double top() {
        double top = 0;
        for (double level : at) {
            top = level == Double.POSITIVE_INFINITY ? top : Math.max(top, level);
        }
        return top;
    }

    /**
     * A builder with everything this ladder has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(cause);
        b.scope = scope;
        System.arraycopy(at, 0, b.at, 0, at.length);
        b.scale = scale;
        b.hysteresis = hysteresis;
        b.window = window;
        b.confirmation = confirmation;
        b.equityTolerance = equityTolerance;
        b.listener = listener;
        return b;
    }

    /** Cause, scope and levels. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("RiskLadder[" + cause + " by " + scope);
        for (LadderLevel level : LadderLevel.values()) {
            if (at(level) > 0 && at(level) < Double.POSITIVE_INFINITY) {
                text.append(", ").append(level).append(' ').append(at(level));
            }
        }
        return text.append("]").toString();
    }

    /** Builds a {@link RiskLadder}. A level that is not set does not exist; at least one is needed. Not thread-safe. */
    public static final class Builder {
        private final LadderCause cause;
        private ControlScope.Kind scope = ControlScope.Kind.ENGINE;
        private final double[] at = new double[LadderLevel.values().length];
        private double scale = 1;
        private double hysteresis = Double.NaN;
        private Duration window = Duration.ofMinutes(1);
        private Duration confirmation = Duration.ofMinutes(1);
        private double equityTolerance = 0.05;
        private LadderListener listener = step -> {};

        private Builder(LadderCause cause) {
            this.cause = Objects.requireNonNull(cause, "cause");
            Arrays.fill(at, 1, at.length, Double.POSITIVE_INFINITY);
        }

        /**
         * What each number is about: one for the engine, or one for each route, strategy or instrument. Default: the engine.
         *
         * @param scope one of {@link LadderCause#scopes()}
         * @return this
         */
        public Builder scope(ControlScope.Kind scope) {
            this.scope = Objects.requireNonNull(scope, "scope");
            return this;
        }

        /**
         * From where on the listener is warned. Default: never.
         *
         * @param level in the unit of the cause, above 0, below the levels that follow
         * @return this
         */
        public Builder warnAt(double level) {
            return set(LadderLevel.WARN, level);
        }

        /**
         * From where on limits of exposure are smaller. Default: never.
         *
         * @param level in the unit of the cause
         * @param scale what limits are multiplied by, above 0, at most 1
         * @return this
         */
        public Builder scaleAt(double level, double scale) {
            this.scale = scale;
            return set(LadderLevel.SCALED, level);
        }

        /**
         * From where on nothing is opened. Default: never.
         *
         * @param level in the unit of the cause
         * @return this
         */
        public Builder reduceAt(double level) {
            return set(LadderLevel.REDUCING, level);
        }

        /**
         * From where on everything stops. Default: never.
         *
         * @param level in the unit of the cause
         * @return this
         */
        public Builder haltAt(double level) {
            return set(LadderLevel.HALTED, level);
        }

        /**
         * From where on what is held is closed. Default: never.
         *
         * @param level in the unit of the cause
         * @return this
         */
        public Builder flattenAt(double level) {
            return set(LadderLevel.FLATTEN, level);
        }

        private Builder set(LadderLevel step, double level) {
            at[step.ordinal()] = level;
            return this;
        }

        /**
         * How far below a level the number must fall to leave it. Default: a tenth of the lowest level.
         *
         * @param hysteresis in the unit of the cause, at least 0, below the lowest level
         * @return this
         */
        public Builder hysteresis(double hysteresis) {
            this.hysteresis = hysteresis;
            return this;
        }

        /**
         * How long refused orders count. Default one minute.
         *
         * @param window loop time, longer than 0
         * @return this
         */
        public Builder window(Duration window) {
            this.window = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * How long the number must stay beyond a level that needs proof. Default one minute.
         *
         * @param confirmation loop time, at least 0
         * @return this
         */
        public Builder confirmation(Duration confirmation) {
            this.confirmation = Objects.requireNonNull(confirmation, "confirmation");
            return this;
        }

        /**
         * How far the venue's own equity may be from ours. Default 0.05.
         *
         * @param equityTolerance fraction of ours, at least 0
         * @return this
         */
        public Builder equityTolerance(double equityTolerance) {
            this.equityTolerance = equityTolerance;
            return this;
        }

        /**
         * Who hears of moves and alerts. Default: nobody.
         *
         * @param listener called on the engine loop
         * @return this
         */
        public Builder listener(LadderListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the ladder.
         *
         * @return the ladder
         * @throws IllegalArgumentException naming every violation at once
         */
        public RiskLadder build() {
            List<String> found = new ArrayList<>();
            checkLevels(found);
            checkSettings(found);
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("ladder of " + cause + ": " + String.join("; ", found));
            }
            return new RiskLadder(this);
        }

        private void checkLevels(List<String> found) {
            double below = 0;
            LadderLevel lower = LadderLevel.CALM;
            for (LadderLevel level : LadderLevel.values()) {
                double here = at[level.ordinal()];
                if (level == LadderLevel.CALM || here == Double.POSITIVE_INFINITY) {
                    continue;
                }
                if (!(here > 0 && (!cause.isFraction() || here < 1))) {
                    found.add(level + " must be above 0" + (cause.isFraction() ? " and below 1" : "") + ", but was "
                            + here);
                } else if (here <= below) {
                    found.add(lower + " " + below + " must be below " + level + " " + here);
                }
                below = here;
                lower = level;
            }
            if (lower == LadderLevel.CALM) {
                found.add("no level is set; say at least reduceAt");
            }
        }

        private void checkSettings(List<String> found) {
            if (!cause.scopes().contains(scope)) {
                found.add("it is not measured by " + scope + "; choose one of " + cause.scopes());
            }
            if (!(scale > 0 && scale <= 1)) {
                found.add("scale must be above 0 and at most 1, but was " + scale);
            }
            if (!Double.isNaN(hysteresis) && !(hysteresis >= 0 && hysteresis < lowest(at))) {
                found.add("hysteresis must be at least 0 and below the lowest level " + lowest(at) + ", but was "
                        + hysteresis);
            }
            Require.positiveIfSet(found, "window", window);
            if (confirmation.isNegative()) {
                found.add("confirmation must be at least 0, but was " + confirmation);
            }
            if (!(equityTolerance >= 0)) {
                found.add("equityTolerance must be at least 0, but was " + equityTolerance);
            }
        }
    }
}
