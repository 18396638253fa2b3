package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * The exponentially weighted covariance about 0 of n assets, S = lambda S + (1 - lambda) x x' (J.P. Morgan, RiskMetrics Technical Document, 1996).
 * Weights are normalised to 1 at every length; it stays positive semidefinite. O(n^2) an update, allocates nothing. Single-threaded.
 */
public final class EwmaCovariance {
    private final double lambda;
    /** Lower triangle by rows. */
    private final double[][] sums;

    private double weight;

    /**
     * Begins empty.
     *
     * @param assets how many, at least 1
     * @param decay how fast it forgets
     */
    public EwmaCovariance(int assets, Decay decay) {
        lambda = decay.lambda();
        sums = new double[Inputs.requireAtLeast("assets", assets, 1)][];
        for (int i = 0; i < assets; i++) {
            sums[i] = new double[i + 1];
        }
    }

    /**
     * The next period.
     *
     * @param returns one of each asset, finite
     * @throws IllegalArgumentException if there are not as many as assets, or one is NaN or infinite; nothing is changed then
     */
    public void add(double[] returns) {
        Inputs.requireSameLength("returns", returns.length, "assets", sums.length);
        for (double value : returns) {
            Inputs.requireFinite("return", value);
        }
        for (int i = 0; i < sums.length; i++) {
            addRow(sums[i], returns, (1 - lambda) * returns[i]);
        }
        weight = lambda * weight + (1 - lambda);
    }

    private void addRow(double[] row, double[] returns, double factor) {
        for (int j = 0; j < row.length; j++) {
            row[j] = lambda * row[j] + factor * returns[j];
        }
    }

    /**
     * The forecast for two assets.
     *
     * @param i from 0
     * @param j from 0
     * @return a period; NaN before the first update
     */
    public double covariance(int i, int j) {
        return Inputs.ratio(sums[Math.max(i, j)][Math.min(i, j)], weight);
    }

    /**
     * The forecast for two assets.
     *
     * @param i from 0
     * @param j from 0
     * @return from -1 to 1; NaN while one of them has not moved
     */
    public double correlation(int i, int j) {
        double product = Math.sqrt(sums[i][i]) * Math.sqrt(sums[j][j]);
        return Math.max(-1, Math.min(1, Inputs.ratio(sums[Math.max(i, j)][Math.min(i, j)], product)));
    }

    /**
     * The forecast for all.
     *
     * @return a new array, n rows of n, a period; NaN before the first update
     */
    public double[][] matrix() {
        double[][] matrix = new double[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = covariance(i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /**
     * The forecast after a series.
     *
     * @param returns t rows of n
     * @param decay how fast it forgets
     * @return n rows of n, a period; NaN everywhere without rows or with a NaN or an infinity in them
     */
    public static double[][] of(double[][] returns, Decay decay) {
        int width = ReturnMatrix.requireRectangle(returns);
        if (returns.length == 0 || !Arrays.stream(returns).allMatch(Inputs::allFinite)) {
            return Covariance.undefined(width);
        }
        EwmaCovariance covariance = new EwmaCovariance(width, decay);
        for (double[] row : returns) {
            covariance.add(row);
        }
        return covariance.matrix();
    }
}
