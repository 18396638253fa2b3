package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Cases of the peer that reports risk as a negative return, from population moments, monthly. */
final class PerformanceAnalyticsCases {
    private static final String EDHEC = "pa_edhec.csv";
    private static final String MANAGERS = "pa_managers.csv";
    private static final String BACON = "pa_portfolio_bacon.csv";

    private PerformanceAnalyticsCases() {}

    static Map<String, Consumer<ReferenceCase>> all() {
        Map<String, Consumer<ReferenceCase>> cases = new TreeMap<>();
        cases.put("pa-es-hist-edhec", c -> each(c, r -> -tailMean(r)));
        cases.put("pa-var-gauss-edhec", c -> each(c, r -> -gaussian(r).valueAtRisk()));
        cases.put("pa-var-cf-edhec", c -> each(c, r -> -modified(r).valueAtRisk()));
        cases.put("pa-es-cf-edhec", c -> each(c, r -> -modified(r).expectedShortfall()));
        cases.put("pa-var-baseline", PerformanceAnalyticsCases::baseline);
        putDownside(cases, "cta-global", "CTA Global");
        putDownside(cases, "emerging-markets", "Emerging Markets");
        putDownside(cases, "global-macro", "Global Macro");
        putDownside(cases, "short-selling", "Short Selling");
        for (String name : new String[] {"HAM1", "HAM2", "HAM3", "HAM4", "HAM5", "HAM6", "EDHEC LS EQ", "SP500 TR"}) {
            String key = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            cases.put("pa-downratio-" + key, c -> ratios(c, c.column(MANAGERS, name)));
            cases.put("pa-ddratio-" + key, c -> drawdownRatios(c, c.column(MANAGERS, name)));
        }
        cases.put("pa-annualized", PerformanceAnalyticsCases::annualized);
        cases.put("pa-sharpe-period", PerformanceAnalyticsCases::sharpe);
        cases.put("pa-kelly-ratio", PerformanceAnalyticsCases::kelly);
        cases.put("pa-bacon", PerformanceAnalyticsCases::bacon);
        cases.put("pa-drawdowns-ca", c -> drawdowns(c, EDHEC, "Convertible Arbitrage", "rows"));
        cases.put("pa-drawdowns-short", PerformanceAnalyticsCases::openDrawdowns);
        cases.put("pa-psr-direct", PerformanceAnalyticsCases::probabilisticSharpe);
        return cases;
    }

    private static void putDownside(Map<String, Consumer<ReferenceCase>> cases, String key, String column) {
        cases.put("pa-downsidetable-" + key, c -> downsideTable(c, c.column(EDHEC, column)));
    }

    private static void each(ReferenceCase c, ToDoubleFunction<double[]> measure) {
        for (Object name : ((Map<?, ?>) c.expected()).keySet()) {
            c.check(measure.applyAsDouble(c.column(EDHEC, (String) name)), name);
        }
    }

    private static TailRisk gaussian(double[] returns) {
        return NormalRisk.of(Moments.mean(returns), Math.sqrt(Moments.populationVariance(returns)), 0.95);
    }

    private static TailRisk modified(double[] returns) {
        return CornishFisher.ofReturns(returns).expansion(0.95);
    }

    private static double tailMean(double[] returns) {
        return HistoricalRisk.tailMean(returns, HistoricalRisk.of(returns, 0.95).valueAtRisk());
    }

    private static void baseline(ReferenceCase c) {
        double[] returns = Arrays.copyOf(c.column(EDHEC, "Convertible Arbitrage"), 100);
        c.check(-gaussian(returns).valueAtRisk(), "VaR gaussian");
        c.check(-modified(returns).valueAtRisk(), "VaR modified");
        c.check(-HistoricalRisk.of(returns, 0.95).valueAtRisk(), "VaR historical");
        c.check(-gaussian(returns).expectedShortfall(), "ES gaussian");
        c.check(-tailMean(returns), "ES historical");
    }

    private static void downsideTable(ReferenceCase c, double[] returns) {
        double[] gains = Arrays.stream(returns).filter(r -> r > 0).toArray();
        double[] losses = Arrays.stream(returns).filter(r -> r < 0).toArray();
        c.check(Downside.semiDeviation(returns), "semiDeviation");
        c.check(Moments.standardDeviation(gains), "gainDeviation");
        c.check(Moments.standardDeviation(losses), "lossDeviation");
        c.check(Downside.deviation(returns, 0.05 / 12), "downsideDeviation(5%/12)");
        c.check(Downside.deviation(returns, 0.04 / 12), "downsideDeviation(4%/12)");
        c.check(Downside.deviation(returns, 0), "downsideDeviation(0)");
        c.check(Drawdowns.maximum(returns), "maxDrawdown");
        c.check(-HistoricalRisk.of(returns, 0.95).valueAtRisk(), "histVaR95");
        c.check(-tailMean(returns), "histES95");
        c.check(-modified(returns).valueAtRisk(), "modVaR95");
        c.check(-modified(returns).expectedShortfall(), "modES95");
    }

    private static void ratios(ReferenceCase c, double[] returns) {
        c.check(Downside.deviation(returns, 0), "monthly downside deviation");
        c.check(Downside.deviation(returns, 0) * Math.sqrt(12), "annualised downside deviation");
        c.check(Downside.potential(returns, 0), "downside potential");
        c.check(UpsideRatios.omega(returns, 0), "omega");
        c.check(SortinoRatio.perPeriod(returns, 0), "sortino");
        c.check(Downside.upsidePotential(returns, 0), "upside potential");
        c.check(UpsideRatios.upsidePotentialBySide(returns, 0), "upside potential ratio");
    }

    private static void drawdownRatios(ReferenceCase c, double[] returns) {
        double annual = Returns.annual(returns, 12);
        double[] series = Drawdowns.series(returns);
        c.check(DrawdownRatios.sterling(annual, Drawdowns.maximum(returns), 0.1), "sterling(excess10%)");
        c.check(Performance.of(returns, 12).calmar(), "calmar");
        c.check(DrawdownRatios.burke(annual, runsInPercent(returns)), "burke");
        c.check(Drawdowns.painIndex(series), "painIndex");
        c.check(Drawdowns.ulcerIndex(series), "ulcerIndex");
        c.check(DrawdownRatios.pain(annual, series), "painRatio");
        c.check(DrawdownRatios.martin(annual, series), "martinRatio");
    }

    /** The peer leaves out the first return, and compounds fractions as if they were percentages. */
    private static double[] runsInPercent(double[] returns) {
        double[] hundredths = Arrays.stream(returns).skip(1).map(r -> r / 100).toArray();
        return Arrays.stream(DrawdownRatios.losingRuns(hundredths))
                .map(r -> r * 100)
                .toArray();
    }

    private static void annualized(ReferenceCase c) {
        for (Object name : ((Map<?, ?>) c.expected()).keySet()) {
            double[] returns = c.column(MANAGERS, (String) name);
            c.check(Returns.annual(returns, 12), name, "annReturn");
            c.check(Returns.volatility(returns, 12), name, "annStdDev");
            c.check(SharpeRatio.geometric(returns, 12), name, "annSharpe(rf0)");
            c.check(Drawdowns.maximum(returns), name, "maxDD");
        }
    }

    private static double[] overBills(ReferenceCase c, String name) {
        return Returns.finite(Returns.excess(c.raw(MANAGERS, name), c.raw(MANAGERS, "US 3m TR")));
    }

    private static void sharpe(ReferenceCase c) {
        for (Object name : ((Map<?, ?>) c.expected("rf=0.035/12")).keySet()) {
            double[] returns = c.column(MANAGERS, (String) name);
            c.check(SharpeRatio.perPeriod(Returns.excess(returns, 0.035 / 12)), "rf=0.035/12", name);
            c.check(SharpeRatio.perPeriod(overBills(c, (String) name)), "rf=US 3m TR", name);
        }
    }

    private static void kelly(ReferenceCase c) {
        double[] first = c.column(MANAGERS, "HAM1");
        double deviation = Moments.standardDeviation(first);
        c.check(Kelly.continuous(Moments.mean(first) - 0.04 / 12, deviation) / 2, "HAM1 rf=0.04/12");
        for (Object name : ((Map<?, ?>) c.expected("rf=US 3m TR")).keySet()) {
            double own = Moments.standardDeviation(c.column(MANAGERS, (String) name));
            double excess = Moments.mean(overBills(c, (String) name));
            c.check(Kelly.continuous(excess, own) / 2, "rf=US 3m TR", name);
        }
    }

    private static void bacon(ReferenceCase c) {
        double[] returns = c.column(BACON, "portfolio");
        double annual = Returns.annual(returns, 12);
        double[] series = Drawdowns.series(returns);
        double[] runs = runsInPercent(returns);
        c.check(Downside.deviation(returns, 0.005), "downsideDeviation(MAR .005)");
        c.check(Downside.potential(returns, 0.005), "downsidePotential(MAR .005)");
        c.check(SharpeEstimate.of(returns).adjusted(SharpeRatio.annual(returns, 12)), "adjustedSharpe");
        c.check(DrawdownRatios.burke(annual, runs), "burke");
        c.check(DrawdownRatios.modifiedBurke(annual, runs, returns.length), "burkeModified");
        c.check(Moments.meanAbsoluteDeviation(returns), "meanAbsoluteDeviation");
        c.check(Drawdowns.painIndex(series), "painIndex");
        c.check(DrawdownRatios.pain(annual, series), "painRatio");
        c.check(DrawdownRatios.martin(annual, series), "martinRatio");
        c.check(UpsideRatios.omegaSharpe(returns, 0.005), "omegaSharpe(MAR .005)");
        c.check(WinLoss.of(returns).profitFactor(), "bernardoLedoit");
    }

    private static void openDrawdowns(ReferenceCase c) {
        drawdowns(c, EDHEC, "Short Selling", "Short Selling");
        drawdowns(c, MANAGERS, "SP500 TR", "SP500 TR");
    }

    private static void drawdowns(ReferenceCase c, String file, String column, String key) {
        String[] dates = c.text(file, "date");
        List<Drawdown> table = Drawdowns.table(c.column(file, column));
        for (int i = 0; i < 5; i++) {
            Drawdown found = table.get(i);
            List<?> row = (List<?>) c.expected(key, i);
            assertThat(dates[found.start()]).isEqualTo(row.get(0));
            assertThat(dates[found.trough()]).isEqualTo(row.get(1));
            assertThat(found.isOpen() ? Double.NaN : dates[found.recovery().getAsInt()])
                    .isEqualTo(row.get(2));
            ReferenceCase.near(c.id(), -found.depth(), (Double) row.get(3), c.tolerance(key));
            assertThat((double) found.periodsToTrough()).isEqualTo(row.get(5));
            if (found.isOpen()) {
                assertThat(row.get(6)).isEqualTo(Double.NaN);
                assertThat((double) found.length() + 1)
                        .as("the peer counts the end")
                        .isEqualTo(row.get(4));
            } else {
                assertThat((double) found.length()).isEqualTo(row.get(4));
                assertThat((double) found.periodsToRecover().getAsInt()).isEqualTo(row.get(6));
            }
        }
    }

    /** The peer takes a kurtosis of 3 whatever it is given, and a one-sided quantile for both sides. */
    private static void probabilisticSharpe(ReferenceCase c) {
        SharpeEstimate estimate = new SharpeEstimate(c.parameter("sr"), c.parameter("skew"), 3, (int) c.parameter("n"));
        double half = estimate.standardError() * Normal.quantile(c.parameter("p"));
        c.check(estimate.probabilityAbove(c.parameter("refSR")), "PSR");
        c.check(estimate.sharpe() - half, "CI", 0);
        c.check(estimate.sharpe() + half, "CI", 2);
        c.check(estimate.minimumTrackRecord(c.parameter("refSR"), c.parameter("p")), "minTRL");
    }
}
