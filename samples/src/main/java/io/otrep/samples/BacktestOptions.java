package io.otrep.samples;

import io.otrep.core.tape.BarStamp;
import io.otrep.market.AssetClass;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the backtest runner may be told. Filled by picocli. Not thread-safe. */
@Command(
        name = "backtest",
        sortOptions = false,
        description = "Backtests strategies on a file of your own: bars, closes, quotes or trades.")
final class BacktestOptions extends FileOptions {
    @Option(names = "--bars", paramLabel = "FILE", description = "the file (CSV: bars, wide closes, quotes, trades)")
    @Nullable
    Path bars;

    @Option(names = "--ask", paramLabel = "FILE", description = "bars of the offer, when --bars holds those of the bid")
    @Nullable
    Path ask;

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "what a file without symbols is about")
    @Nullable
    String instrument;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "instruments with tick, step, currency, calendar ...")
    @Nullable
    Path catalog;

    @Option(names = "--class", paramLabel = "CLASS", description = "EQUITY (default), ETF, FX, CRYPTO, PERPETUAL, CFD")
    AssetClass assetClass = AssetClass.EQUITY;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "quote currency; default: of the pair for FX, else USD")
    @Nullable
    String currency;

    @Option(names = "--tick", paramLabel = "PRICE", description = "smallest price step; default 0.01, FX 0.00001")
    @Nullable
    String tick;

    @Option(
            names = "--step",
            paramLabel = "UNITS",
            description = "smallest quantity step; default 1, crypto 0.00000001")
    @Nullable
    String step;

    @Option(
            names = "--strategy",
            split = ",",
            paramLabel = "NAME",
            description = "momentum, mean-reversion, stoichiometric, breakout, hold")
    List<String> strategies = new ArrayList<>();

    @Option(names = "--apart", description = "each strategy also on its own, side by side on one page")
    boolean apart;

    @Option(
            names = "--benchmark",
            paramLabel = "SYMBOL",
            description = "an instrument of the file to compare with, by its bars")
    @Nullable
    String benchmark;

    @Option(
            names = "--every",
            paramLabel = "INTERVAL",
            description = "trade on bars of this length, made from the file: 5m, 1h, 1d")
    @Nullable
    String every;

    @Option(names = "--cash", paramLabel = "MONEY", description = "what to begin with; default '100000 USD'")
    String cash = "100000 USD";

    @Option(names = "--fee-bps", paramLabel = "BPS", description = "fee of the traded value; default 1")
    String feeBps = "1";

    @Option(names = "--slippage-bps", paramLabel = "BPS", description = "slippage against the order; default 1")
    double slippageBps = 1;

    @Option(
            names = "--leverage",
            paramLabel = "TIMES",
            description = "leverage of FX, futures and CFDs; default 30 (shares: Regulation T, crypto: cash)")
    double leverage = 30;

    @Option(names = "--volatility", paramLabel = "FRACTION", description = "target volatility a year; default 0.10")
    double volatility = 0.10;

    @Option(
            names = "--max-position",
            paramLabel = "FRACTION",
            description = "largest position over equity; default 1.0")
    double maxPosition = 1.0;

    @Option(names = "--max-drawdown", paramLabel = "FRACTION", description = "drawdown that halts; default 0.30")
    double maxDrawdown = 0.30;

    @Option(names = "--zone", paramLabel = "ZONE", description = "zone of times without offset; default UTC")
    @Nullable
    ZoneId zone;

    @Option(
            names = "--stamps",
            paramLabel = "END",
            description = "whether times name START or END of a bar; default: by the column's name")
    @Nullable
    BarStamp stamps;

    @Option(
            names = "--header",
            split = ",",
            paramLabel = "NAME",
            description = "names of the columns of a file without header")
    List<String> header = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "the page to write; default target/reports/backtest.html")
    Path report = Path.of("target", "reports", "backtest.html");
}
