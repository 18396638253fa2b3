package io.otrep.portfolio.estimate;

import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.MarketModel;
import io.otrep.risk.measure.Moments;
import io.otrep.risk.measure.Returns;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Expected returns from past ones. Stateless and thread-safe. */
@FunctionalInterface
public interface MeanEstimator {
    /**
     * The expected returns a year, cash not taken out.
     *
     * @param returns t rows of n, simple, a period; NaN where the rule for missing returns leaves them
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto
     * @return n; NaN where it cannot be known
     */
    double[] means(double[][] returns, double periodsPerYear);

    /**
     * The mean of each asset's own finite returns, times the periods in a year. Right for mean and variance.
     *
     * @return arithmetic means
     */
    static MeanEstimator arithmetic() {
        return (returns, periods) ->
                columns(returns).mapToDouble(c -> Moments.mean(c) * periods).toArray();
    }

    /**
     * The compound growth of each asset's own finite returns. Lower than the arithmetic mean by about half the variance; for reports, or to compare with
     * tools that use it.
     *
     * @return compound annual growth rates
     */
    static MeanEstimator compound() {
        return (returns, periods) ->
                columns(returns).mapToDouble(c -> Returns.annual(c, periods)).toArray();
    }

    /**
     * Means that forget: the last return has weight 1, the one before lambda, and so on.
     *
     * @param decay how fast
     * @return weighted means of finite returns
     */
    static MeanEstimator weighted(Decay decay) {
        return (returns, periods) -> columns(returns)
                .mapToDouble(c -> weighted(c, decay.lambda()) * periods)
                .toArray();
    }

    private static double weighted(double[] column, double lambda) {
        double sum = 0;
        double weights = 0;
        for (double value : column) {
            sum = lambda * sum + value;
            weights = lambda * weights + 1;
        }
        return weights > 0 ? sum / weights : Double.NaN;
    }

    /**
     * Cash plus beta times the market's excess mean (Sharpe, Capital Asset Prices, Journal of Finance 19, 1964).
     *
     * @param market the market's returns, one for each row
     * @param cash the rate of cash a period
     * @return means of the capital asset pricing model
     */
    static MeanEstimator capitalAssetPricing(double[] market, double cash) {
        double[] copy = market.clone();
        return (returns, periods) -> {
            double[] excess = Returns.excess(copy, cash);
            double premium = Moments.mean(excess);
            return rawColumns(returns)
                    .mapToDouble(column -> (cash
                                    + MarketModel.fit(Returns.excess(column, cash), excess)
                                                    .beta()
                                            * premium)
                            * periods)
                    .toArray();
        };
    }

    /**
     * Arithmetic means drawn towards that of the minimum-variance portfolio (Jorion, Bayes-Stein Estimation for Portfolio Analysis, Journal of Financial and
     * Quantitative Analysis 21, 1986, eq. 14 and 17).
     *
     * @return Bayes-Stein means; all NaN with too few complete rows
     */
    static MeanEstimator bayesStein() {
        return BayesStein::means;
    }

    /**
     * Another's means drawn towards their average.
     *
     * @param intensity from 0, none, to 1, all are the average
     * @return shrunk means
     */
    default MeanEstimator shrunk(double intensity) {
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException("intensity must be from 0 to 1, but was " + intensity);
        }
        return (returns, periods) -> {
            double[] means = means(returns, periods);
            double average = Moments.mean(means);
            return Arrays.stream(means)
                    .map(m -> (1 - intensity) * m + intensity * average)
                    .toArray();
        };
    }

    private static Stream<double[]> rawColumns(double[][] returns) {
        int width = returns.length == 0 ? 0 : returns[0].length;
        return IntStream.range(0, width)
                .mapToObj(i -> Arrays.stream(returns).mapToDouble(row -> row[i]).toArray());
    }

    private static Stream<double[]> columns(double[][] returns) {
        return rawColumns(returns).map(Returns::finite);
    }
}
