package io.otrep.portfolio.estimate;

import io.otrep.portfolio.Estimates;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Turns a window of returns into {@link Estimates}: a year's, means in excess of cash. The defaults are arithmetic means, the sample covariance, 252
 * periods a year, cash at 0, and no missing returns. Immutable and thread-safe.
 *
 * @param means how to expect returns
 * @param covariance how to expect risk
 * @param missing what to do with missing returns
 * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
 * @param cash the rate of cash a year, taken from the means
 */
public record Estimator(
        MeanEstimator means,
        CovarianceEstimator covariance,
        MissingReturns missing,
        double periodsPerYear,
        double cash) {
    private static final double YEAR = 252;

    /** Checks all. */
    public Estimator {
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(covariance, "covariance");
        Objects.requireNonNull(missing, "missing");
        if (!(periodsPerYear > 0 && periodsPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("periodsPerYear must be above 0 and finite, but was " + periodsPerYear);
        }
        if (!Double.isFinite(cash)) {
            throw new IllegalArgumentException("cash must be finite, but was " + cash);
        }
    }

    /**
     * With the defaults for the rest.
     *
     * @param means how to expect returns
     * @param covariance how to expect risk
     * @return the estimator
     */
    public static Estimator of(MeanEstimator means, CovarianceEstimator covariance) {
        return new Estimator(means, covariance, MissingReturns.REJECT, YEAR, 0);
    }

    /**
     * With another rule for missing returns.
     *
     * @param rule instead
     * @return a copy
     */
    public Estimator missing(MissingReturns rule) {
        return new Estimator(means, covariance, rule, periodsPerYear, cash);
    }

    /**
     * With another calendar.
     *
     * @param periods in a year
     * @return a copy
     */
    public Estimator periodsPerYear(double periods) {
        return new Estimator(means, covariance, missing, periods, cash);
    }

    /**
     * With another rate of cash.
     *
     * @param rate a year
     * @return a copy
     */
    public Estimator cash(double rate) {
        return new Estimator(means, covariance, missing, periodsPerYear, rate);
    }

    /**
     * Estimates.
     *
     * @param assets n names
     * @param returns t rows of n, simple, a period, oldest first
     * @return with the complete rows as scenarios; NaN where something cannot be known, which allocators answer with a failure
     * @throws IllegalArgumentException if rows differ in length or a value is missing and the rule is to refuse it
     */
    public Estimates estimate(List<String> assets, double[][] returns) {
        double[][] rows = missing.apply(returns);
        double[] expected = means.means(rows, periodsPerYear);
        double[][] yearly = covariance.covariance(rows);
        for (double[] row : yearly) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= periodsPerYear;
            }
        }
        double[] excess = Arrays.stream(expected).map(mean -> mean - cash).toArray();
        return new Estimates(assets, excess, yearly, MissingReturns.complete(rows));
    }
}
