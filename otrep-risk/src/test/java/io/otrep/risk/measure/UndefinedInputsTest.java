package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What measures answer to inputs that have no answer, and that the page says the same. */
class UndefinedInputsTest {
    private static final Path PAGE = Path.of("..", "docs", "measures.md");

    private static Map<String, double[]> inputs() {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        inputs.put("empty", new double[0]);
        inputs.put("one (-0.1)", new double[] {-0.1});
        inputs.put("constant (0.1, 0.1, 0.1, 0.1, 0.1)", new double[] {0.1, 0.1, 0.1, 0.1, 0.1});
        inputs.put("a NaN", new double[] {0.1, Double.NaN, -0.1, 0.05});
        inputs.put("an infinity", new double[] {0.1, Double.POSITIVE_INFINITY, -0.1, 0.05});
        return inputs;
    }

    private static Map<String, ToDoubleFunction<double[]>> measures() {
        Map<String, ToDoubleFunction<double[]>> measures = new LinkedHashMap<>();
        measures.put("`Returns.total`", Returns::total);
        measures.put("`Returns.annual`", r -> Returns.annual(r, Math.max(1, r.length)));
        measures.put("`Returns.volatility`", r -> Returns.volatility(r, 252));
        measures.put("`Moments.mean`", Moments::mean);
        measures.put("`Moments.variance`", Moments::variance);
        measures.put("`Moments.skewness`, `kurtosis`", Moments::skewness);
        measures.put("`SharpeRatio.annual`", r -> SharpeRatio.annual(r, 252));
        measures.put("`SortinoRatio.annual`", r -> SortinoRatio.annual(r, 0, 252));
        measures.put(
                "`Performance.calmar`", r -> Performance.of(r, r.length + 1.0).calmar());
        measures.put("`UpsideRatios.omega`", r -> UpsideRatios.omega(r, 0));
        measures.put("`Downside.deviation`", r -> Downside.deviation(r, 0));
        measures.put("`Drawdowns.maximum`", Drawdowns::maximum);
        measures.put("`Drawdowns.ulcerIndex`, `painIndex`", r -> Drawdowns.ulcerIndex(Drawdowns.series(r)));
        measures.put("`WinLoss.hitRate`", r -> WinLoss.of(r).hitRate());
        measures.put("`WinLoss.profitFactor`", r -> WinLoss.of(r).profitFactor());
        measures.put(
                "`HistoricalRisk`, value at risk",
                r -> HistoricalRisk.of(r, 0.95).valueAtRisk());
        measures.put(
                "`HistoricalRisk`, shortfall", r -> HistoricalRisk.of(r, 0.95).expectedShortfall());
        measures.put(
                "`NormalRisk.ofReturns`", r -> NormalRisk.ofReturns(r, 0.95).valueAtRisk());
        measures.put(
                "`StudentRisk.ofReturns`", r -> StudentRisk.ofReturns(r, 0.95).valueAtRisk());
        measures.put("`StudentFit.of`", r -> StudentFit.of(r).risk(0.95).valueAtRisk());
        measures.put(
                "`CornishFisher.ofReturns`",
                r -> CornishFisher.ofReturns(r).risk(0.95).valueAtRisk());
        measures.put(
                "`MinimumObservations.proxy`",
                r -> MinimumObservations.proxy(r, 0.95).valueAtRisk());
        measures.put(
                "`FilteredRisk.ewma`",
                r -> FilteredRisk.ewma(r, Decay.riskMetrics(), 0.95).valueAtRisk());
        measures.put("`EwmaVariance.volatility`", r -> EwmaVariance.volatility(r, Decay.riskMetrics(), 1));
        measures.put("`MarketModel.beta`", r -> MarketModel.fit(r, r).beta());
        measures.put(
                "`Covariance.sample`",
                r -> Covariance.sample(rows(r)).length == 0 ? Double.NaN : Covariance.sample(rows(r))[0][0]);
        return measures;
    }

    private static double[][] rows(double[] column) {
        double[][] rows = new double[column.length][1];
        for (int t = 0; t < rows.length; t++) {
            rows[t][0] = column[t];
        }
        return rows;
    }

    private static String shown(double value) {
        return Double.isNaN(value)
                ? "NaN"
                : String.format(Locale.ROOT, "%.4f", value + 0.0).replaceAll("0+$|\\.0+$", "");
    }

    private static List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| measure | " + String.join(" | ", inputs().keySet()) + " |");
        lines.add("|---".repeat(inputs().size() + 1) + "|");
        measures().forEach((name, measure) -> {
            StringBuilder line = new StringBuilder("| " + name);
            inputs().values().forEach(input -> line.append(" | ").append(shown(measure.applyAsDouble(input))));
            lines.add(line + " |");
        });
        return lines;
    }

    static List<String> measureNames() {
        return List.copyOf(measures().keySet());
    }

    @ParameterizedTest
    @MethodSource("measureNames")
    void nothingAnswersAnInfinity(String name) {
        inputs().forEach((kind, input) -> {
            double answer = measures().get(name).applyAsDouble(input);

            assertThat(answer).as("%s of %s", name, kind).isNotIn(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        });
    }

    @ParameterizedTest
    @MethodSource("measureNames")
    void emptyAndUnknownSeriesAnswerNaN(String name) {
        ToDoubleFunction<double[]> measure = measures().get(name);

        assertThat(measure.applyAsDouble(new double[0])).isNaN();
        assertThat(measure.applyAsDouble(inputs().get("a NaN"))).isNaN();
        assertThat(measure.applyAsDouble(inputs().get("an infinity"))).isNaN();
    }

    @Test
    void pageShowsThisTable() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page).contains(String.join("\n", table()));
    }
}
