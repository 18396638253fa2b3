package io.otrep.risk.measure;

/**
 * The GARCH(1,1) model of volatility that comes in clusters: v' = omega + alpha e^2 + beta v, e = r - mean (T. Bollerslev, Generalized Autoregressive
 * Conditional Heteroskedasticity, Journal of Econometrics 31, 1986). The variance and the squared residual before the first return are both the
 * mean squared residual. Immutable and thread-safe.
 *
 * @param mean of returns, a period
 * @param omega the constant, above 0
 * @param alpha weight of the last squared residual, at least 0
 * @param beta weight of the last variance, at least 0; alpha + beta is below 1
 */
public record Garch(double mean, double omega, double alpha, double beta) {
    /** Checks that the variance is positive and does not explode. */
    public Garch {
        Inputs.requireFinite("mean", mean);
        Inputs.requirePositive("omega", omega);
        if (!(alpha >= 0 && beta >= 0 && alpha + beta < 1)) {
            throw new IllegalArgumentException(
                    "alpha and beta must be at least 0 and below 1 together, but were " + alpha + " and " + beta);
        }
    }

    /**
     * The likeliest model of returns.
     *
     * @param returns at least 50, finite, not all the same; percent or fractions
     * @return the model and its errors
     * @throws IllegalArgumentException if there are too few, or they do not move, or one is not finite
     */
    public static GarchFit fit(double[] returns) {
        return GarchSearch.fit(returns);
    }

    /**
     * The variance of each return as it was forecast before it, and of the next one.
     *
     * @param returns at least 1, finite
     * @return one more than returns, a period
     */
    public double[] variances(double[] returns) {
        double[] variances = new double[returns.length + 1];
        double start = meanSquaredResidual(returns);
        variances[0] = omega + (alpha + beta) * start;
        for (int t = 0; t < returns.length; t++) {
            variances[t + 1] = next(variances[t], returns[t]);
        }
        return variances;
    }

    /**
     * One step: the variance of the next return.
     *
     * @param variance that was forecast for the last return
     * @param lastReturn what it was
     * @return a period
     */
    public double next(double variance, double lastReturn) {
        double residual = lastReturn - mean;
        return omega + alpha * residual * residual + beta * variance;
    }

    /**
     * The variance forecast for a later period: it falls back to the {@link #unconditionalVariance}.
     *
     * @param nextVariance forecast for the next period
     * @param ahead 1 for the next period
     * @return of that one period
     */
    public double forecast(double nextVariance, int ahead) {
        double steps = Inputs.requireAtLeast("ahead", ahead, 1) - 1.0;
        double usual = unconditionalVariance();
        return usual + StrictMath.pow(alpha + beta, steps) * (nextVariance - usual);
    }

    /**
     * The variance in the long run.
     *
     * @return omega / (1 - alpha - beta)
     */
    public double unconditionalVariance() {
        return omega / (1 - alpha - beta);
    }

    /**
     * The logarithm of the likelihood with normal residuals.
     *
     * @param returns at least 1, finite
     * @return the larger the likelier
     */
    public double logLikelihood(double[] returns) {
        double variance = omega + (alpha + beta) * meanSquaredResidual(returns);
        double sum = 0;
        for (double value : returns) {
            double residual = value - mean;
            sum += StrictMath.log(variance) + residual * residual / variance;
            variance = next(variance, value);
        }
        return -(sum + returns.length * StrictMath.log(2 * Math.PI)) / 2;
    }

    private double meanSquaredResidual(double[] returns) {
        double sum = 0;
        for (double value : returns) {
            sum += (value - mean) * (value - mean);
        }
        return sum / returns.length;
    }
}
