package io.otrep.portfolio.allocate;

import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.solver.AbsoluteTerm;
import io.otrep.portfolio.solver.LinearRow;
import io.otrep.portfolio.solver.QuadraticProgram;
import io.otrep.portfolio.solver.Solution;
import io.otrep.portfolio.solver.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Minimises a {@link TailOracle} within limits by cutting planes with a proximal term (Lemaréchal, Lecture Notes in Economics and Mathematical Systems 117,
 * 1976; Kiwiel, Mathematical Programming 46, 1990). The function is polyhedral, so it ends at an exact optimum; until then each step gives a bound from below.
 * Single-threaded.
 */
final class TailBundle {
    private static final double GAP = 1e-10;
    private static final double DESCENT = 0.1;
    private static final double LEAST_WEIGHT = 1e-2;
    private static final double MOST_WEIGHT = 1e4;
    private static final double LEVEL_WEIGHT = 1e-1;
    /** How far above the cuts a model begins, so that none of them is in the way at once. */
    private static final double ABOVE = 1e-2;

    private static final int MOST_STEPS = 5_000;
    private static final int IDLE = 30;

    private final QuadraticProgram limits;
    private final TailOracle risk;
    private final Solver solver;
    private final int size;
    private final List<double[]> cuts = new ArrayList<>();
    private final List<Integer> lastUsed = new ArrayList<>();
    private double unit = 1;
    private double weight = 1;

    TailBundle(QuadraticProgram limits, TailOracle risk, Solver solver) {
        this.limits = limits;
        this.risk = risk;
        this.solver = solver;
        size = limits.size();
    }

    /** Weights with the least risk, to a relative gap of 1e-10. */
    Solution minimise(double[] start) {
        double[] center = start.clone();
        double[] gradient = new double[size];
        double value = risk.at(center, gradient);
        unit = Math.max(Math.abs(value), norm(gradient));
        if (unit == 0) {
            return Solution.of(center, new double[0], 0, 0);
        }
        cuts.add(gradient.clone());
        lastUsed.add(0);
        for (int step = 1; step <= MOST_STEPS; step++) {
            Solution model = solver.solve(model(center, value));
            if (!model.isSolved() && (model.reason() != AllocationFailure.NOT_CONVERGED || weight > MOST_WEIGHT)) {
                return model;
            }
            if (!model.isSolved()) {
                weight *= 3;
                continue;
            }
            double[] next = Arrays.copyOf(model.x(), size);
            double predicted = value - highestCut(next);
            double gap = predicted + weight * unit * distance(center, next) * 2;
            if (gap <= GAP * unit) {
                return Solution.of(center, new double[0], gap / unit, step);
            }
            forget(model.multipliers(), step);
            double there = risk.at(next, gradient);
            cuts.add(gradient.clone());
            lastUsed.add(step);
            if (there <= value - DESCENT * predicted) {
                center = next;
                value = there;
                weight = Math.max(LEAST_WEIGHT, weight / 4);
            }
        }
        return Solution.failed(AllocationFailure.NOT_CONVERGED, "the gap is not closed after " + MOST_STEPS + " cuts");
    }

    private double highestCut(double[] weights) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] cut : cuts) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += cut[i] * weights[i];
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    /** Weights and the level above all cuts, near the center. */
    private QuadraticProgram model(double[] center, double value) {
        double[][] quadratic = new double[size + 1][size + 1];
        double[] linear = new double[size + 1];
        double[] start = Arrays.copyOf(center, size + 1);
        for (int i = 0; i < size; i++) {
            quadratic[i][i] = weight;
            linear[i] = -weight * center[i];
        }
        start[size] = value / unit + ABOVE;
        quadratic[size][size] = LEVEL_WEIGHT * weight;
        linear[size] = 1 - LEVEL_WEIGHT * weight * value / unit;
        QuadraticProgram.Builder builder =
                QuadraticProgram.builder(quadratic).linear(linear).start(start);
        addLimits(builder);
        for (double[] cut : cuts) {
            double[] row = Arrays.copyOf(cut, size + 1);
            for (int i = 0; i < size; i++) {
                row[i] /= unit;
            }
            row[size] = -1;
            builder.row(new LinearRow("cut", row, Double.NEGATIVE_INFINITY, 0));
        }
        return builder.build();
    }

    private void addLimits(QuadraticProgram.Builder builder) {
        builder.bounds(
                widened(limits.lower(), Double.NEGATIVE_INFINITY), widened(limits.upper(), Double.POSITIVE_INFINITY));
        for (LinearRow row : limits.rows()) {
            builder.row(new LinearRow(row.name(), widened(row.coefficients(), 0), row.low(), row.high()));
        }
        for (AbsoluteTerm term : limits.terms()) {
            builder.term(new AbsoluteTerm(
                    term.name(), widened(term.centers(), Double.NaN), term.rate() / unit, term.limit()));
        }
    }

    private static double[] widened(double[] values, double last) {
        double[] wider = Arrays.copyOf(values, values.length + 1);
        wider[values.length] = last;
        return wider;
    }

    /** Drops cuts that have not held for a while. */
    private void forget(double[] multipliers, int step) {
        int first = limits.rows().size();
        for (int c = cuts.size() - 1; c >= 0; c--) {
            if (multipliers[first + c] != 0) {
                lastUsed.set(c, step);
            } else if (step - lastUsed.get(c) > IDLE) {
                cuts.remove(c);
                lastUsed.remove(c);
            }
        }
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
