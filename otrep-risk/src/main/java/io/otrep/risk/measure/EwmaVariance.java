package io.otrep.risk.measure;

/**
 * The exponentially weighted variance about 0, s = lambda s + (1 - lambda) r^2 (J.P. Morgan, RiskMetrics Technical Document, 1996, eq. 5.3). Weights are
 * normalised to 1 at every length, so the first value is r^2 and not (1 - lambda) r^2. Its value is the forecast for the next period. O(1) a value,
 * allocates nothing. Single-threaded.
 */
public final class EwmaVariance {
    private final double lambda;
    private double sum;
    private double weight;

    /**
     * Begins empty.
     *
     * @param decay how fast it forgets
     */
    public EwmaVariance(Decay decay) {
        lambda = decay.lambda();
    }

    /**
     * The next return.
     *
     * @param value a period, finite
     * @throws IllegalArgumentException if it is NaN or infinite; nothing is changed then
     */
    public void add(double value) {
        double square = Inputs.requireFinite("return", value) * value;
        sum = lambda * sum + (1 - lambda) * square;
        weight = lambda * weight + (1 - lambda);
    }

    /**
     * The forecast of the variance.
     *
     * @return a period; NaN before the first value
     */
    public double value() {
        return Inputs.ratio(sum, weight);
    }

    /**
     * The forecast of the standard deviation.
     *
     * @return a period; NaN before the first value
     */
    public double deviation() {
        return Math.sqrt(value());
    }

    /**
     * The forecast after a series, of a whole year.
     *
     * @param returns at least 1
     * @param decay how fast it forgets
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return a standard deviation, a year; NaN if a return is NaN or infinite
     */
    public static double volatility(double[] returns, Decay decay, double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        if (!Inputs.allFinite(returns)) {
            return Double.NaN;
        }
        EwmaVariance variance = new EwmaVariance(decay);
        for (double value : returns) {
            variance.add(value);
        }
        return variance.deviation() * Math.sqrt(periodsPerYear);
    }
}
