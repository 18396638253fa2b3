package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * The line through a benchmark's excess returns by least squares: excess = alpha + beta * benchmark excess (M. Jensen, The Performance of Mutual Funds,
 * Journal of Finance 23, 1968). NaN when the benchmark does not move. Immutable and thread-safe.
 *
 * @param alpha a period, not explained by the benchmark
 * @param beta the slope
 * @param correlation of both, from -1 to 1
 * @param residualDeviation the standard deviation of what remains, divided by n - 2, a period; NaN with fewer than 3
 */
public record MarketModel(double alpha, double beta, double correlation, double residualDeviation) {
    /**
     * Fits the line.
     *
     * @param excess at least 2, cash already taken out
     * @param benchmarkExcess as many, cash already taken out
     * @return the line; benchmark 0.01, 0.02, 0.03 and 0.03, 0.05, 0.07 have an alpha of 0.01 and a beta of 2
     * @throws IllegalArgumentException if the lengths differ
     */
    public static MarketModel fit(double[] excess, double[] benchmarkExcess) {
        double beta = Inputs.ratio(Moments.covariance(excess, benchmarkExcess), Moments.variance(benchmarkExcess));
        double alpha = Moments.mean(excess) - beta * Moments.mean(benchmarkExcess);
        double correlation = Moments.correlation(excess, benchmarkExcess);
        return new MarketModel(alpha, beta, correlation, residual(excess, benchmarkExcess, alpha, beta));
    }

    private static double residual(double[] excess, double[] benchmark, double alpha, double beta) {
        double sum = 0;
        for (int i = 0; i < excess.length; i++) {
            double rest = excess[i] - alpha - beta * benchmark[i];
            sum += rest * rest;
        }
        return excess.length < 3 ? Double.NaN : Inputs.finiteOrNaN(Math.sqrt(sum / (excess.length - 2)));
    }

    /**
     * Alpha compounded over a year.
     *
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return (1 + alpha)^periodsPerYear - 1
     */
    public double annualAlpha(double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        return Inputs.finiteOrNaN(StrictMath.pow(1 + alpha, periodsPerYear) - 1);
    }

    /**
     * The share of variance explained.
     *
     * @return from 0 to 1
     */
    public double rSquared() {
        return correlation * correlation;
    }

    /**
     * Only the periods in which the benchmark rose, or only those in which it fell, as the usual up and down betas want them.
     *
     * @param excess at least 2
     * @param benchmarkExcess as many
     * @param rising true for benchmark returns of 0 and above, false for those below 0
     * @return the line through these
     */
    public static MarketModel fitSide(double[] excess, double[] benchmarkExcess, boolean rising) {
        Inputs.requireSameLength("excess", excess.length, "benchmarkExcess", benchmarkExcess.length);
        double[] ours = new double[excess.length];
        double[] theirs = new double[excess.length];
        int count = 0;
        for (int i = 0; i < excess.length; i++) {
            if (benchmarkExcess[i] >= 0 == rising) {
                ours[count] = excess[i];
                theirs[count++] = benchmarkExcess[i];
            }
        }
        return fit(Arrays.copyOf(ours, count), Arrays.copyOf(theirs, count));
    }
}
