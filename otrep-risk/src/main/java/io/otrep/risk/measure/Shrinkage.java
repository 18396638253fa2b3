package io.otrep.risk.measure;

/**
 * A covariance pulled towards a simple target, for few periods and many assets: (1 - intensity) sample + intensity target, on the population covariance.
 * Between 0 and 1 the intensity is the estimated best one for the squared error. NaN everywhere with fewer than 2 rows or a NaN or an infinity in
 * them. The arrays belong to the caller. Thread-safe as long as nobody writes to them.
 *
 * @param covariance n rows of n, a period
 * @param intensity from 0, the sample alone, to 1, the target alone
 */
public record Shrinkage(double[][] covariance, double intensity) {
    /**
     * Towards the mean variance times the identity (Ledoit and Wolf, A Well-Conditioned Estimator for Large-Dimensional Covariance Matrices, Journal of
     * Multivariate Analysis 88, 2004).
     *
     * @param returns at least 2 rows of n
     * @return the estimate
     */
    public static Shrinkage ledoitWolfIdentity(double[][] returns) {
        double[][] sample = Covariance.population(returns);
        int rows = returns.length;
        int width = sample.length;
        if (!isDefined(sample, rows)) {
            return undefined(width);
        }
        double fourth = 0;
        for (double[] row : ReturnMatrix.centered(returns)) {
            double length = sumOfSquares(row);
            fourth += length * length;
        }
        double mean = trace(sample) / width;
        double squares = sumOfSquares(sample);
        double distance = squares / width - mean * mean;
        double error = (fourth / rows - squares) / ((double) width * rows);
        return toIdentity(sample, mean, distance > 0 ? Math.min(1, Math.max(0, error / distance)) : 0);
    }

    /**
     * Towards the same, with the intensity that suits normal returns (Chen, Wiesel, Eldar and Hero, Shrinkage Algorithms for MMSE Covariance Estimation,
     * IEEE Transactions on Signal Processing 58, 2010, eq. 23 without its terms in 2/n, as usual).
     *
     * @param returns at least 2 rows of n
     * @return the estimate
     */
    public static Shrinkage oracleApproximating(double[][] returns) {
        double[][] sample = Covariance.population(returns);
        int width = sample.length;
        if (!isDefined(sample, returns.length)) {
            return undefined(width);
        }
        double mean = trace(sample) / width;
        double square = sumOfSquares(sample) / ((double) width * width);
        double distance = (returns.length + 1.0) * (square - mean * mean / width);
        return toIdentity(sample, mean, distance > 0 ? Math.min(1, (square + mean * mean) / distance) : 1);
    }

    /**
     * Towards the sample variances with one correlation for all pairs, their mean (Ledoit and Wolf, Honey, I Shrunk the Sample Covariance Matrix, Journal of
     * Portfolio Management 30, 2004).
     *
     * @param returns at least 2 rows of n, none of the assets constant
     * @return the estimate
     */
    public static Shrinkage ledoitWolfConstantCorrelation(double[][] returns) {
        return ConstantCorrelation.shrink(returns);
    }

    private static Shrinkage toIdentity(double[][] sample, double mean, double intensity) {
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) {
                sample[i][j] = (1 - intensity) * sample[i][j] + (i == j ? intensity * mean : 0);
            }
        }
        return new Shrinkage(sample, intensity);
    }

    static boolean isDefined(double[][] covariance, int rows) {
        return rows >= 2 && Double.isFinite(sumOfSquares(covariance));
    }

    static Shrinkage undefined(int width) {
        return new Shrinkage(Covariance.undefined(width), Double.NaN);
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    private static double sumOfSquares(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            sum += sumOfSquares(row);
        }
        return sum;
    }

    private static double sumOfSquares(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return sum;
    }
}
