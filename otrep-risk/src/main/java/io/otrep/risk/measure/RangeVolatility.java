package io.otrep.risk.measure;

/**
 * Volatility from the range of bars, several times as efficient as from closes alone. Arrays hold one price a bar, in order of time, above 0, the high
 * at least and the low at most the others; natural logarithms. The answer is a standard deviation of logarithmic returns, a year. Too few
 * bars, or a price that is not above 0 or not finite, answers NaN. Thread-safe.
 */
public final class RangeVolatility {
    private static final double LN_2 = StrictMath.log(2);

    private RangeVolatility() {}

    /**
     * From high and low, for a price without drift or gaps (M. Parkinson, The Extreme Value Method, Journal of Business 53, 1980).
     *
     * @param high at least 1
     * @param low as many
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return sqrt(periodsPerYear / (4 n ln 2) * sum(ln(high / low)^2))
     */
    public static double parkinson(double[] high, double[] low, double periodsPerYear) {
        Inputs.requireSameLength("high", high.length, "low", low.length);
        double sum = 0;
        for (int i = 0; i < high.length; i++) {
            double range = logRatio(high[i], low[i]);
            sum += range * range;
        }
        return annual(sum / (4 * LN_2 * high.length), periodsPerYear);
    }

    /**
     * From all four prices, for a price without drift or gaps (Garman and Klass, On the Estimation of Security Price Volatilities, Journal of Business 53,
     * 1980, the practical estimator).
     *
     * @param open at least 1
     * @param high as many
     * @param low as many
     * @param close as many
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return of ln(high/low)^2 / 2 - (2 ln 2 - 1) ln(close/open)^2
     */
    public static double garmanKlass(
            double[] open, double[] high, double[] low, double[] close, double periodsPerYear) {
        requireBars(open, high, low, close);
        double sum = 0;
        for (int i = 0; i < open.length; i++) {
            double range = logRatio(high[i], low[i]);
            double body = logRatio(close[i], open[i]);
            sum += range * range / 2 - (2 * LN_2 - 1) * body * body;
        }
        return annual(sum / open.length, periodsPerYear);
    }

    /**
     * From all four prices, whatever the drift, without gaps (Rogers and Satchell, Estimating Variance from High, Low and Closing Prices, Annals of Applied
     * Probability 1, 1991).
     *
     * @param open at least 1
     * @param high as many
     * @param low as many
     * @param close as many
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return of ln(high/close) ln(high/open) + ln(low/close) ln(low/open)
     */
    public static double rogersSatchell(
            double[] open, double[] high, double[] low, double[] close, double periodsPerYear) {
        requireBars(open, high, low, close);
        return annual(rogersSatchellVariance(open, high, low, close, 0), periodsPerYear);
    }

    private static double rogersSatchellVariance(double[] open, double[] high, double[] low, double[] close, int from) {
        double sum = 0;
        for (int i = from; i < open.length; i++) {
            sum += logRatio(high[i], close[i]) * logRatio(high[i], open[i])
                    + logRatio(low[i], close[i]) * logRatio(low[i], open[i]);
        }
        return sum / (open.length - from);
    }

    /**
     * From all four prices and the gap between bars, whatever the drift (Yang and Zhang, Drift-Independent Volatility Estimation, Journal of Business 73,
     * 2000): overnight variance + k body variance + (1 - k) Rogers-Satchell, k = 0.34 / (1.34 + (n + 1) / (n - 1)). Both variances are taken
     * about their mean and divided by n - 1.
     *
     * @param open n + 1 bars, at least 3: the first one gives only the close before the others
     * @param high as many
     * @param low as many
     * @param close as many
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return a year
     */
    public static double yangZhang(double[] open, double[] high, double[] low, double[] close, double periodsPerYear) {
        requireBars(open, high, low, close);
        int n = open.length - 1;
        if (n < 2) {
            return Double.NaN;
        }
        double[] gaps = new double[n];
        double[] bodies = new double[n];
        for (int i = 0; i < n; i++) {
            gaps[i] = logRatio(open[i + 1], close[i]);
            bodies[i] = logRatio(close[i + 1], open[i + 1]);
        }
        double k = 0.34 / (1.34 + (n + 1.0) / (n - 1));
        double within = k * Moments.variance(bodies) + (1 - k) * rogersSatchellVariance(open, high, low, close, 1);
        return annual(Moments.variance(gaps) + within, periodsPerYear);
    }

    /**
     * From closes alone: the sample standard deviation (n - 1) of logarithmic returns. Five days are five returns, six closes.
     *
     * @param close at least 3
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     * @return a year
     */
    public static double closeToClose(double[] close, double periodsPerYear) {
        return Returns.volatility(Returns.logarithmic(close), periodsPerYear);
    }

    private static double logRatio(double above, double below) {
        return above > 0 && below > 0 ? StrictMath.log(above / below) : Double.NaN;
    }

    private static double annual(double variance, double periodsPerYear) {
        return Inputs.finiteOrNaN(Math.sqrt(variance * Inputs.requirePositive("periodsPerYear", periodsPerYear)));
    }

    private static void requireBars(double[] open, double[] high, double[] low, double[] close) {
        Inputs.requireSameLength("open", open.length, "high", high.length);
        Inputs.requireSameLength("open", open.length, "low", low.length);
        Inputs.requireSameLength("open", open.length, "close", close.length);
    }
}
