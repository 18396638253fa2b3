package io.otrep.portfolio.solver;

import io.otrep.portfolio.AllocationFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link QuadraticProgram}, or why there is none. Immutable and thread-safe. */
public final class Solution {
    private final double @Nullable [] x;
    private final @Nullable AllocationFailure reason;
    private final String detail;
    private final double[] multipliers;
    private final double residual;
    private final int steps;

    private Solution(
            double @Nullable [] x,
            @Nullable AllocationFailure reason,
            String detail,
            double[] multipliers,
            double residual,
            int steps) {
        this.x = x;
        this.reason = reason;
        this.detail = detail;
        this.multipliers = multipliers;
        this.residual = residual;
        this.steps = steps;
    }

    /**
     * An answer.
     *
     * @param x n values; copied
     * @param multipliers of rows, then of absolute terms; copied
     * @param residual how far the conditions of optimality are from holding, see {@link OptimalityCheck}; NaN if the solver gives no multipliers
     * @param steps it took
     * @return the solution
     */
    public static Solution of(double[] x, double[] multipliers, double residual, int steps) {
        return new Solution(x.clone(), null, "", multipliers.clone(), residual, steps);
    }

    /**
     * No answer.
     *
     * @param reason the kind of failure
     * @param detail in words
     * @return the solution
     */
    public static Solution failed(AllocationFailure reason, String detail) {
        return new Solution(null, Objects.requireNonNull(reason, "reason"), detail, new double[0], Double.NaN, 0);
    }

    /**
     * Whether there is an answer.
     *
     * @return true if so
     */
    public boolean isSolved() {
        return x != null;
    }

    /**
     * The answer.
     *
     * @return a copy
     * @throws IllegalStateException with the reason, if there is none
     */
    public double[] x() {
        if (x == null) {
            throw new IllegalStateException("no solution, " + reason + ": " + detail);
        }
        return x.clone();
    }

    /**
     * What the objective would gain for each unit by which a row or limit is loosened, with the sign of the side that holds.
     *
     * @return a copy: rows, then absolute terms
     */
    public double[] multipliers() {
        return multipliers.clone();
    }

    /**
     * How far the conditions of optimality are from holding.
     *
     * @return relative to the gradient, near 1e-14 for a good answer; NaN if not known
     */
    public double residual() {
        return residual;
    }

    /**
     * Steps taken.
     *
     * @return at least 0
     */
    public int steps() {
        return steps;
    }

    /**
     * The kind of failure.
     *
     * @return null if solved
     */
    public @Nullable AllocationFailure reason() {
        return reason;
    }

    /**
     * The failure in words.
     *
     * @return empty if solved
     */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return isSolved() ? "solved in " + steps + " steps, residual " + residual : reason + ": " + detail;
    }
}
