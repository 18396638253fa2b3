package io.otrep.samples;

import io.otrep.core.tape.CsvSource;
import io.otrep.core.tape.CsvTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.report.RiskReport;
import io.otrep.report.Track;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.Performance;
import io.otrep.risk.measure.Returns;
import io.otrep.risk.measure.TailRisk;
import io.otrep.risk.measure.VarBacktest;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a file of prices and tells what the assets in it, and a portfolio of them, may lose: a table here, a page with plots. */
final class RiskReportSample implements Sample {
    private final PrintStream out;

    RiskReportSample(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "risk-report";
    }

    @Override
    public String summary() {
        return "volatility, value at risk, drawdowns and correlations of a file of prices (--prices FILE)";
    }

    @Override
    public void run(List<String> args) {
        RiskReportOptions options = new RiskReportOptions();
        SampleOptions.run(options, args, out, () -> run(options));
    }

    private void run(RiskReportOptions options) {
        CsvTape tape = tape(options);
        out.println(tape.report());
        PriceTable table = PriceTable.of(tape);
        if (table.symbols().isEmpty() || table.prices().length == 0) {
            throw new IllegalArgumentException(
                    options.prices + " has no closing prices; the risk report reads bars and wide closes");
        }
        RiskReport report = RiskReport.of(
                table.symbols(), table.timesNanos(), table.prices(), weights(options, table.symbols()), options.days);
        report.writeHtml(options.report);
        print(report);
        VarBacktest tested = report.varBacktest(0.95);
        double[] returns = report.portfolio().returns();
        line(
                "assets=%d periods=%d portfolio_var95=%.6f portfolio_es95=%.6f var95_exceptions=%d var95_forecasts=%d"
                        + " report=%s",
                table.symbols().size(),
                returns.length,
                HistoricalRisk.of(returns, 0.95).valueAtRisk(),
                HistoricalRisk.of(returns, 0.95).expectedShortfall(),
                tested.exceptions(),
                tested.observations(),
                options.report);
    }

    private static CsvTape tape(RiskReportOptions options) {
        Path file = options.prices;
        if (file == null) {
            throw new IllegalArgumentException("--prices FILE is missing; --help lists what it can be told");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--prices names '" + file + "', which is not a file that can be read");
        }
        CsvSource source = CsvTape.of(file);
        if (options.instrument != null) {
            source.instrument(instrument(options.instrument));
        } else {
            source.instruments(RiskReportSample::instrument);
        }
        return source.only(options.only.toArray(String[]::new))
                .missing(options.missing.toArray(String[]::new))
                .read();
    }

    private static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, "file", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .build();
    }

    private static double[] weights(RiskReportOptions options, List<String> symbols) {
        double[] weights = new double[symbols.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        if (options.weights.isEmpty()) {
            return weights;
        }
        if (options.weights.size() != symbols.size()) {
            throw new IllegalArgumentException(
                    "--weights needs a number for each of " + symbols + ", but has " + options.weights.size());
        }
        return options.weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void print(RiskReport report) {
        line(
                "%n%-12s %8s %9s %9s %9s %9s %9s %9s %9s %8s",
                "asset", "returns", "vol 5", "vol 30", "VaR 90%", "VaR 95%", "VaR 99%", "ES 95%", "drawdown", "Sharpe");
        List<Track> tracks = new ArrayList<>(report.assets());
        tracks.add(report.portfolio());
        tracks.forEach(this::row);
        out.println();
    }

    private void row(Track track) {
        double[] returns = track.returns();
        Performance figures = track.performance();
        TailRisk usual = HistoricalRisk.of(returns, 0.95);
        line(
                "%-12s %,8d %9s %9s %9s %9s %9s %9s %9s %8.2f",
                track.name(),
                returns.length,
                percent(recent(returns, 5, track.periodsPerYear())),
                percent(recent(returns, 30, track.periodsPerYear())),
                percent(HistoricalRisk.of(returns, 0.90).valueAtRisk()),
                percent(usual.valueAtRisk()),
                percent(HistoricalRisk.of(returns, 0.99).valueAtRisk()),
                percent(usual.expectedShortfall()),
                percent(figures.maxDrawdown()),
                figures.sharpe());
    }

    private static double recent(double[] returns, int count, double perYear) {
        return returns.length < count
                ? Double.NaN
                : Returns.volatility(Arrays.copyOfRange(returns, returns.length - count, returns.length), perYear);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
