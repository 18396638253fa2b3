package io.otrep.samples.rebalance;

import io.otrep.samples.FileOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the runner may be told. Filled by picocli. Not thread-safe. */
@Command(
        name = "rebalance",
        sortOptions = false,
        description = "Rebalances a portfolio in several ways, with costs, beside buying once and holding.")
final class RebalanceOptions extends FileOptions {
    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "closes (CSV: a date and a price a symbol, or daily bars of symbols);"
                    + " default: four currencies against the US dollar since 1999")
    @Nullable
    Path prices;

    @Option(
            names = "--ways",
            split = ",",
            paramLabel = "NAME",
            description = "equal-weight, inverse-volatility, risk-parity, minimum-variance, maximum-diversification,"
                    + " hierarchical; default: risk-parity,minimum-variance,hierarchical")
    List<String> ways = new ArrayList<>();

    @Option(names = "--window", paramLabel = "DAYS", description = "returns behind each estimate; default 252")
    int window = 252;

    @Option(names = "--every", paramLabel = "PERIOD", description = "week, month (default) or quarter")
    String every = "month";

    @Option(
            names = "--drift",
            paramLabel = "FRACTION",
            description = "a weight so far from its target is rebalanced at once; default 0.05")
    double drift = 0.05;

    @Option(names = "--cash", paramLabel = "MONEY", description = "what to begin with; default '100000 USD'")
    String cash = "100000 USD";

    @Option(names = "--fee-bps", paramLabel = "BPS", description = "fee of the traded value; default 1")
    String feeBps = "1";

    @Option(names = "--slippage-bps", paramLabel = "BPS", description = "slippage against the order; default 2")
    double slippageBps = 2;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "the page to write; default target/reports/rebalance.html")
    Path report = Path.of("target", "reports", "rebalance.html");
}
