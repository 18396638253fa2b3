package io.otrep.portfolio.estimate;

/** Moments of pairs of assets on the rows in which both have finite returns, for histories of different length. Thread-safe. */
public final class Pairwise {
    private Pairwise() {}

    /**
     * The covariance, divided by the number of common rows less 1. It may be indefinite: repair it with {@code NearestMatrix} before use.
     *
     * @param returns t rows of n, NaN where missing
     * @return n rows of n; NaN for pairs with fewer than 2 common rows
     */
    public static double[][] covariance(double[][] returns) {
        return pairs(returns, false);
    }

    /**
     * The correlation; both deviations are those of the common rows.
     *
     * @param returns t rows of n, NaN where missing
     * @return n rows of n; NaN for pairs with fewer than 2 common rows or one that does not move
     */
    public static double[][] correlation(double[][] returns) {
        return pairs(returns, true);
    }

    private static double[][] pairs(double[][] returns, boolean scaled) {
        int width = returns.length == 0 ? 0 : returns[0].length;
        double[][] matrix = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = pair(returns, i, j, scaled);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double pair(double[][] returns, int i, int j, boolean scaled) {
        int count = 0;
        double meanI = 0;
        double meanJ = 0;
        double squareI = 0;
        double squareJ = 0;
        double product = 0;
        for (double[] row : returns) {
            if (!Double.isFinite(row[i]) || !Double.isFinite(row[j])) {
                continue;
            }
            count++;
            double stepI = row[i] - meanI;
            double stepJ = row[j] - meanJ;
            meanI += stepI / count;
            meanJ += stepJ / count;
            squareI += stepI * (row[i] - meanI);
            squareJ += stepJ * (row[j] - meanJ);
            product += stepI * (row[j] - meanJ);
        }
        if (count < 2) {
            return Double.NaN;
        }
        double value = scaled ? product / Math.sqrt(squareI * squareJ) : product / (count - 1);
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
