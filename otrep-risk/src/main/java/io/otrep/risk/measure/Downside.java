package io.otrep.risk.measure;

/**
 * What lies below and above a minimum acceptable return (MAR, a period, not a year). Unless a name says otherwise sums are divided by all n
 * observations, those on the other side counting as 0. An empty series, or one with a NaN or an infinity, answers NaN. Thread-safe.
 */
public final class Downside {
    private Downside() {}

    /**
     * The downside deviation, sqrt(sum(min(r - MAR, 0)^2) / n) (Sortino and van der Meer, Downside Risk, 1991).
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return a period, at least 0; 0.02 and -0.02 at a MAR of 0 give 0.02 / sqrt(2)
     */
    public static double deviation(double[] returns, double mar) {
        double sum = 0;
        for (double value : returns) {
            double shortfall = shortfall(value, mar);
            sum += shortfall * shortfall;
        }
        return Math.sqrt(mean(sum, returns.length));
    }

    /**
     * The downside potential, sum(max(MAR - r, 0)) / n: the first lower partial moment.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return a period, at least 0
     */
    public static double potential(double[] returns, double mar) {
        double sum = 0;
        for (double value : returns) {
            sum += shortfall(value, mar);
        }
        return mean(sum, returns.length);
    }

    /**
     * The upside potential, sum(max(r - MAR, 0)) / n: the first upper partial moment.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return a period, at least 0
     */
    public static double upsidePotential(double[] returns, double mar) {
        double sum = 0;
        for (double value : returns) {
            sum += shortfall(mar, value);
        }
        return mean(sum, returns.length);
    }

    /**
     * The semideviation: the downside deviation below the mean.
     *
     * @param returns at least 1
     * @return a period, at least 0
     */
    public static double semiDeviation(double[] returns) {
        return deviation(returns, Moments.mean(returns));
    }

    /** How far a value falls below a mark; NaN if either is not finite. */
    private static double shortfall(double value, double mark) {
        double distance = mark - value;
        return distance > 0 ? distance : distance * 0;
    }

    private static double mean(double sum, int count) {
        return Inputs.finiteOrNaN(sum / count);
    }
}
