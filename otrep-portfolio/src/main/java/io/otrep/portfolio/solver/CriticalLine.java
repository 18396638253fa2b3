package io.otrep.portfolio.solver;

import io.otrep.portfolio.AllocationFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All answers to {@code min x'Cx / 2 + c'x - t m'x} for t from 0 upwards. Between corners the answer is linear in t, so the corners are all there is
 * (Markowitz, The Optimization of a Quadratic Function Subject to Linear Constraints, Naval Research Logistics Quarterly 3, 1956; Bailey and López de
 * Prado, An Open-Source Implementation of the Critical-Line Algorithm for Portfolio Optimization, Algorithms 6, 2013). Stateless and thread-safe.
 */
public final class CriticalLine {
    private static final double LEAST_SLOPE = 1e-13;

    private CriticalLine() {}

    /**
     * A point where what is free changes; the array belongs to the caller.
     *
     * @param tolerance t
     * @param x the answer there
     */
    public record Corner(double tolerance, double[] x) {}

    /**
     * The corners, or why there are none. Immutable.
     *
     * @param corners by growing tolerance, the first at 0; beyond the last the answer stays the same; empty if it failed
     * @param reason null if all went well
     * @param detail the failure in words, or empty
     */
    public record Path(List<Corner> corners, @Nullable AllocationFailure reason, String detail) {
        /** Copies the list. */
        public Path {
            corners = List.copyOf(corners);
        }
    }

    /**
     * Follows the answers.
     *
     * @param program the question at t = 0
     * @param means m
     * @return all corners, or a failure; a singular C or answers without end fail
     */
    public static Path trace(QuadraticProgram program, double[] means) {
        ActiveSet active = new ActiveSet(new ScaledProgram(program));
        Solution first = ActiveSetSolver.solve(active, program);
        AllocationFailure reason = first.reason();
        if (reason != null) {
            return new Path(List.of(), reason, first.detail());
        }
        if (active.set.ridge > 0) {
            return new Path(
                    List.of(), AllocationFailure.BAD_INPUT, "the quadratic part is singular; shrink or repair it");
        }
        return new Follower(active, means).follow();
    }

    /** One walk. Single-threaded. */
    private static final class Follower {
        private final ActiveSet active;
        private final WorkingSet set;
        private final ScaledProgram p;
        private final double[] means;
        private final double[] direction;
        private final double[] slope;
        private final double[] rowSlope;
        private final double[] rowDirection;
        private final List<Corner> corners = new ArrayList<>();
        private double tolerance;

        Follower(ActiveSet active, double[] means) {
            this.active = active;
            set = active.set;
            p = active.p;
            this.means = means.clone();
            direction = new double[p.size];
            slope = new double[p.size];
            rowSlope = new double[p.rowCount];
            rowDirection = new double[p.rowCount];
            p.penalty = Double.MAX_VALUE;
        }

        Path follow() {
            corners.add(new Corner(0, active.x.clone()));
            int most = 20 * (p.size + p.rowCount) + 100;
            for (int step = 0; step < most; step++) {
                if (!aim()) {
                    return new Path(
                            List.of(), AllocationFailure.NOT_CONVERGED, "limits that hold depend on each other");
                }
                Event event = next();
                if (event == null) {
                    return stays() ? new Path(corners, null, "") : unbounded();
                }
                move(event.length);
                if (!apply(event)) {
                    return new Path(List.of(), AllocationFailure.BAD_INPUT, "the free part of C is singular");
                }
                if (event.length > 0) {
                    corners.add(new Corner(tolerance / p.scale, active.x.clone()));
                }
            }
            return new Path(List.of(), AllocationFailure.NOT_CONVERGED, "more corners than " + most);
        }

        private Path unbounded() {
            return new Path(List.of(), AllocationFailure.UNBOUNDED, "the mean grows without end; give bounds");
        }

        private boolean stays() {
            for (int f = 0; f < set.freeCount; f++) {
                if (Math.abs(direction[f]) > LEAST_SLOPE) {
                    return false;
                }
            }
            return true;
        }

        /** How everything changes with the tolerance. */
        private boolean aim() {
            double[] right = new double[p.rowCount];
            for (int f = 0; f < set.freeCount; f++) {
                direction[f] = means[set.free[f]];
            }
            if (set.solve(direction, right, true) >= 0) {
                return false;
            }
            if (set.freeCount <= set.activeCount) {
                Arrays.fill(direction, 0, set.freeCount, 0.0);
            }
            Arrays.fill(rowSlope, 0);
            for (int a = 0; a < set.activeCount; a++) {
                rowSlope[set.active[a]] = right[a];
            }
            for (int i = 0; i < p.size; i++) {
                slope[i] = -means[i];
            }
            for (int f = 0; f < set.freeCount; f++) {
                double[] column = p.program.quadratic()[set.free[f]];
                double d = direction[f] * p.scale;
                for (int i = 0; i < p.size; i++) {
                    slope[i] += d * column[i];
                }
            }
            for (int r = 0; r < p.rowCount; r++) {
                rowDirection[r] = set.isActive(r) ? 0 : change(r);
            }
            return true;
        }

        private double change(int r) {
            double sum = 0;
            for (int f = 0; f < set.freeCount; f++) {
                sum += set.coefficient(r, f) * direction[f];
            }
            return sum;
        }

        /** What happens first as the tolerance grows; null if nothing does. */
        private @Nullable Event next() {
            Event first = new Event(Double.POSITIVE_INFINITY, Kind.REST, -1, 0);
            for (int f = 0; f < set.freeCount; f++) {
                first = first.or(untilKnot(f));
            }
            for (int i = 0; i < p.size; i++) {
                if (!set.isFree(i)) {
                    first = first.or(untilReleased(i));
                }
            }
            for (int r = 0; r < p.rowCount; r++) {
                first = first.or(set.isActive(r) ? untilLetGo(r) : untilHeld(r));
            }
            return first.index < 0 ? null : first;
        }

        private Event untilKnot(int f) {
            int i = set.free[f];
            int segment = ~set.place[i];
            double d = direction[f];
            int at = d > 0 ? segment + 1 : segment;
            double length = Math.abs(d) <= LEAST_SLOPE ? Double.POSITIVE_INFINITY : (p.knots[i][at] - active.x[i]) / d;
            return new Event(length, Kind.REST, f, at);
        }

        private Event untilReleased(int i) {
            int at = set.place[i];
            Event right = at < p.knots[i].length - 1
                    ? new Event(untilZero(active.derivative(i, at), change(i, at)), Kind.RELEASE, i, at)
                    : new Event(Double.POSITIVE_INFINITY, Kind.RELEASE, i, at);
            return at > 0
                    ? right.or(new Event(
                            untilZero(-active.derivative(i, at - 1), -change(i, at - 1)), Kind.RELEASE, i, at - 1))
                    : right;
        }

        /** When a value that is not negative and falls gets to 0. */
        private static double untilZero(double value, double rate) {
            return rate < -LEAST_SLOPE ? Math.max(0, value) / -rate : Double.POSITIVE_INFINITY;
        }

        private double change(int i, int segment) {
            double sum = slope[i];
            for (int r = 0; r < p.rowCount; r++) {
                sum += rowSlope[r] == 0 ? 0 : rowSlope[r] * p.coefficient(r, i, segment);
            }
            return sum;
        }

        private Event untilHeld(int r) {
            int segment = ~set.rowPlace[r];
            double d = rowDirection[r];
            int at = d > 0 ? segment : segment - 1;
            boolean none = Math.abs(d) <= LEAST_SLOPE || at < 0 || at >= p.rowKnots[r].length;
            double length = none ? Double.POSITIVE_INFINITY : (p.rowKnots[r][at] - active.values[r]) / d;
            return new Event(length, Kind.HOLD, r, at);
        }

        private Event untilLetGo(int r) {
            int at = set.rowPlace[r];
            double value = active.multipliers[r];
            double rate = rowSlope[r];
            double bound = p.rowSlope(r, rate > 0 ? at + 1 : at);
            boolean none = Math.abs(rate) <= LEAST_SLOPE || Math.abs(bound) == Double.MAX_VALUE;
            double length = none ? Double.POSITIVE_INFINITY : (bound - value) / rate;
            return new Event(length, Kind.LET_GO, r, rate > 0 ? at + 1 : at);
        }

        private void move(double length) {
            tolerance += length;
            for (int f = 0; f < set.freeCount; f++) {
                active.x[set.free[f]] += length * direction[f];
            }
            for (int i = 0; i < p.size; i++) {
                active.gradient[i] += length * slope[i];
            }
            for (int r = 0; r < p.rowCount; r++) {
                active.multipliers[r] += length * rowSlope[r];
                active.values[r] += length * rowDirection[r];
            }
        }

        private boolean apply(Event event) {
            switch (event.kind) {
                case REST:
                    active.x[set.free[event.index]] = p.knots[set.free[event.index]][event.at];
                    set.fix(event.index, event.at);
                    return true;
                case RELEASE:
                    return set.release(event.index, event.at);
                case HOLD:
                    set.activate(event.index, event.at);
                    return true;
                default:
                    set.deactivate(positionOf(event.index), event.at);
                    active.multipliers[event.index] = p.rowSlope(event.index, event.at);
                    return true;
            }
        }

        private int positionOf(int r) {
            int position = 0;
            while (set.active[position] != r) {
                position++;
            }
            return position;
        }
    }

    /** What kind of change a corner is. */
    private enum Kind {
        REST,
        RELEASE,
        HOLD,
        LET_GO
    }

    /** A change after a length. */
    private record Event(double length, Kind kind, int index, int at) {
        Event {
            length = Math.max(0, length);
        }

        Event or(Event other) {
            return other.length < length ? other : this;
        }
    }
}
