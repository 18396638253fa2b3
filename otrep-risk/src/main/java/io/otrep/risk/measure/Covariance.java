package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Covariance and correlation of n assets. Returns are t rows of n: a row a period, a column an asset. The answer is n rows of n, symmetric, a
 * period; multiply by the periods in a year. With too few rows everything is NaN; a NaN or an infinity spreads over the row and column of its
 * asset. Nothing that goes in is changed. Thread-safe.
 */
public final class Covariance {
    private Covariance() {}

    /**
     * The sample covariance, divided by t - 1.
     *
     * @param returns at least 2 rows
     * @return n rows of n
     * @throws IllegalArgumentException if rows differ in length
     */
    public static double[][] sample(double[][] returns) {
        int width = ReturnMatrix.requireRectangle(returns);
        return returns.length < 2
                ? undefined(width)
                : ReturnMatrix.products(ReturnMatrix.centered(returns), width, 1.0 / (returns.length - 1));
    }

    /**
     * The population covariance, divided by t, as shrinkage is defined on it.
     *
     * @param returns at least 1 row
     * @return n rows of n
     * @throws IllegalArgumentException if rows differ in length
     */
    public static double[][] population(double[][] returns) {
        int width = ReturnMatrix.requireRectangle(returns);
        return returns.length < 1
                ? undefined(width)
                : ReturnMatrix.products(ReturnMatrix.centered(returns), width, 1.0 / returns.length);
    }

    /**
     * The correlation that belongs to a covariance.
     *
     * @param covariance n rows of n
     * @return n rows of n, 1 on the diagonal; NaN in the row and column of an asset that does not move
     */
    public static double[][] toCorrelation(double[][] covariance) {
        int width = covariance.length;
        double[][] correlation = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                double product = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
                correlation[i][j] = bounded(Inputs.ratio(covariance[i][j], product));
            }
            correlation[i][i] = covariance[i][i] > 0 ? 1 : Double.NaN;
        }
        return correlation;
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }

    /**
     * The covariance that belongs to a correlation.
     *
     * @param correlation n rows of n
     * @param deviations n standard deviations
     * @return n rows of n
     */
    public static double[][] ofCorrelation(double[][] correlation, double[] deviations) {
        Inputs.requireSameLength("correlation", correlation.length, "deviations", deviations.length);
        double[][] covariance = new double[deviations.length][deviations.length];
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                covariance[i][j] = correlation[i][j] * deviations[i] * deviations[j];
            }
        }
        return covariance;
    }

    static double[][] undefined(int width) {
        double[][] undefined = new double[width][width];
        for (double[] row : undefined) {
            Arrays.fill(row, Double.NaN);
        }
        return undefined;
    }
}
