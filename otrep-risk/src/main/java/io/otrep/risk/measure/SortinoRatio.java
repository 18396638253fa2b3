package io.otrep.risk.measure;

/**
 * The Sortino ratio: the mean above a minimum acceptable return over the downside deviation below it, divided by all n (Sortino and Price,
 * Performance Measurement in a Downside Risk Framework, 1994). NaN when nothing lies below. Thread-safe.
 */
public final class SortinoRatio {
    private SortinoRatio() {}

    /**
     * A period, not annualised.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return a pure number
     */
    public static double perPeriod(double[] returns, double mar) {
        return Inputs.ratio(Moments.mean(returns) - mar, Downside.deviation(returns, mar));
    }

    /**
     * Times the root of the periods in a year.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period, not a year
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a pure number; 0.03 and -0.01 at a MAR of 0 and 252 give sqrt(2) * sqrt(252) = 22.4
     */
    public static double annual(double[] returns, double mar, double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        return perPeriod(returns, mar) * Math.sqrt(periodsPerYear);
    }
}
