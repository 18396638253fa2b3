package io.otrep.portfolio.solver;

import java.util.Arrays;

/**
 * A program in the form the active-set method works on. The objective is divided by its own size. Each variable has knots, the points where its cost
 * may bend (its bounds and the centers between them), and lives on a knot or in the segment between two. Each row is a function of one number, bent at
 * its limits: outside them it costs {@link #penalty} a unit, an exact penalty (Fletcher, Practical Methods of Optimization, sec. 14.3).
 */
final class ScaledProgram {
    private static final double FIRST_PENALTY = 10;
    private static final double AT_KNOT = 1e-14;

    final QuadraticProgram program;
    final int size;
    final int rowCount;
    final int linearCount;
    /** Multiplies the objective. */
    final double scale;

    final double[][] knots;
    final double[][] coefficients;
    final double[][] centers;
    final double[] rates;
    final double[][] rowKnots;
    /** The size of each row, by which it was divided. */
    final double[] rowScale;

    double penalty = FIRST_PENALTY;

    ScaledProgram(QuadraticProgram program) {
        this.program = program;
        size = program.size();
        linearCount = program.rows().size();
        rowCount = linearCount + program.terms().size();
        scale = 1 / magnitude(program);
        coefficients = new double[linearCount][];
        rowKnots = new double[rowCount][];
        rowScale = new double[rowCount];
        centers = new double[rowCount - linearCount][];
        rates = new double[rowCount - linearCount];
        readRows();
        readTerms();
        knots = new double[size][];
        for (int i = 0; i < size; i++) {
            knots[i] = knotsOf(i);
        }
    }

    private static double magnitude(QuadraticProgram program) {
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < program.size(); i++) {
            sum += program.quadratic()[i][i];
            largest = Math.max(largest, Math.abs(program.linear(i)));
        }
        double magnitude = Math.max(sum / program.size(), largest);
        return magnitude > 0 ? magnitude : 1;
    }

    private void readRows() {
        for (int r = 0; r < linearCount; r++) {
            LinearRow row = program.rows().get(r);
            double largest = 0;
            for (double value : row.coefficients()) {
                largest = Math.max(largest, Math.abs(value));
            }
            double unit = largest > 0 ? largest : 1;
            rowScale[r] = unit;
            coefficients[r] = row.coefficients().clone();
            for (int i = 0; i < size; i++) {
                coefficients[r][i] /= unit;
            }
            rowKnots[r] = finite(row.low() / unit, row.high() / unit);
        }
    }

    private void readTerms() {
        for (int t = 0; t < centers.length; t++) {
            AbsoluteTerm term = program.terms().get(t);
            centers[t] = term.centers();
            rates[t] = term.rate() * scale;
            rowScale[linearCount + t] = 1;
            rowKnots[linearCount + t] = finite(term.limit(), term.limit());
        }
    }

    private static double[] finite(double low, double high) {
        return Arrays.stream(new double[] {low, high})
                .filter(Double::isFinite)
                .distinct()
                .toArray();
    }

    private double[] knotsOf(int i) {
        double low = program.lower(i);
        double high = program.upper(i);
        if (centers.length == 0) {
            return low == high ? new double[] {low} : new double[] {low, high};
        }
        double[] all = new double[centers.length + 2];
        all[0] = low;
        all[1] = high;
        for (int t = 0; t < centers.length; t++) {
            double center = centers[t][i];
            all[t + 2] = Double.isNaN(center) ? low : Math.max(low, Math.min(high, center));
        }
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /** The knot at which a value is, or the complement of its segment. */
    int placeOf(int i, double value) {
        int segment = 0;
        for (int k = 0; k < knots[i].length; k++) {
            if (Math.abs(value - knots[i][k]) <= AT_KNOT) {
                return k;
            }
            if (knots[i][k] < value) {
                segment = k;
            }
        }
        return ~segment;
    }

    /** How much a row changes with a variable in a segment. */
    double coefficient(int r, int i, int segment) {
        if (r < linearCount) {
            return coefficients[r][i];
        }
        double center = centers[r - linearCount][i];
        return knots[i][segment] >= center ? 1 : Double.isNaN(center) ? 0 : -1;
    }

    /** What one more of a row costs in a segment of it: segment s ends at knot s. */
    double rowSlope(int r, int segment) {
        double rate = r < linearCount ? 0 : rates[r - linearCount];
        int bends = rowKnots[r].length;
        if (bends == 0) {
            return rate;
        }
        if (r >= linearCount) {
            return segment == 0 ? rate : rate + penalty;
        }
        if (bends == 2) {
            return (segment - 1) * penalty;
        }
        LinearRow row = program.rows().get(r);
        boolean below = segment == 0;
        return below
                ? row.low() > Double.NEGATIVE_INFINITY ? -penalty : 0
                : row.high() < Double.POSITIVE_INFINITY ? penalty : 0;
    }

    double value(int r, double[] x) {
        return r < linearCount
                ? QuadraticProgram.product(coefficients[r], x)
                : program.terms().get(r - linearCount).value(x);
    }

    /** How far a value of a row is outside its limits. */
    double violation(int r, double value) {
        double[] bends = rowKnots[r];
        if (bends.length == 0) {
            return 0;
        }
        double below = rowSlope(r, 0) < 0 ? bends[0] - value : 0;
        int last = bends.length - 1;
        double base = r < linearCount ? 0 : rates[r - linearCount];
        double above = rowSlope(r, bends.length) > base ? value - bends[last] : 0;
        return Math.max(0, Math.max(below, above));
    }

    String rowName(int r) {
        return r < linearCount
                ? program.rows().get(r).name()
                : program.terms().get(r - linearCount).name();
    }
}
