package io.otrep.risk.measure;

/** Ratios beside a benchmark. NaN when there is nothing to divide by. Thread-safe. */
public final class BenchmarkRatios {
    private BenchmarkRatios() {}

    /**
     * The tracking error: the sample standard deviation of the differences, a year.
     *
     * @param returns at least 2
     * @param benchmark as many
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a year, at least 0
     */
    public static double trackingError(double[] returns, double[] benchmark, double periodsPerYear) {
        return Returns.volatility(Returns.excess(returns, benchmark), periodsPerYear);
    }

    /**
     * The information ratio, arithmetic: the mean difference over its standard deviation, times the root of the periods in a year
     * (T. Goodwin, The Information Ratio, Financial Analysts Journal 54, 1998).
     *
     * @param returns at least 2
     * @param benchmark as many
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a pure number
     */
    public static double information(double[] returns, double[] benchmark, double periodsPerYear) {
        return SharpeRatio.annual(Returns.excess(returns, benchmark), periodsPerYear);
    }

    /**
     * The Treynor ratio: the compound annual excess return over beta (J. Treynor, How to Rate Management of Investment Funds, Harvard Business
     * Review 43, 1965).
     *
     * @param excess at least 2, cash already taken out
     * @param benchmarkExcess as many, cash already taken out
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a year; negative with a negative beta, NaN with a beta of 0
     */
    public static double treynor(double[] excess, double[] benchmarkExcess, double periodsPerYear) {
        double beta = MarketModel.fit(excess, benchmarkExcess).beta();
        double annual = Returns.annual(excess, periodsPerYear);
        return Inputs.ratio(beta < 0 ? -annual : annual, Math.abs(beta));
    }
}
