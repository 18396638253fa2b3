package io.otrep.portfolio.solver;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A point within bounds to begin with: zero where allowed, then the first row that asks for more is filled by the cheapest variables. */
final class StartingPoint {
    private StartingPoint() {}

    static double[] of(QuadraticProgram program) {
        double[] x = new double[program.size()];
        boolean atBounds = true;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(program.lower(i), Math.min(program.upper(i), 0));
            atBounds &= x[i] == program.lower(i);
        }
        if (atBounds) {
            fill(program, x);
        }
        return x;
    }

    private static void fill(QuadraticProgram program, double[] x) {
        for (LinearRow row : program.rows()) {
            if (row.value(x) < row.low()) {
                raise(program, row, x);
                return;
            }
        }
    }

    private static void raise(QuadraticProgram program, LinearRow row, double[] x) {
        double missing = row.low() - row.value(x);
        double[] cost = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            cost[i] = (program.linear(i) + program.quadratic()[i][i] / 2) / row.coefficients()[i];
        }
        int[] cheapest = IntStream.range(0, x.length)
                .filter(i -> row.coefficients()[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> cost[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i : cheapest) {
            double step = Math.min(missing / row.coefficients()[i], program.upper(i) - x[i]);
            x[i] += step;
            missing -= step * row.coefficients()[i];
            if (!(missing > 0)) {
                return;
            }
        }
    }
}
