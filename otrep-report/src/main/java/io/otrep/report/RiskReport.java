package io.otrep.report;

import io.otrep.risk.measure.Covariance;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.PortfolioRisk;
import io.otrep.risk.measure.QuantileMethod;
import io.otrep.risk.measure.Returns;
import io.otrep.risk.measure.RollingTailRisk;
import io.otrep.risk.measure.TailRisk;
import io.otrep.risk.measure.VarBacktest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The page about the risk of a few assets held in fixed weights, rebalanced every period: {@code RiskReport.of(symbols, times, prices, weights,
 * 252).writeHtml(path)}. A period counts for the book if every asset has a price at both its ends; each asset alone is measured over all its own prices. Immutable
 * and thread-safe.
 */
public final class RiskReport {
    /** Periods of history behind each forecast of the VaR backtest: a year of trading days. */
    static final int WINDOW = 250;

    private final List<String> symbols;
    private final double[] weights;
    private final List<Track> assets;
    private final Track book;
    private final double[][] common;
    private final long dropped;

    private RiskReport(
            List<String> symbols, double[] weights, List<Track> assets, Track book, double[][] common, long dropped) {
        this.symbols = symbols;
        this.weights = weights;
        this.assets = assets;
        this.book = book;
        this.common = common;
        this.dropped = dropped;
    }

    /**
     * Of prices.
     *
     * @param symbols at least 1
     * @param timesNanos rising, one for each row of prices
     * @param prices a row a time, a column a symbol; NaN where there is none
     * @param weights of the book, one for each symbol, of any sign
     * @param periodsPerYear 252 for daily prices of stocks, 365 of crypto
     * @return the report
     * @throws IllegalArgumentException if sizes differ
     */
    public static RiskReport of(
            List<String> symbols, long[] timesNanos, double[][] prices, double[] weights, double periodsPerYear) {
        int width = symbols.size();
        if (width == 0 || weights.length != width || prices.length != timesNanos.length) {
            throw new IllegalArgumentException(
                    "a risk report needs a weight for each of at least one symbol and a time for"
                            + " each row of prices, but has " + width + " symbols, " + weights.length + " weights, "
                            + timesNanos.length + " times and " + prices.length + " rows");
        }
        if (Arrays.stream(prices).anyMatch(row -> row.length != width)) {
            throw new IllegalArgumentException("each row of prices needs " + width + " numbers, one for each symbol");
        }
        List<Track> assets = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            assets.add(asset(symbols.get(i), timesNanos, prices, i, periodsPerYear));
        }
        int[] complete = complete(prices);
        double[][] common = returns(prices, complete);
        long[] times = Arrays.stream(complete).mapToLong(i -> timesNanos[i]).toArray();
        double[] earned =
                Arrays.stream(common).mapToDouble(row -> product(row, weights)).toArray();
        Track book = Track.ofReturns("Portfolio", times, earned, periodsPerYear);
        return new RiskReport(
                List.copyOf(symbols), weights.clone(), assets, book, common, prices.length - complete.length);
    }

    /** One asset over its own prices. */
    private static Track asset(String name, long[] times, double[][] prices, int column, double perYear) {
        int[] rows = IntStream.range(0, prices.length)
                .filter(i -> prices[i][column] > 0)
                .toArray();
        return Track.ofPrices(
                name,
                Arrays.stream(rows).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> prices[i][column]).toArray(),
                perYear);
    }

    /** Rows in which every price is known. */
    private static int[] complete(double[][] prices) {
        return IntStream.range(0, prices.length)
                .filter(i -> Arrays.stream(prices[i]).allMatch(price -> price > 0))
                .toArray();
    }

    private static double[][] returns(double[][] prices, int[] rows) {
        double[][] returns = new double[Math.max(0, rows.length - 1)][];
        for (int i = 0; i < returns.length; i++) {
            double[] before = prices[rows[i]];
            double[] after = prices[rows[i + 1]];
            returns[i] = new double[before.length];
            Arrays.setAll(returns[i], column -> after[column] / before[column] - 1);
        }
        return returns;
    }

    private static double product(double[] row, double[] weights) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * weights[i];
        }
        return sum;
    }

    /**
     * The book in the given weights.
     *
     * @return its returns over the periods that all assets have
     */
    public Track portfolio() {
        return book;
    }

    /**
     * Each asset over its own prices.
     *
     * @return in the order of the symbols
     */
    public List<Track> assets() {
        return List.copyOf(assets);
    }

    /**
     * The page, for those who want to see or send it.
     *
     * @return the page
     */
    public Page page() {
        Page.Builder page = Page.builder("Risk report")
                .subtitle(symbols.size() + " assets, " + period())
                .section(overview())
                .section(RiskTables.assets(assets));
        if (book.returns().length > 0) {
            page.section(Sections.distribution(List.of(book)))
                    .section(Sections.rolling(List.of(book), Math.min(30, Math.max(2, book.returns().length / 2))))
                    .section(Sections.drawdowns(List.of(book), 10))
                    .section(Sections.measures(List.of(book)));
        }
        if (symbols.size() > 1 && common.length > 2) {
            page.section(Sections.correlation(symbols, Covariance.toCorrelation(Covariance.sample(common))));
            page.section(contributions());
        }
        return page.section(backtest())
                .footer("Returns are simple, a period each; "
                        + String.format(Locale.ROOT, "%,.0f", book.periodsPerYear())
                        + " periods make a year. Past results say little about the future.")
                .build();
    }

    /**
     * Writes the page to a file.
     *
     * @param file replaced if it is there
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void writeHtml(Path file) {
        page().writeHtml(file);
    }

    /**
     * How often the loss of the book passed the historical value at risk of the {@value #WINDOW} periods before.
     *
     * @param level of confidence
     * @return the counts; without observations if the book is not longer than the window
     */
    public VarBacktest varBacktest(double level) {
        double[] returns = book.returns();
        int count = Math.max(0, returns.length - WINDOW);
        return VarBacktest.of(
                Arrays.copyOfRange(returns, returns.length - count, returns.length), forecasts(level), level);
    }

    private double[] forecasts(double level) {
        double[] returns = book.returns();
        double[] forecasts = new double[Math.max(0, returns.length - WINDOW)];
        RollingTailRisk window = new RollingTailRisk(WINDOW);
        for (int i = 0; i < returns.length; i++) {
            if (i >= WINDOW) {
                forecasts[i - WINDOW] =
                        window.risk(level, QuantileMethod.LINEAR).valueAtRisk();
            }
            window.add(returns[i]);
        }
        return forecasts;
    }

    private String period() {
        long[] times = book.times();
        return times.length == 0
                ? "no period in which all have prices"
                : Times.date(times[0]) + " to " + Times.date(times[times.length - 1]);
    }

    private Section overview() {
        List<Block> blocks = new ArrayList<>();
        double[] returns = book.returns();
        if (returns.length == 0) {
            blocks.add(Note.warning(
                    "There is no period at both ends of which every asset has a price: the portfolio cannot be"
                            + " measured."));
            return Section.of("Portfolio", blocks);
        }
        TailRisk usual = HistoricalRisk.of(returns, 0.95);
        blocks.add(Figures.of()
                .with("Value at risk 95%", Unit.PERCENT.format(usual.valueAtRisk()), "of one period, historical")
                .with("Expected shortfall 95%", Unit.PERCENT.format(usual.expectedShortfall()), "mean loss beyond it")
                .with("Volatility, 5 periods", recent(book, 5), "a year")
                .with("Volatility, 30 periods", recent(book, 30), "a year")
                .with("Maximum drawdown", Unit.PERCENT.format(book.performance().maxDrawdown()), "in all")
                .with("Sharpe ratio", Unit.RATIO.format(book.performance().sharpe()), "a year, cash earns 0"));
        blocks.add(Sections.growthChart(List.of(book)));
        blocks.add(Sections.drawdownChart(List.of(book)));
        return Section.of("Portfolio", blocks)
                .lead("Weights are held fixed from period to period. " + Unit.count(dropped)
                        + " rows lack the price of an asset and are left out here.");
    }

    static String recent(Track track, int periods) {
        return Unit.PERCENT.format(recentVolatility(track, periods));
    }

    /** The volatility a year of the last few returns; NaN if there are fewer. */
    static double recentVolatility(Track track, int periods) {
        double[] returns = track.returns();
        return returns.length < periods
                ? Double.NaN
                : Returns.volatility(
                        Arrays.copyOfRange(returns, returns.length - periods, returns.length), track.periodsPerYear());
    }

    private Section contributions() {
        double[][] covariance = Covariance.sample(common);
        PortfolioRisk risk = PortfolioRisk.of(weights, new double[weights.length], covariance, 0.95);
        double[] components = risk.components();
        double total = risk.total().valueAtRisk();
        Table.Builder table = Table.builder("").words("Asset").numbers("Weight", "Part of VaR 95%", "Share of VaR");
        Bars bars = Bars.of("Part of VaR 95%", Unit.PERCENT);
        for (int i = 0; i < weights.length; i++) {
            table.row(
                    symbols.get(i),
                    Unit.PERCENT.format(weights[i]),
                    Unit.PERCENT.format(components[i]),
                    Unit.PERCENT.format(components[i] / total));
            bars = bars.with(symbols.get(i), components[i]);
        }
        return Section.of("Where the risk comes from", Columns.of(bars, table.build()))
                .lead("Parts of the normal value at risk of one period, " + Unit.PERCENT.format(total)
                        + " in all, at a mean of 0: they add up (Euler).");
    }

    private Section backtest() {
        if (book.returns().length <= WINDOW) {
            return Section.of(
                    "Backtest of the value at risk",
                    Note.of("Too few returns: each forecast needs " + WINDOW + " before it, but there are "
                            + book.returns().length + "."));
        }
        Table.Builder table = Table.builder("")
                .words("Level")
                .numbers("Forecasts", "Exceptions", "Expected", "Kupiec p", "Independence p", "Coverage p")
                .words("Basel zone");
        for (double level : TailTables.LEVELS) {
            table.row(RiskTables.backtest(varBacktest(level), level));
        }
        return Section.of("Backtest of the value at risk", exceptions(0.95), table.build())
                .lead("Historical value at risk of the " + WINDOW
                        + " periods before, against what came. An exception is a loss"
                        + " beyond it; a p below 0.05 speaks against the forecasts.");
    }

    private LineChart exceptions(double level) {
        double[] returns = book.returns();
        double[] forecasts = forecasts(level);
        long[] times = Arrays.copyOfRange(book.times(), WINDOW + 1, book.times().length);
        double[] floor = Arrays.stream(forecasts).map(value -> -value).toArray();
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < floor.length; i++) {
            if (returns[WINDOW + i] < floor[i]) {
                passed.add(i);
            }
        }
        Series losses = Series.of(
                "exceptions",
                passed.stream().mapToLong(i -> times[i]).toArray(),
                passed.stream().mapToDouble(i -> returns[WINDOW + i]).toArray());
        return LineChart.builder("Returns and the value at risk 95%", Unit.PERCENT)
                .line(Series.of("return", times, Arrays.copyOfRange(returns, WINDOW, returns.length)))
                .line(Series.of("value at risk", times, floor))
                .sells(losses)
                .build();
    }
}
