package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Makes a matrix of pairwise correlations positive semidefinite by as little shrinking toward no correlation as that takes: (1 - a) C + a I for the least a, found
 * by halving with a Cholesky factorisation (N. Higham, N. Strabic and V. Sego, Restoring Definiteness via Shrinking, SIAM Review 58, 2016). It keeps the
 * diagonal at 1 and the order of all correlations, and costs n^3 / 3 when nothing is to be done, where {@link NearestMatrix#correlation} needs
 * eigenvectors many times. Thread-safe.
 */
public final class DefiniteCorrelation {
    private static final double ROUNDING = 1e-9;
    private static final int HALVINGS = 30;

    private DefiniteCorrelation() {}

    /**
     * The matrix itself if it is positive semidefinite to 1e-9, otherwise the shrunk one.
     *
     * @param correlation n rows of n, symmetric, 1 on the diagonal; assets with a NaN on the diagonal are left out, and so are those with a NaN to another that is
     *     not, the later first
     * @return a new array, n rows of n; NaN in the rows and columns left out
     */
    public static double[][] of(double[][] correlation) {
        int[] known = known(correlation);
        double[][] part = part(correlation, known);
        double a = isPositive(part, 0) ? 0 : leastShrinking(part);
        double[][] result = Covariance.undefined(correlation.length);
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < known.length; j++) {
                result[known[i]][known[j]] = i == j ? 1 : (1 - a) * part[i][j];
            }
        }
        return result;
    }

    private static int[] known(double[][] matrix) {
        int[] known = new int[matrix.length];
        int count = 0;
        for (int i = 0; i < matrix.length; i++) {
            boolean complete = !Double.isNaN(matrix[i][i]);
            for (int k = 0; k < count && complete; k++) {
                complete = !Double.isNaN(matrix[i][known[k]]);
            }
            if (complete) {
                known[count] = i;
                count++;
            }
        }
        return Arrays.copyOf(known, count);
    }

    private static double[][] part(double[][] matrix, int[] known) {
        double[][] part = new double[known.length][known.length];
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < known.length; j++) {
                part[i][j] = matrix[known[i]][known[j]];
            }
        }
        return part;
    }

    private static double leastShrinking(double[][] matrix) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (low + high);
            if (isPositive(matrix, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Whether (1 - a) C + (a + rounding) I has a Cholesky root. */
    private static boolean isPositive(double[][] matrix, double a) {
        int n = matrix.length;
        double[][] root = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            root[i] = row;
            for (int j = 0; j < i; j++) {
                row[j] = ((1 - a) * matrix[i][j] - dot(row, root[j], j)) / root[j][j];
            }
            double pivot = 1 + ROUNDING - dot(row, row, i);
            if (!(pivot > 0)) {
                return false;
            }
            row[i] = Math.sqrt(pivot);
        }
        return true;
    }

    /** Four sums, so that none waits for the one before. */
    private static double dot(double[] x, double[] y, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            first += x[k] * y[k];
            second += x[k + 1] * y[k + 1];
            third += x[k + 2] * y[k + 2];
            fourth += x[k + 3] * y[k + 3];
        }
        for (; k < count; k++) {
            first += x[k] * y[k];
        }
        return first + second + (third + fourth);
    }
}
