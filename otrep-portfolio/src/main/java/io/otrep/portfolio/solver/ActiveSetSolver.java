package io.otrep.portfolio.solver;

import io.otrep.portfolio.AllocationFailure;
import java.util.stream.IntStream;

/**
 * Our own solver for dense programs with bounds, few rows and absolute terms: a primal active-set method that keeps a Cholesky factor of the free part of
 * C, with an exact penalty for rows and limits. It begins with few free variables, so sparse answers are cheap. A singular C is handled by proximal
 * steps (Rockafellar, Monotone Operators and the Proximal Point Algorithm, SIAM Journal on Control and Optimization 14, 1976), which also solve linear
 * programs; a variable beyond 1e5 counts as unbounded. Stateless and thread-safe.
 */
public final class ActiveSetSolver implements Solver {
    private static final double QUADRATIC_RIDGE = 1e-7;
    private static final double LINEAR_RIDGE = 1e-3;
    private static final double MOST_PENALTY = 1e9;
    private static final double PENALTY_GROWTH = 100;
    private static final double FEASIBLE = 1e-10;
    private static final double SETTLED = 1e-14;
    private static final int MOST_ROUNDS = 1_000;

    @Override
    public Solution solve(QuadraticProgram program) {
        if (!isFinite(program.quadratic())) {
            return Solution.failed(AllocationFailure.BAD_INPUT, "the quadratic part has a NaN or an infinity in it");
        }
        return solve(new ActiveSet(new ScaledProgram(program)), program);
    }

    /** Leaves the sets of the answer behind. */
    static Solution solve(ActiveSet active, QuadraticProgram program) {
        double[] start = program.start().length == 0 ? StartingPoint.of(program) : clipped(program);
        ActiveSet.End end = minimise(active, start);
        if (broken(active) < 0) {
            return conclude(active, end);
        }
        ActiveSet nearest = new ActiveSet(new ScaledProgram(program.withoutObjective()));
        ActiveSet.End found = iterate(nearest, active.x.clone(), LINEAR_RIDGE);
        if (found == ActiveSet.End.OPTIMAL && broken(nearest) >= 0) {
            return infeasible(nearest);
        }
        end = minimise(active, nearest.x);
        while (broken(active) >= 0 && active.p.penalty < MOST_PENALTY) {
            active.p.penalty *= PENALTY_GROWTH;
            end = minimise(active, nearest.x);
        }
        return conclude(active, end);
    }

    private static ActiveSet.End minimise(ActiveSet active, double[] start) {
        QuadraticProgram program = active.p.program;
        boolean linear = IntStream.range(0, program.size()).allMatch(i -> program.quadratic()[i][i] == 0);
        ActiveSet.End end = linear ? ActiveSet.End.SINGULAR : iterate(active, start, 0);
        if (end != ActiveSet.End.SINGULAR) {
            return end;
        }
        return linear ? iterate(active, start, LINEAR_RIDGE) : iterate(active, active.x.clone(), QUADRATIC_RIDGE);
    }

    private static boolean isFinite(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                sum += value * 0;
            }
        }
        return sum == 0;
    }

    private static double[] clipped(QuadraticProgram program) {
        double[] x = program.start().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(program.lower(i), Math.min(program.upper(i), x[i]));
        }
        return x;
    }

    /** Rounds of the active-set method, with a new center while the ridge matters. */
    private static ActiveSet.End iterate(ActiveSet active, double[] start, double ridge) {
        active.set.ridge = ridge;
        if (!active.begin(start)) {
            return ActiveSet.End.SINGULAR;
        }
        int most = 50 * (active.p.size + active.p.rowCount) + 100;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = active.x.clone();
            ActiveSet.End end = active.run(most);
            if (end != ActiveSet.End.OPTIMAL || ridge * distance(before, active.x) <= SETTLED) {
                return end;
            }
            active.recenter();
        }
        return ActiveSet.End.NOT_CONVERGED;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /** A row outside its limits, or -1. */
    private static int broken(ActiveSet active) {
        for (int r = 0; r < active.p.rowCount; r++) {
            if (active.p.violation(r, active.values[r]) > FEASIBLE) {
                return r;
            }
        }
        return -1;
    }

    private static Solution conclude(ActiveSet active, ActiveSet.End end) {
        if (end == ActiveSet.End.UNBOUNDED) {
            return Solution.failed(AllocationFailure.UNBOUNDED, "nothing keeps the variables finite; give bounds");
        }
        if (end == ActiveSet.End.SINGULAR) {
            return Solution.failed(
                    AllocationFailure.BAD_INPUT, "the quadratic part is not positive semidefinite; repair it first");
        }
        return checked(active);
    }

    private static Solution infeasible(ActiveSet nearest) {
        int broken = broken(nearest);
        return Solution.failed(
                AllocationFailure.INFEASIBLE,
                "no point within all limits; " + nearest.p.rowName(broken) + " is off by "
                        + nearest.p.violation(broken, nearest.values[broken]) * nearest.p.rowScale[broken]);
    }

    private static Solution checked(ActiveSet active) {
        ScaledProgram p = active.p;
        double[] multipliers = new double[p.rowCount];
        for (int r = 0; r < p.rowCount; r++) {
            double rate = r < p.linearCount ? 0 : p.rates[r - p.linearCount];
            multipliers[r] = (active.multipliers[r] - rate) / p.scale / p.rowScale[r];
        }
        OptimalityCheck check = OptimalityCheck.of(p.program, active.x, multipliers);
        return check.passes()
                ? Solution.of(active.x, multipliers, check.residual(), active.steps())
                : Solution.failed(
                        AllocationFailure.NOT_CONVERGED,
                        "after " + active.steps() + " steps the best point fails its check: " + check);
    }
}
