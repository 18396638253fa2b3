package io.otrep.portfolio.solver;

import java.util.Arrays;

/** Sums of columns of a symmetric matrix, read by rows. */
final class Columns {
    private Columns() {}

    /**
     * Adds the columns times their factors to a vector, four at a time so that the sum stays in registers.
     *
     * @param sum changed in place
     * @param matrix symmetric
     * @param factors of the columns, most of them 0; all are 0 afterwards
     * @param scale of all factors
     */
    static void addTo(double[] sum, double[][] matrix, double[] factors, double scale) {
        int[] some = new int[4];
        int count = 0;
        for (int i = 0; i < factors.length; i++) {
            if (factors[i] != 0) {
                some[count++] = i;
            }
            if (count == 4) {
                addFour(sum, matrix, some, factors, scale);
                count = 0;
            }
        }
        for (int s = 0; s < count; s++) {
            addOne(sum, matrix[some[s]], factors[some[s]] * scale);
        }
        Arrays.fill(factors, 0);
    }

    private static void addFour(double[] sum, double[][] matrix, int[] some, double[] factors, double scale) {
        double[] c0 = matrix[some[0]];
        double[] c1 = matrix[some[1]];
        double[] c2 = matrix[some[2]];
        double[] c3 = matrix[some[3]];
        double m0 = factors[some[0]] * scale;
        double m1 = factors[some[1]] * scale;
        double m2 = factors[some[2]] * scale;
        double m3 = factors[some[3]] * scale;
        for (int j = 0; j < sum.length; j++) {
            sum[j] += m0 * c0[j] + m1 * c1[j] + m2 * c2[j] + m3 * c3[j];
        }
    }

    private static void addOne(double[] sum, double[] column, double times) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += times * column[j];
        }
    }
}
