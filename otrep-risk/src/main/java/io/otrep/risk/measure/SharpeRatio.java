package io.otrep.risk.measure;

/**
 * The Sharpe ratio, mean over standard deviation (n - 1) of returns in excess of cash (W. Sharpe, The Sharpe Ratio, Journal of Portfolio
 * Management 21, 1994). A series without dispersion beyond rounding, or of fewer than 2, answers NaN, never an infinity. Thread-safe.
 */
public final class SharpeRatio {
    /** A standard deviation this small beside the mean is rounding. */
    private static final double ROUNDING = 1e-13;

    private SharpeRatio() {}

    /**
     * A period, not annualised, as significance tests want it.
     *
     * @param excessReturns at least 2, cash already taken out
     * @return a pure number
     */
    public static double perPeriod(double[] excessReturns) {
        return of(Moments.mean(excessReturns), Moments.standardDeviation(excessReturns));
    }

    /** The ratio, unless the deviation is nothing but rounding. */
    static double of(double mean, double deviation) {
        return deviation <= Math.abs(mean) * ROUNDING ? Double.NaN : Inputs.ratio(mean, deviation);
    }

    /**
     * The usual one: arithmetic, times the root of the periods in a year.
     *
     * @param excessReturns at least 2, cash already taken out
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a pure number; returns of 0.01 and 0.03 at 252 give sqrt(2) * sqrt(252) = 22.4
     */
    public static double annual(double[] excessReturns, double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        return perPeriod(excessReturns) * Math.sqrt(periodsPerYear);
    }

    /**
     * The geometric variant: the compound annual excess return over the annual volatility.
     *
     * @param excessReturns at least 2, cash already taken out
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a pure number
     */
    public static double geometric(double[] excessReturns, double periodsPerYear) {
        double annual = Returns.annual(excessReturns, periodsPerYear);
        return Double.isNaN(perPeriod(excessReturns))
                ? Double.NaN
                : Inputs.ratio(annual, Returns.volatility(excessReturns, periodsPerYear));
    }
}
