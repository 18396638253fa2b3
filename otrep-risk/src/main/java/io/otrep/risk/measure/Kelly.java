package io.otrep.risk.measure;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The fraction of wealth that lets it grow fastest (J. Kelly, A New Interpretation of Information Rate, Bell System Technical Journal 35, 1956; E. Thorp,
 * The Kelly Criterion in Blackjack, Sports Betting and the Stock Market, 2006). All are full Kelly: take a half or less of it, estimates
 * err. Thread-safe.
 */
public final class Kelly {
    private Kelly() {}

    /**
     * Of a bet that wins {@code odds} times the stake or loses it.
     *
     * @param probability of winning, from 0 to 1
     * @param odds won for each unit staked, above 0
     * @return from 0, without an edge, to 1; 0.7 at even odds gives 0.4
     */
    public static double bet(double probability, double odds) {
        Inputs.requirePositive("odds", odds);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1, but was " + probability);
        }
        return Math.max(0, (odds * probability - (1 - probability)) / odds);
    }

    /**
     * Of an asset that moves continuously, excess mean over variance.
     *
     * @param excessMean arithmetic, above cash
     * @param deviation the standard deviation over the same time
     * @return a leverage, negative for a short; NaN without dispersion
     */
    public static double continuous(double excessMean, double deviation) {
        return Inputs.ratio(excessMean, deviation * deviation);
    }

    /**
     * Of n assets, C^-1 M.
     *
     * @param excessMeans n, arithmetic, above cash
     * @param covariance n rows of n, over the same time
     * @return n leverages; all NaN if the covariance is singular or not finite
     */
    public static double[] multiple(double[] excessMeans, double[][] covariance) {
        Inputs.requireSameLength("excessMeans", excessMeans.length, "covariance", covariance.length);
        try {
            return new LUDecomposition(new Array2DRowRealMatrix(covariance))
                    .getSolver()
                    .solve(new ArrayRealVector(excessMeans))
                    .toArray();
        } catch (SingularMatrixException e) {
            double[] undefined = new double[excessMeans.length];
            Arrays.fill(undefined, Double.NaN);
            return undefined;
        }
    }

    /**
     * The growth rate at a leverage, r + f m - f^2 s^2 / 2.
     *
     * @param cash the rate of cash
     * @param excessMean arithmetic, above cash
     * @param deviation the standard deviation over the same time
     * @param leverage for example from {@link #continuous}
     * @return over the same time; largest at full Kelly, that of cash at twice Kelly
     */
    public static double growth(double cash, double excessMean, double deviation, double leverage) {
        return cash + leverage * excessMean - leverage * leverage * deviation * deviation / 2;
    }
}
