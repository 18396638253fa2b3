package io.otrep.risk.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Cases of the peers of which only a few values are known. */
final class OtherCases {
    private static final String BACON = "pa_portfolio_bacon.csv";
    private static final String STOCKS = "skf_sp500_prices.csv";
    private static final String BARS = "ttr_ttrc_250.csv";

    private OtherCases() {}

    static Map<String, Consumer<ReferenceCase>> all() {
        Map<String, Consumer<ReferenceCase>> cases = new TreeMap<>();
        cases.put("lq-ulcer", OtherCases::ulcer);
        cases.put("lq-cdd", OtherCases::conditionalDrawdown);
        cases.put("lq-sharpe-bacon", OtherCases::sharpeStatistics);
        cases.put("lq-psr-bacon", OtherCases::probabilisticSharpe);
        cases.put("pbo-psr-efficient-frontier", OtherCases::efficientFrontier);
        cases.put("pbo-dsr-paper", OtherCases::deflatedSharpe);
        cases.put(
                "pbo-minbtl",
                c -> c.check(
                        ExpectedMaximum.minimumBacktestYears(c.parameter("N"), c.parameter("targetSR")),
                        "minBTL_years"));
        cases.put("hip-percentile", OtherCases::quantileTypes);
        cases.put("ttr-parkinson-n10", OtherCases::parkinson);
        cases.put("ttr-garman-klass-n10", OtherCases::garmanKlass);
        cases.put("ttr-yangzhang10", OtherCases::yangZhang);
        cases.put("ttr-close5", c -> closeToClose(c, 5));
        cases.put("ttr-close30", c -> closeToClose(c, 30));
        cases.put("ttr-atr14", OtherCases::averageTrueRange);
        cases.put("lean-param-var", OtherCases::rollingNormal);
        cases.put("ppo-cov-dummy", OtherCases::sampleCovariance);
        cases.put("skf-moments", OtherCases::moments);
        cases.put("skf-var-cvar", OtherCases::valueAtRisk);
        cases.put("skf-ewcov", OtherCases::ewmaCovariance);
        cases.put("skl-oas", OtherCases::oracle);
        cases.put("garch-bg-params", OtherCases::garch);
        cases.put("garch-bg-se", OtherCases::garchErrors);
        cases.put("kelly-bets", OtherCases::bets);
        cases.put("kelly-thorp-stock", OtherCases::stock);
        cases.put("kelly-chan-multi", OtherCases::multipleKelly);
        return cases;
    }

    private static void ulcer(ReferenceCase c) {
        double[] drawdowns = Drawdowns.ofLevels(c.column("lq_ulcer_prices.csv", "price"));
        c.check(Drawdowns.ulcerIndex(drawdowns), "ulcerIndex");
    }

    private static double[] withoutFirst(double[] levels) {
        double[] drawdowns = Drawdowns.ofLevels(levels);
        return Arrays.copyOfRange(drawdowns, 1, drawdowns.length);
    }

    private static void conditionalDrawdown(ReferenceCase c) {
        double[] falling = withoutFirst(c.parameters("equity"));
        c.check(ConditionalDrawdown.of(falling, 0.7), "alpha=0.7");
        c.check(ConditionalDrawdown.of(falling, 1), "alpha=1 (=maxDD)");
        c.check(ConditionalDrawdown.of(withoutFirst(new double[] {100, 90, 80}), 0.5), "[100,90,80] alpha=0.5");
    }

    /** The peer takes skewness and kurtosis corrected for the sample size. */
    private static SharpeEstimate estimate(double[] returns) {
        return new SharpeEstimate(
                SharpeRatio.perPeriod(returns),
                Moments.sampleSkewness(returns),
                Moments.sampleKurtosis(returns),
                returns.length);
    }

    private static void sharpeStatistics(ReferenceCase c) {
        double[] portfolio = c.column(BACON, "portfolio");
        double[] benchmark = c.column(BACON, "benchmark");
        c.check(estimate(portfolio).sharpe(), "sharpe portfolio");
        c.check(estimate(benchmark).sharpe(), "sharpe benchmark");
        c.check(estimate(Returns.excess(portfolio, benchmark)).sharpe(), "sharpe portfolio-vs-benchmark");
        c.check(estimate(portfolio).biasAdjusted(), "biasAdjusted portfolio");
        c.check(estimate(portfolio).inStandardErrors(), "doubleSharpe portfolio");
    }

    private static void probabilisticSharpe(ReferenceCase c) {
        SharpeEstimate portfolio = estimate(c.column(BACON, "portfolio"));
        SharpeEstimate benchmark = estimate(c.column(BACON, "benchmark"));
        SharpeEstimate active = estimate(Returns.excess(c.column(BACON, "portfolio"), c.column(BACON, "benchmark")));
        double yearly = 1 / Math.sqrt(12);
        near(c, "PSR", portfolio.probabilityAbove(0), "PSR portfolio ref=0");
        near(c, "PSR", benchmark.probabilityAbove(yearly), "PSR benchmark ref=1/sqrt(12)");
        near(c, "PSR", active.probabilityAbove(0), "PSR portfolio-vs-benchmark ref=0");
        near(c, "minTRL", portfolio.minimumTrackRecord(0, 0.95), "minTRL portfolio a=.05 ref=0");
    }

    private static void near(ReferenceCase c, String tolerance, double actual, String key) {
        ReferenceCase.near(c.id() + " " + key, actual, c.number(key), c.tolerance(tolerance));
    }

    private static void efficientFrontier(ReferenceCase c) {
        double sharpe = c.parameter("srAnnual") / Math.sqrt(c.parameter("ppy"));
        SharpeEstimate estimate =
                new SharpeEstimate(sharpe, c.parameter("skew"), c.parameter("kurt"), (int) c.parameter("T"));
        c.check(estimate.probabilityAbove(c.parameter("ref")), "PSR");
    }

    private static void deflatedSharpe(ReferenceCase c) {
        double periods = c.parameter("ppy");
        SharpeEstimate estimate = new SharpeEstimate(
                c.parameter("srAnnual") / Math.sqrt(periods), c.parameter("skew"), c.parameter("kurt"), (int)
                        c.parameter("T"));
        double deviation = Math.sqrt(c.parameter("varTrialsSrAnnual") / periods);
        c.check(estimate.deflated(deviation, c.parameter("N")), "DSR");
        c.check(ExpectedMaximum.ofNormal(100), "expectedMax(N=100,std=1)");
    }

    private static void quantileTypes(ReferenceCase c) {
        for (QuantileMethod method : QuantileMethod.values()) {
            String type = "R" + (method.ordinal() + 1);
            near(c, "d", Quantile.of(c.parameters("d"), 0.9, method), "d p=.90", type);
            near(c, "e", Quantile.of(c.parameters("e"), 0.25, method), "e p=.25", type);
            near(c, "e", Quantile.of(c.parameters("e"), 0.30, method), "e p=.30", type);
            near(c, "e", Quantile.of(c.parameters("e"), 0.75, method), "e p=.75", type);
        }
    }

    private static void near(ReferenceCase c, String tolerance, double actual, String key, String inner) {
        ReferenceCase.near(c.id() + " " + key + inner, actual, c.number(key, inner), c.tolerance(tolerance));
    }

    @FunctionalInterface
    private interface Windowed {
        double of(double[] open, double[] high, double[] low, double[] close);
    }

    private static void rolling(ReferenceCase c, String key, int bars, Windowed measure) {
        double[][] prices = {
            c.column(BARS, "open"), c.column(BARS, "high"), c.column(BARS, "low"), c.column(BARS, "close")
        };
        double[] answers = new double[prices[0].length];
        Arrays.fill(answers, Double.NaN);
        for (int end = bars; end <= answers.length; end++) {
            int from = end - bars;
            int to = end;
            double[][] window = Arrays.stream(prices)
                    .map(series -> Arrays.copyOfRange(series, from, to))
                    .toArray(double[][]::new);
            answers[end - 1] = measure.of(window[0], window[1], window[2], window[3]);
        }
        c.checkAll(answers, key);
    }

    private static void parkinson(ReferenceCase c) {
        String key = "series(0-based row, null = warm-up)";
        rolling(c, key, 10, (o, h, l, close) -> RangeVolatility.parkinson(h, l, 260));
    }

    private static void garmanKlass(ReferenceCase c) {
        String key = "series(0-based row, null = warm-up)";
        rolling(c, key, 10, (o, h, l, close) -> RangeVolatility.garmanKlass(o, h, l, close, 260));
    }

    private static void yangZhang(ReferenceCase c) {
        rolling(c, "series", 11, (o, h, l, close) -> RangeVolatility.yangZhang(o, h, l, close, 252));
    }

    private static void closeToClose(ReferenceCase c, int returns) {
        rolling(c, "series", returns + 1, (o, h, l, close) -> RangeVolatility.closeToClose(close, 252));
    }

    private static void averageTrueRange(ReferenceCase c) {
        double[] high = c.column(BARS, "high");
        double[] low = c.column(BARS, "low");
        double[] close = c.column(BARS, "close");
        c.checkAll(AverageTrueRange.trueRanges(high, low, close), "tr");
        c.checkAll(AverageTrueRange.series(high, low, close, 14), "atr");
    }

    private static void rollingNormal(ReferenceCase c) {
        double[] returns = c.column("lean_spy_returns.csv", "ret");
        double[] expected = c.numbers("VaR99");
        for (int i = 0; i < returns.length; i++) {
            double[] window = Arrays.copyOfRange(returns, Math.max(0, i - 251), i + 1);
            if (!Double.isNaN(expected[i])) {
                c.check(-NormalRisk.ofReturns(window, 0.99).valueAtRisk(), "VaR99", i);
                c.check(-NormalRisk.ofReturns(window, 0.95).valueAtRisk(), "VaR95", i);
                c.check(-NormalRisk.ofReturns(window, 0.90).valueAtRisk(), "VaR90", i);
            }
        }
    }

    private static double[][] returns(double[][] prices, boolean logarithmic) {
        double[][] returns = new double[prices.length - 1][prices[0].length];
        for (int i = 0; i < prices[0].length; i++) {
            int column = i;
            double[] series =
                    Arrays.stream(prices).mapToDouble(row -> row[column]).toArray();
            double[] changes = logarithmic ? Returns.logarithmic(series) : Returns.simple(series);
            for (int t = 0; t < changes.length; t++) {
                returns[t][i] = changes[t];
            }
        }
        return returns;
    }

    private static void sampleCovariance(ReferenceCase c) {
        double[][] prices = c.parameterRows("prices");
        double[][] simple = Covariance.sample(returns(prices, false));
        double[][] logarithmic = Covariance.sample(returns(prices, true));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double covariance = c.number("cov(not annualised)", i, j);
                ReferenceCase.near(c.id(), simple[i][j], covariance, c.tolerance("cov"));
                ReferenceCase.near(c.id(), logarithmic[i][j], c.number("logcov", i, j), c.tolerance("logcov"));
            }
        }
    }

    private static double[] stock(ReferenceCase c, int index) {
        return Returns.simple(c.column(STOCKS, List.of("AAPL", "AMD").get(index)));
    }

    private static void moments(ReferenceCase c) {
        for (int i = 0; i < 2; i++) {
            double[] returns = stock(c, i);
            double n = returns.length;
            c.check(Moments.mean(returns), "mean", i);
            c.check(Moments.variance(returns), "variance ddof1", i);
            c.check(Moments.populationVariance(returns), "variance ddof0", i);
            c.check(Moments.standardDeviation(returns), "std ddof1", i);
            double unbiased = Downside.semiDeviation(returns) * Math.sqrt(n / (n - 1));
            c.check(unbiased, "semiDeviation ddof1 about mean", i);
            c.check(Downside.deviation(returns, 0), "semiDeviation ddof0 mar=0", i);
            c.check(Moments.skewness(returns), "skew(population)", i);
            c.check(Moments.kurtosis(returns), "kurtosis(non-excess)", i);
            c.check(Moments.meanAbsoluteDeviation(returns), "MAD", i);
        }
    }

    private static void valueAtRisk(ReferenceCase c) {
        for (int i = 0; i < 2; i++) {
            TailRisk risk = HistoricalRisk.of(stock(c, i), c.parameter("beta"), QuantileMethod.INVERTED_CDF);
            c.check(risk.valueAtRisk(), "VaR", i);
            c.check(risk.expectedShortfall(), "CVaR", i);
            c.check(-Quantile.of(stock(c, i), 0), "worst", i);
        }
    }

    private static void ewmaCovariance(ReferenceCase c) {
        String[] dates = c.text(STOCKS, "Date");
        double[][] table = c.table(STOCKS, 1);
        int first = 0;
        while (dates[first].compareTo("2014-01-01") < 0) {
            first++;
        }
        double[][] rows = returns(Arrays.copyOfRange(table, first, table.length), false);
        double[] means = ReturnMatrix.means(rows);
        double[] distances = distances(rows, EwmaCovariance.of(rows, new Decay(0.97)), new double[means.length]);
        double[] empirical = distances(rows, Covariance.sample(rows), means);
        for (int i = 0; i < 5; i++) {
            c.check(distances[i], "ewma mahalanobis[:5]", i);
            c.check(empirical[i], "empirical mahalanobis[:5]", i);
        }
        c.check(distances[rows.length], "ewma score");
        c.check(empirical[rows.length], "empirical score");
    }

    /** Squared Mahalanobis distances, and the mean normal log-likelihood after them. */
    private static double[] distances(double[][] rows, double[][] covariance, double[] center) {
        LUDecomposition parts = new LUDecomposition(new Array2DRowRealMatrix(covariance));
        RealMatrix inverse = parts.getSolver().getInverse();
        double[] distances = new double[rows.length + 1];
        double sum = 0;
        for (int t = 0; t < rows.length; t++) {
            double[] apart = Returns.excess(rows[t], center);
            double[] solved = inverse.operate(apart);
            for (int i = 0; i < apart.length; i++) {
                distances[t] += apart[i] * solved[i];
            }
            sum += distances[t];
        }
        double constant = center.length * Math.log(2 * Math.PI) + Math.log(parts.getDeterminant());
        distances[rows.length] = -(constant + sum / rows.length) / 2;
        return distances;
    }

    private static void oracle(ReferenceCase c) {
        Shrinkage estimate = Shrinkage.oracleApproximating(c.table("skl_oas_X.csv", 0));
        c.check(estimate.intensity(), "shrinkage(truncated)");
        for (int i = 0; i < 2; i++) {
            c.checkAll(estimate.covariance()[i], "cov(truncated)", i);
        }
    }

    private static GarchFit garchFit(ReferenceCase c) {
        return Garch.fit(c.column("rugarch_dmbp.csv", "dem2gbp_pct"));
    }

    private static void garch(ReferenceCase c) {
        Garch model = garchFit(c).model();
        c.check(model.mean(), "mu");
        c.check(model.omega(), "omega");
        c.check(model.alpha(), "alpha");
        c.check(model.beta(), "beta");
    }

    private static void garchErrors(ReferenceCase c) {
        GarchFit fit = garchFit(c);
        double[] errors = {fit.meanError(), fit.omegaError(), fit.alphaError(), fit.betaError()};
        c.checkAll(errors, "se mu,omega,alpha,beta");
    }

    private static void bets(ReferenceCase c) {
        c.check(Kelly.bet(0.6, 1), "p=.6 b=1");
        c.check(Kelly.bet(0.7, 1), "p=.7 b=1");
        c.check(Kelly.bet(0.5, 2), "p=.5 b=2");
        c.check(Kelly.bet(0.9, 1), "p=.9 b=1");
        c.check(Kelly.bet(0.5, 1), "p=.5 b=1");
    }

    private static void stock(ReferenceCase c) {
        double excess = c.parameter("m") - c.parameter("r");
        double fraction = Kelly.continuous(excess, c.parameter("s"));
        c.check(fraction, "f");
        c.check(Kelly.growth(c.parameter("r"), excess, c.parameter("s"), fraction), "growth");
        c.check(fraction * c.parameter("s"), "growthSd");
    }

    private static void multipleKelly(ReferenceCase c) {
        double[] fractions = Kelly.multiple(c.parameters("M"), c.parameterRows("C"));
        double sharpe = Math.sqrt(dot(fractions, c.parameters("M")));
        c.checkAll(fractions, "F");
        c.check(sharpe, "sharpe");
        c.check(c.parameter("r") + sharpe * sharpe / 2, "growth");
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
