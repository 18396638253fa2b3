package io.otrep.risk.measure;

/**
 * A Sharpe ratio with what is needed to judge it: skewness, kurtosis and length of the record (Bailey and Lopez de Prado, The Sharpe Ratio Efficient
 * Frontier, Journal of Risk 15, 2012). Everything is a period, never annualised. Immutable and thread-safe.
 *
 * @param sharpe a period
 * @param skewness 0 for a normal distribution
 * @param kurtosis raw, 3 for a normal distribution
 * @param observations at least 2
 */
public record SharpeEstimate(double sharpe, double skewness, double kurtosis, int observations) {
    /** Checks the length. */
    public SharpeEstimate {
        Inputs.requireAtLeast("observations", observations, 2);
    }

    /**
     * Of excess returns, with population skewness and kurtosis.
     *
     * @param excessReturns at least 2, cash already taken out
     * @return the estimate; NaN everywhere for a constant series
     */
    public static SharpeEstimate of(double[] excessReturns) {
        return new SharpeEstimate(
                SharpeRatio.perPeriod(excessReturns),
                Moments.skewness(excessReturns),
                Moments.kurtosis(excessReturns),
                excessReturns.length);
    }

    /**
     * The standard error, sqrt((1 - skewness SR + (kurtosis - 1) / 4 SR^2) / (n - 1)) (Mertens, 2002).
     *
     * @return at least 0; NaN where the moments make the term negative
     */
    public double standardError() {
        return Math.sqrt(spread() / (observations - 1));
    }

    private double spread() {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }

    /**
     * The probabilistic Sharpe ratio: how likely the true one is above a reference (2012, eq. 11).
     *
     * @param reference a period
     * @return from 0 to 1
     */
    public double probabilityAbove(double reference) {
        double score = (sharpe - reference) / standardError();
        return Double.isNaN(score) ? Double.NaN : Normal.cumulative(score);
    }

    /**
     * The deflated Sharpe ratio: the probability of being above what the best of many worthless trials would show (Bailey and Lopez de Prado, The
     * Deflated Sharpe Ratio, Journal of Portfolio Management 40, 2014, eq. 9). With one trial it is the probability of being above 0.
     *
     * @param trialDeviation the standard deviation of the Sharpe ratios of the trials, a period
     * @param trials how many independent ones there were, all counted, at least 1
     * @return from 0 to 1
     */
    public double deflated(double trialDeviation, double trials) {
        return probabilityAbove(trialDeviation * ExpectedMaximum.ofNormal(trials));
    }

    /**
     * The minimum track record: how many observations it would take to be that sure (2012, eq. 13).
     *
     * @param reference a period
     * @param confidence for example 0.95
     * @return at least 1; NaN if the Sharpe ratio is not above the reference
     */
    public double minimumTrackRecord(double reference, double confidence) {
        double score = Normal.quantile(Inputs.requireLevel(confidence)) / (sharpe - reference);
        return sharpe > reference ? 1 + spread() * score * score : Double.NaN;
    }

    /**
     * The Sharpe ratio less its small-sample bias, SR / (1 + (kurtosis - 1) / 4n) (J. Opdyke, Comparing Sharpe Ratios, Journal of Asset Management 8,
     * 2007, eq. 11b).
     *
     * @return a period
     */
    public double biasAdjusted() {
        return sharpe / (1 + (kurtosis - 1) / (4.0 * observations));
    }

    /**
     * The double Sharpe ratio: in standard errors (Vinod and Morey, A Double Sharpe Ratio, 2001).
     *
     * @return a pure number
     */
    public double inStandardErrors() {
        return Inputs.ratio(sharpe, standardError());
    }

    /**
     * The adjusted Sharpe ratio, SR (1 + skewness SR / 6 - (kurtosis - 3) SR^2 / 24) (Pezier and White, The Relative Merits of Investable Hedge Fund
     * Indices, 2006), of a Sharpe ratio of any horizon.
     *
     * @param horizonSharpe annual as usual
     * @return a pure number
     */
    public double adjusted(double horizonSharpe) {
        double bend = skewness / 6 * horizonSharpe - (kurtosis - 3) / 24 * horizonSharpe * horizonSharpe;
        return horizonSharpe * (1 + bend);
    }
}
