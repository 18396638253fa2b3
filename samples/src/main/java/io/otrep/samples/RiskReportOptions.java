package io.otrep.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the risk report may be told. Filled by picocli. Not thread-safe. */
@Command(
        name = "risk-report",
        sortOptions = false,
        description = "Measures the risk of the assets in a file of prices, and of a portfolio of them.")
final class RiskReportOptions extends FileOptions {
    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "the file (CSV: a date and a price a symbol, or bars of symbols)")
    @Nullable
    Path prices;

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "what a file without symbols is about")
    @Nullable
    String instrument;

    @Option(
            names = "--weights",
            split = ",",
            paramLabel = "WEIGHT",
            description = "of the portfolio, in the order of the symbols; default: equal")
    List<Double> weights = new ArrayList<>();

    @Option(names = "--days", paramLabel = "COUNT", description = "periods in a year; default 252")
    double days = 252;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "the page to write; default target/reports/risk-report.html")
    Path report = Path.of("target", "reports", "risk-report.html");
}
