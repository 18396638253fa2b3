package io.otrep.portfolio.solver;

/**
 * What a point and its multipliers lack to be the answer (Karush, Kuhn and Tucker). It looks at the program alone, not at how the answer was found. For a
 * positive semidefinite C a residual of 0 proves that no feasible point is better.
 *
 * @param infeasibility the most by which a bound, row or limit is broken
 * @param residual the most by which a derivative has the wrong sign or a multiplier stands at a limit that does not bind, as a share of the
 *     largest sum of what a derivative is made of
 */
public record OptimalityCheck(double infeasibility, double residual) {
    private static final double MOST_INFEASIBLE = 1e-9;
    private static final double MOST_RESIDUAL = 1e-8;
    private static final double TOUCHING = 1e-12;

    /**
     * Checks one answer.
     *
     * @param program the question
     * @param x the point
     * @param multipliers of rows, then of limits of absolute terms
     * @return both figures; NaN or infinite where the point is
     */
    public static OptimalityCheck of(QuadraticProgram program, double[] x, double[] multipliers) {
        double[] gradient = gradient(program, x, multipliers);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(program.linear(i)) + size(program.quadratic()[i], x));
            worst = Math.max(worst, wrongSign(program, x, multipliers, i, gradient[i]));
        }
        worst = Math.max(worst, slackness(program, x, multipliers));
        return new OptimalityCheck(infeasibility(program, x), largest > 0 ? worst / largest : worst);
    }

    private static double[] gradient(QuadraticProgram program, double[] x, double[] multipliers) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] = QuadraticProgram.product(program.quadratic()[i], x) + program.linear(i);
            for (int r = 0; r < program.rows().size(); r++) {
                gradient[i] += multipliers[r] == 0
                        ? 0
                        : multipliers[r] * program.rows().get(r).coefficients()[i];
            }
        }
        return gradient;
    }

    private static double size(double[] row, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(row[i] * x[i]);
        }
        return sum;
    }

    private static double wrongSign(QuadraticProgram program, double[] x, double[] multipliers, int i, double smooth) {
        double up = smooth;
        double down = smooth;
        int rows = program.rows().size();
        for (int t = 0; t < program.terms().size(); t++) {
            AbsoluteTerm term = program.terms().get(t);
            double distance = x[i] - term.centers()[i];
            double price = Double.isNaN(distance) ? 0 : term.rate() + multipliers[rows + t];
            up += distance >= -TOUCHING ? price : -price;
            down += distance <= TOUCHING ? -price : price;
        }
        double rising = x[i] < program.upper(i) - TOUCHING ? -up : 0;
        double falling = x[i] > program.lower(i) + TOUCHING ? down : 0;
        return Math.max(0, Math.max(rising, falling));
    }

    private static double slackness(QuadraticProgram program, double[] x, double[] multipliers) {
        double worst = 0;
        int rows = program.rows().size();
        for (int r = 0; r < rows; r++) {
            LinearRow row = program.rows().get(r);
            worst = Math.max(worst, slack(row.value(x), row.low(), row.high(), multipliers[r]));
        }
        for (int t = 0; t < program.terms().size(); t++) {
            AbsoluteTerm term = program.terms().get(t);
            worst = Math.max(
                    worst, slack(term.value(x), Double.NEGATIVE_INFINITY, term.limit(), multipliers[rows + t]));
        }
        return worst;
    }

    private static double slack(double value, double low, double high, double multiplier) {
        if (multiplier == 0) {
            return 0;
        }
        double distance = multiplier > 0 ? high - value : value - low;
        return Math.abs(multiplier) * Math.min(1, Math.abs(distance));
    }

    /**
     * How far a point is outside.
     *
     * @param program with bounds, rows and limits
     * @param x the point
     * @return at least 0, rows divided by their largest coefficient; infinite for a point that is not finite
     */
    public static double infeasibility(QuadraticProgram program, double[] x) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, outside(x[i], program.lower(i), program.upper(i)));
        }
        for (LinearRow row : program.rows()) {
            worst = Math.max(worst, outside(row.value(x), row.low(), row.high()) / unit(row));
        }
        for (AbsoluteTerm term : program.terms()) {
            worst = Math.max(worst, term.value(x) - term.limit());
        }
        return worst;
    }

    private static double unit(LinearRow row) {
        double largest = 0;
        for (double value : row.coefficients()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest > 0 ? largest : 1;
    }

    private static double outside(double value, double low, double high) {
        return Math.max(0, Math.max(low - value, value - high));
    }

    /**
     * Whether the answer may be given out.
     *
     * @return true for at most 1e-9 outside and a residual of at most 1e-8
     */
    public boolean passes() {
        return infeasibility <= MOST_INFEASIBLE && residual <= MOST_RESIDUAL;
    }
}
