package io.otrep.risk.measure;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Repairs of a symmetric matrix that is no covariance, as estimates from pairs of assets or with views may be: a covariance has no negative eigenvalue.
 * Nothing that goes in is changed. Thread-safe.
 */
public final class NearestMatrix {
    private static final int MOST_STEPS = 200;
    private static final double STEADY = 1e-12;

    private NearestMatrix() {}

    /**
     * The nearest positive semidefinite matrix in the Frobenius norm: negative eigenvalues become a floor (N. Higham, Computing a Nearest Symmetric
     * Positive Semidefinite Matrix, Linear Algebra and its Applications 103, 1988).
     *
     * @param matrix n rows of n, symmetric, finite
     * @param floor the least eigenvalue, at least 0; above 0 the result can be inverted
     * @return n rows of n
     */
    public static double[][] positive(double[][] matrix, double floor) {
        requireSymmetric(matrix);
        if (!(floor >= 0)) {
            throw new IllegalArgumentException("floor must be at least 0, but was " + floor);
        }
        return clipped(new Array2DRowRealMatrix(matrix), floor).getData();
    }

    /**
     * The nearest correlation matrix in the Frobenius norm, by alternating projections with Dykstra's correction (N. Higham, Computing the Nearest Correlation
     * Matrix, IMA Journal of Numerical Analysis 22, 2002).
     *
     * @param matrix n rows of n, symmetric, finite
     * @return n rows of n, 1 on the diagonal, positive semidefinite to about 1e-10
     */
    public static double[][] correlation(double[][] matrix) {
        requireSymmetric(matrix);
        RealMatrix unit = new Array2DRowRealMatrix(matrix);
        RealMatrix correction = unit.scalarMultiply(0);
        for (int step = 0; step < MOST_STEPS; step++) {
            RealMatrix shifted = unit.subtract(correction);
            RealMatrix positive = clipped(shifted, 0);
            correction = positive.subtract(shifted);
            RealMatrix next = withUnitDiagonal(positive);
            boolean steady = next.subtract(unit).getFrobeniusNorm() <= STEADY * next.getFrobeniusNorm();
            unit = next;
            if (steady) {
                break;
            }
        }
        return Covariance.toCorrelation(clipped(unit, 0).getData());
    }

    private static RealMatrix withUnitDiagonal(RealMatrix matrix) {
        RealMatrix copy = matrix.copy();
        for (int i = 0; i < copy.getRowDimension(); i++) {
            copy.setEntry(i, i, 1);
        }
        return copy;
    }

    private static RealMatrix clipped(RealMatrix matrix, double floor) {
        EigenDecomposition parts = new EigenDecomposition(matrix);
        double[] values = parts.getRealEigenvalues();
        if (values[values.length - 1] >= floor) {
            return matrix.copy();
        }
        RealMatrix scaled = parts.getV().copy();
        for (int j = 0; j < values.length; j++) {
            double root = Math.sqrt(Math.max(floor, values[j]));
            for (int i = 0; i < values.length; i++) {
                scaled.multiplyEntry(i, j, root);
            }
        }
        return scaled.multiply(scaled.transpose());
    }

    private static void requireSymmetric(double[][] matrix) {
        Inputs.requireAtLeast("rows of matrix", matrix.length, 1);
        for (int i = 0; i < matrix.length; i++) {
            Inputs.requireSameLength("row " + i, matrix[i].length, "matrix", matrix.length);
            for (int j = 0; j < i; j++) {
                requireEqual(i, j, Inputs.requireFinite("entry", matrix[i][j]), matrix[j][i]);
            }
            Inputs.requireFinite("entry", matrix[i][i]);
        }
    }

    private static void requireEqual(int i, int j, double below, double above) {
        if (!(Math.abs(below - above) <= STEADY * Math.max(1, Math.abs(below)))) {
            throw new IllegalArgumentException(
                    "matrix must be symmetric, but has " + below + " at " + i + ", " + j + " and " + above + " across");
        }
    }
}
