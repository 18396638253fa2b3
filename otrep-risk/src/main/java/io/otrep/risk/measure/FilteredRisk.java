package io.otrep.risk.measure;

/**
 * Historical risk with past returns brought to today's volatility: each is divided by the deviation forecast before it and multiplied by the one forecast for
 * the next period (Hull and White, Incorporating Volatility Updating into the Historical Simulation Method, Journal of Risk 1, 1998; Barone-Adesi,
 * Giannopoulos and Vosper, VaR without Correlations, Journal of Futures Markets 19, 1999). Thread-safe.
 */
public final class FilteredRisk {
    private FilteredRisk() {}

    /**
     * By an exponentially weighted variance about 0 that starts from the mean square of all returns.
     *
     * @param returns in order of time, at least 1, not all 0
     * @param decay how fast the variance forgets
     * @param level of confidence
     * @return both figures; NaN if a return is NaN or infinite
     */
    public static TailRisk ewma(double[] returns, Decay decay, double level) {
        return of(returns, 0, ewmaVariances(returns, decay), level);
    }

    /**
     * By a GARCH(1,1) model: its residuals are what is brought to today's volatility, its mean is added again.
     *
     * @param returns in order of time, at least 1
     * @param model for example of {@link Garch#fit}
     * @param level of confidence
     * @return both figures; NaN if a return is NaN or infinite
     */
    public static TailRisk garch(double[] returns, Garch model, double level) {
        return of(returns, model.mean(), model.variances(returns), level);
    }

    /**
     * By any forecast of the variance.
     *
     * @param returns in order of time, at least 1
     * @param mean taken off before and added after
     * @param variances one more than returns, each forecast before its return, the last for the next period; above 0
     * @param level of confidence
     * @return both figures; NaN if a return or a variance is not finite
     */
    public static TailRisk of(double[] returns, double mean, double[] variances, double level) {
        Inputs.requireSameLength("variances", variances.length, "returns and the next", returns.length + 1);
        double[] scaled = new double[returns.length];
        double next = variances[returns.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = mean + (returns[t] - mean) * Math.sqrt(Inputs.ratio(next, variances[t]));
        }
        return HistoricalRisk.of(scaled, level);
    }

    private static double[] ewmaVariances(double[] returns, Decay decay) {
        double[] variances = new double[returns.length + 1];
        for (double value : returns) {
            variances[0] += value * value / returns.length;
        }
        for (int t = 0; t < returns.length; t++) {
            variances[t + 1] = decay.lambda() * variances[t] + (1 - decay.lambda()) * returns[t] * returns[t];
        }
        return variances;
    }
}
