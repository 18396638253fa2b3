package io.otrep.portfolio.solver;

import java.util.Arrays;

/**
 * Which variables move freely and which rows hold, with the factor that solves for both: the free part of C by Cholesky, the rows by the Schur
 * complement in it. Single-threaded.
 */
final class WorkingSet {
    private static final double LEAST_PIVOT = 1e-11;
    private static final double DEPENDENT = 1e-14;

    final ScaledProgram p;
    /** The knot a variable rests on, or the complement of its segment while it is free. */
    final int[] place;
    /** The knot a row rests on, or the complement of its segment. */
    final int[] rowPlace;

    final int[] free;
    final int[] active;
    int freeCount;
    int activeCount;
    /** Added to the diagonal of C. */
    double ridge;

    private final CholeskyFactor factor;
    private final double[] column;
    private final double[] wanted;
    private double[][] whitened;
    private double[][] schur;

    WorkingSet(ScaledProgram p) {
        this.p = p;
        place = new int[p.size];
        rowPlace = new int[p.rowCount];
        free = new int[p.size];
        active = new int[p.rowCount];
        factor = new CholeskyFactor(64);
        column = new double[p.size];

        wanted = new double[p.rowCount];
        whitened = new double[0][];
        schur = new double[0][];
    }

    boolean isFree(int i) {
        return place[i] < 0;
    }

    boolean isActive(int r) {
        return rowPlace[r] >= 0;
    }

    /** Lets a variable move within a segment; false if the free part of C is singular with it. */
    boolean release(int i, int segment) {
        double[] products = p.program.quadratic()[i];
        for (int f = 0; f < freeCount; f++) {
            column[f] = products[free[f]] * p.scale;
        }
        if (!factor.append(column, products[i] * p.scale + ridge, LEAST_PIVOT)) {
            return false;
        }
        free[freeCount++] = i;
        place[i] = ~segment;
        return true;
    }

    /** Fixes the variable at a position of {@link #free} to a knot. */
    void fix(int position, int knot) {
        place[free[position]] = knot;
        factor.remove(position);
        freeCount--;
        System.arraycopy(free, position + 1, free, position, freeCount - position);
    }

    void activate(int r, int knot) {
        rowPlace[r] = knot;
        active[activeCount++] = r;
    }

    void deactivate(int position, int segment) {
        rowPlace[active[position]] = ~segment;
        activeCount--;
        System.arraycopy(active, position + 1, active, position, activeCount - position);
    }

    void clear() {
        factor.clear();
        freeCount = 0;
        activeCount = 0;
    }

    double coefficient(int r, int f) {
        return p.coefficient(r, free[f], ~place[free[f]]);
    }

    /**
     * Solves C d + A'y = b, A d = e for the free variables and active rows.
     *
     * @param b by position of the free; becomes d
     * @param e by position of the active rows; becomes y
     * @param exact whether to repair what rounding leaves of A d = e
     * @return the position of an active row that depends on those before it, or -1 if solved
     */
    int solve(double[] b, double[] e, boolean exact) {
        System.arraycopy(e, 0, wanted, 0, activeCount);
        factor.forward(b);
        whiten();
        for (int r = 0; r < activeCount; r++) {
            e[r] = CholeskyFactor.dot(whitened[r], b, freeCount) - e[r];
        }
        int dependent = factorSchur();
        if (dependent >= 0) {
            return dependent;
        }
        solveSchur(e);
        addRows(b, e, -1);
        factor.backward(b);
        if (exact) {
            repair(b, e);
        }
        return -1;
    }

    private void repair(double[] d, double[] y) {
        for (int r = 0; r < activeCount; r++) {
            for (int f = 0; f < freeCount; f++) {
                wanted[r] -= coefficient(active[r], f) * d[f];
            }
        }
        solveSchur(wanted);
        Arrays.fill(column, 0, freeCount, 0.0);
        addRows(column, wanted, 1);
        factor.backward(column);
        for (int f = 0; f < freeCount; f++) {
            d[f] += column[f];
        }
        for (int r = 0; r < activeCount; r++) {
            y[r] -= wanted[r];
        }
    }

    private void addRows(double[] to, double[] times, int sign) {
        for (int r = 0; r < activeCount; r++) {
            double[] row = whitened[r];
            double y = sign * times[r];
            for (int f = 0; f < freeCount; f++) {
                to[f] += y * row[f];
            }
        }
    }

    private void whiten() {
        if (whitened.length < activeCount) {
            whitened = new double[activeCount + 4][p.size];
            schur = new double[activeCount + 4][activeCount + 4];
        }
        for (int r = 0; r < activeCount; r++) {
            double[] row = whitened[r];
            for (int f = 0; f < freeCount; f++) {
                row[f] = coefficient(active[r], f);
            }
            factor.forward(row);
        }
    }

    /** Cholesky of the Schur complement; a row that depends on those before it, or -1. */
    private int factorSchur() {
        for (int i = 0; i < activeCount; i++) {
            double[] left = schur[i];
            for (int j = 0; j < i; j++) {
                double sum = CholeskyFactor.dot(whitened[i], whitened[j], freeCount);
                left[j] = (sum - CholeskyFactor.dot(left, schur[j], j)) / schur[j][j];
            }
            double length = CholeskyFactor.dot(whitened[i], whitened[i], freeCount);
            double rest = length - CholeskyFactor.dot(left, left, i);
            if (!(rest > DEPENDENT * length)) {
                return i;
            }
            left[i] = Math.sqrt(rest);
        }
        return -1;
    }

    private void solveSchur(double[] e) {
        for (int i = 0; i < activeCount; i++) {
            e[i] = (e[i] - CholeskyFactor.dot(schur[i], e, i)) / schur[i][i];
        }
        for (int i = activeCount - 1; i >= 0; i--) {
            e[i] /= schur[i][i];
            for (int j = 0; j < i; j++) {
                e[j] -= e[i] * schur[i][j];
            }
        }
    }
}
