package io.otrep.portfolio.hedge;

/**
 * Closed forms of hedging (L. H. Ederington, The Hedging Performance of the New Futures Markets, Journal of Finance 34, 1979). Values are signed, in one
 * currency; covariances are of returns. Stateless and thread-safe.
 */
public final class HedgeRatio {
    private HedgeRatio() {}

    /**
     * The value of an instrument to hold so that the variance is least: {@code -sum(value * cov(i, h)) / var(h)}. Of one asset worth 100 it is -100 times
     * {@code cov / var}, and leaves {@code 1 - correlation^2} of the variance.
     *
     * @param values what is held, n values
     * @param covariance n rows of n
     * @param hedge the index of the instrument
     * @return the value to hold beside what is held; NaN if it does not move or a needed number is not known
     */
    public static double minimumVariance(double[] values, double[][] covariance, int hedge) {
        double variance = covariance[hedge][hedge];
        return variance > 0 ? -with(values, covariance[hedge]) / variance : Double.NaN;
    }

    /**
     * The value of an instrument to hold so that the beta of all to a market is 0: {@code -sum(value * beta(i)) / beta(h)}.
     *
     * @param values what is held, n values
     * @param covariance n rows of n
     * @param hedge the index of the instrument
     * @param market the index of the market; the same as the hedge gives the hedge of least variance
     * @return the value to hold beside what is held; NaN if the instrument has no beta or a needed number is not known
     */
    public static double beta(double[] values, double[][] covariance, int hedge, int market) {
        double beta = covariance[hedge][market];
        return beta != 0 ? -with(values, covariance[market]) / beta : Double.NaN;
    }

    /**
     * The variance of what is held.
     *
     * @param values n values
     * @param covariance n rows of n
     * @return in the currency squared
     */
    public static double variance(double[] values, double[][] covariance) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] == 0 ? 0 : values[i] * with(values, covariance[i]);
        }
        return sum;
    }

    private static double with(double[] values, double[] row) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] == 0 ? 0 : values[i] * row[i];
        }
        return sum;
    }
}
