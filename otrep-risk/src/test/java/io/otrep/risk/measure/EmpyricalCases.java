package io.otrep.risk.measure;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Cases of the peer that reports risk as a negative return and counts missing rows in the length of a year. */
final class EmpyricalCases {
    private static final String SERIES = "emp_series.csv";
    private static final String NO_GAPS = "weekly(mixed_returns_nonan)";
    private static final String MONTHLY = "monthly(mixed_returns_nonan)";

    private EmpyricalCases() {}

    static Map<String, Consumer<ReferenceCase>> all() {
        Map<String, Consumer<ReferenceCase>> cases = new TreeMap<>();
        cases.put("emp-maxdd", EmpyricalCases::maximumDrawdown);
        cases.put("emp-annret", EmpyricalCases::annualReturn);
        cases.put("emp-annvol", EmpyricalCases::volatility);
        cases.put("emp-calmar", EmpyricalCases::calmar);
        cases.put("emp-sharpe", EmpyricalCases::sharpe);
        cases.put("emp-downside", EmpyricalCases::downside);
        cases.put("emp-sortino", EmpyricalCases::sortino);
        cases.put("emp-alphabeta", EmpyricalCases::alphaBeta);
        cases.put("emp-hist-var", EmpyricalCases::quantiles);
        cases.put("emp-roll", EmpyricalCases::rolling);
        return cases;
    }

    private static double[] series(ReferenceCase c, String name) {
        return c.column(SERIES, name);
    }

    private static void maximumDrawdown(ReferenceCase c) {
        for (String name : new String[] {
            "simple_benchmark", "mixed_returns", "positive_returns", "negative_returns", "all_negative_returns"
        }) {
            c.check(-Drawdowns.maximum(series(c, name)), name);
        }
        c.check(-Drawdowns.maximum(new double[] {0.1, -0.1, 0.1}), "literal[0.10,-0.10,0.10]");
    }

    /** The row without a return counts in the peer's n: 9 instead of our 8. */
    private static double withMissingRow(double[] returns, double periodsPerYear) {
        return Returns.annual(returns, periodsPerYear * returns.length / (returns.length + 1));
    }

    private static void annualReturn(ReferenceCase c) {
        c.check(withMissingRow(series(c, "mixed_returns"), 252), "mixed_returns");
        c.check(Returns.annual(series(c, "mixed_returns_nonan"), 52), NO_GAPS);
        c.check(Returns.annual(series(c, "mixed_returns_nonan"), 12), MONTHLY);
    }

    private static void volatility(ReferenceCase c) {
        c.check(Returns.volatility(series(c, "flat_line_1"), 252), "flat_line_1");
        c.check(Returns.volatility(series(c, "mixed_returns"), 252), "mixed_returns@252");
        c.check(Returns.volatility(series(c, "mixed_returns_nonan"), 52), NO_GAPS + "@52");
        c.check(Returns.volatility(series(c, "mixed_returns_nonan"), 12), MONTHLY + "@12");
    }

    private static void calmar(ReferenceCase c) {
        double[] mixed = series(c, "mixed_returns");
        double[] full = series(c, "mixed_returns_nonan");
        double depth = Drawdowns.maximum(mixed);
        c.check(DrawdownRatios.calmar(withMissingRow(mixed, 252), depth), "mixed_returns@252");
        c.check(Performance.of(full, 52).calmar(), NO_GAPS + "@52");
        c.check(Performance.of(full, 12).calmar(), MONTHLY + "@12");
    }

    private static void sharpe(ReferenceCase c) {
        double[] raw = c.raw(SERIES, "mixed_returns");
        double[] overBenchmark = Returns.excess(raw, c.raw(SERIES, "simple_benchmark"));
        c.check(SharpeRatio.annual(Returns.finite(raw), 252), "mixed_returns rf=0");
        c.check(SharpeRatio.annual(Returns.finite(overBenchmark), 252), "mixed_returns rf=simple_benchmark");
        c.check(SharpeRatio.annual(series(c, "positive_returns"), 252), "positive_returns rf=0");
        c.check(SharpeRatio.annual(series(c, "negative_returns"), 252), "negative_returns rf=0");
        c.check(SharpeRatio.annual(Returns.finite(Returns.excess(raw, raw)), 252), "mixed_returns rf=mixed_returns");
    }

    private static double deviation(double[] returns, double mar, double periodsPerYear) {
        return Downside.deviation(returns, mar) * Math.sqrt(periodsPerYear);
    }

    private static void downside(ReferenceCase c) {
        double[] mixed = series(c, "mixed_returns");
        double[] full = series(c, "mixed_returns_nonan");
        double[] one = c.column("emp_one_two.csv", "one");
        double[] two = c.column("emp_one_two.csv", "two");
        c.check(deviation(mixed, 0, 252), "mixed_returns mar=0 @252");
        c.check(deviation(mixed, 0.1, 252), "mixed_returns mar=0.1 @252");
        c.check(deviation(full, 0, 52), NO_GAPS + " mar=0 @52");
        c.check(deviation(full, 0.1, 52), NO_GAPS + " mar=0.1 @52");
        c.check(deviation(full, 0, 12), MONTHLY + " mar=0 @12");
        c.check(deviation(full, 0.1, 12), MONTHLY + " mar=0.1 @12");
        c.check(deviation(one, 0, 252), "one mar=0 @252");
        c.check(deviation(two, 0, 252), "two mar=0 @252");
        c.check(deviation(one, 0, 52), "one mar=0 @52");
        c.check(deviation(two, 0, 12), "two mar=0 @12");
    }

    private static void sortino(ReferenceCase c) {
        double[] raw = c.raw(SERIES, "mixed_returns");
        double[] overLine = Returns.finite(Returns.excess(raw, c.raw(SERIES, "flat_line_1")));
        c.check(SortinoRatio.annual(Returns.finite(raw), 0, 252), "mixed_returns mar=0 @252");
        c.check(SortinoRatio.annual(overLine, 0, 252), "mixed_returns mar=series flat_line_1 @252");
        c.check(SortinoRatio.annual(series(c, "negative_returns"), 0, 252), "negative_returns mar=0 @252");
        c.check(SortinoRatio.annual(series(c, "positive_returns"), 0, 252), "positive_returns mar=0");
        c.check(SortinoRatio.annual(series(c, "simple_benchmark"), 0, 252), "simple_benchmark mar=0");
        c.check(
                SortinoRatio.annual(Returns.finite(Returns.excess(raw, raw)), 0, 252),
                "mixed_returns mar=mixed_returns");
        c.check(SortinoRatio.annual(series(c, "mixed_returns_nonan"), 0, 52), NO_GAPS + " @52");
        c.check(SortinoRatio.annual(series(c, "mixed_returns_nonan"), 0, 12), MONTHLY + " @12");
        c.check(SortinoRatio.annual(c.column("emp_one_two.csv", "one"), 0, 252), "one @252");
        c.check(SortinoRatio.annual(c.column("emp_one_two.csv", "two"), 0, 252), "two @252");
        c.check(SortinoRatio.annual(c.column("emp_one_two.csv", "one"), 0, 52), "one @52");
        c.check(SortinoRatio.annual(c.column("emp_one_two.csv", "two"), 0, 12), "two @12");
    }

    private static double[] tail(ReferenceCase c, String name) {
        double[] raw = c.raw(SERIES, name);
        return Arrays.copyOfRange(raw, 1, raw.length);
    }

    private static void alphaBeta(ReferenceCase c) {
        double[] mixed = tail(c, "mixed_returns");
        MarketModel all = MarketModel.fit(mixed, tail(c, "negative_returns"));
        MarketModel down = MarketModel.fitSide(mixed, tail(c, "negative_returns"), false);
        MarketModel up = MarketModel.fitSide(mixed, tail(c, "positive_returns"), true);
        c.check(all.annualAlpha(252), "alpha");
        c.check(all.beta(), "beta");
        c.check(down.annualAlpha(252), "down_alpha");
        c.check(down.beta(), "down_beta");
        c.check(up.annualAlpha(252), "up vs positive_returns alpha");
        c.check(up.beta(), "up vs positive_returns beta");
    }

    private static void quantiles(ReferenceCase c) {
        c.check(Quantile.of(c.parameters("a"), 0), "a p=0");
        c.check(Quantile.of(c.parameters("a"), 0.3), "a p=0.3");
        c.check(Quantile.of(c.parameters("a"), 1), "a p=1");
        c.check(Quantile.of(c.parameters("b"), 0.1), "b p=0.1");
        c.check(Quantile.of(c.parameters("b"), 0.2), "b p=0.2");
        c.check(Quantile.of(c.parameters("b"), 0.3), "b p=0.3");
        c.check(-HistoricalRisk.of(c.parameters("b"), 0.7).valueAtRisk(), "b p=0.3");
    }

    private static double[] windows(double[] raw, ToDoubleFunction<double[]> measure) {
        double[] answers = new double[raw.length - 5];
        Arrays.setAll(answers, i -> measure.applyAsDouble(Returns.finite(Arrays.copyOfRange(raw, i, i + 6))));
        return answers;
    }

    private static void rolling(ReferenceCase c) {
        double[] negative = c.raw(SERIES, "negative_returns");
        double[] mixed = c.raw(SERIES, "mixed_returns");
        c.checkAll(windows(negative, r -> -Drawdowns.maximum(r)), "roll_maxdd negative_returns");
        c.checkAll(windows(negative, r -> SharpeRatio.annual(r, 252)), "roll_sharpe negative_returns");
        c.checkAll(windows(mixed, r -> SharpeRatio.annual(r, 252)), "roll_sharpe mixed_returns");
    }
}
