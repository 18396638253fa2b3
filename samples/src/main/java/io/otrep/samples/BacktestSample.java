package io.otrep.samples;

import io.otrep.account.Fees;
import io.otrep.core.BacktestResult;
import io.otrep.core.Pipeline;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Margin;
import io.otrep.core.sim.MarginModel;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.Slippage;
import io.otrep.core.tape.AggregatedTape;
import io.otrep.core.tape.BarSource;
import io.otrep.core.tape.CsvTape;
import io.otrep.core.tape.ReadReport;
import io.otrep.core.tape.TapeLayout;
import io.otrep.market.BarInterval;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.report.Report;
import io.otrep.report.Track;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.VolatilityTarget;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backtests strategies on a file of the user's own. A user's mistake ends in a sentence, never in a stack trace. */
final class BacktestSample implements Sample {
    private final PrintStream out;

    BacktestSample(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "backtests strategies on a file of your own; --help lists what it can be told";
    }

    @Override
    public void run(List<String> args) {
        BacktestOptions options = new BacktestOptions();
        SampleOptions.run(options, args, out, () -> run(options));
    }

    private void run(BacktestOptions options) {
        List<String> strategies = options.strategies.isEmpty() ? NamedStrategies.DEFAULT : options.strategies;
        strategies.forEach(NamedStrategies::find);
        Simulation simulation = simulation(options);
        BarInterval every = options.every == null ? null : BarInterval.parse(options.every);
        long began = System.nanoTime();
        CsvTape file = new BacktestTape(options).read();
        double readSeconds = seconds(began);
        ReadReport report = file.report();
        out.println(report);
        Tape tape = tradable(every, report, file);
        int days = file.instruments().get(0).calendar().annualDays();
        Track benchmark = options.benchmark == null ? null : PriceBenchmark.of(tape, options.benchmark, days);
        simulation = simulation.instruments(InstrumentCatalog.of(file.instruments()));
        long ran = System.nanoTime();
        BacktestResult result = pipeline(options, strategies, every, file)
                .backtest(new ProgressTape(tape, "backtest", report.events()), simulation);
        double runSeconds = seconds(ran);
        out.println(String.format(
                Locale.ROOT,
                "%nread %,d rows in %.2f s (%,.0f rows/s), ran %,d events in %.2f s",
                report.rows(),
                readSeconds,
                report.rows() / readSeconds,
                report.events(),
                runSeconds));
        Map<String, BacktestResult> runs = new LinkedHashMap<>();
        runs.put(strategies.size() == 1 ? strategies.get(0) : "together", result);
        for (String name : options.apart && strategies.size() > 1 ? strategies : List.<String>of()) {
            runs.put(name, pipeline(options, List.of(name), every, file).backtest(tape, simulation));
        }
        Report page = (runs.size() == 1 ? Report.of(result) : Report.compare(runs)).days(DayRoll.NEW_YORK_1700, days);
        (benchmark == null ? page : page.benchmark(benchmark)).writeHtml(options.report);
        new RunSummary(out).print(result, days, options.report);
    }

    private static Simulation simulation(BacktestOptions options) {
        MarginModel margin = switch (options.assetClass) {
            case EQUITY, ETF, OPTION -> Margin.regT();
            case CRYPTO -> Margin.cash();
            default -> Margin.leverage(options.leverage, 0.5);
        };
        return Simulation.of(options.cash)
                .fees(Fees.bps(options.feeBps))
                .slippage(Slippage.bps(options.slippageBps))
                .margin(margin);
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) * 1e-9;
    }

    /** Strategies trade on bars: ticks are made into bars of a minute beside themselves unless another length was asked for. */
    private static Tape tradable(@Nullable BarInterval every, ReadReport report, CsvTape file) {
        boolean quotes = report.layout() == TapeLayout.QUOTES;
        boolean trades = report.layout() == TapeLayout.TRADES;
        if (every == null && !quotes && !trades) {
            return file;
        }
        BarInterval interval = every == null ? BarInterval.MINUTE : every;
        BarSource source = quotes ? BarSource.QUOTE_MIDS : trades ? BarSource.TRADES : BarSource.BARS;
        return source == BarSource.BARS
                ? AggregatedTape.of(file, interval, source)
                : AggregatedTape.beside(file, interval, source);
    }

    private static Pipeline pipeline(
            BacktestOptions options, List<String> names, @Nullable BarInterval every, CsvTape file) {
        List<Instrument> instruments = file.instruments();
        Pipeline pipeline = TradingEngine.builder(
                        Money.parse(options.cash).currency().code())
                .name("backtest");
        instruments.stream()
                .map(Instrument::route)
                .distinct()
                .forEach(route -> pipeline.route(route, symbols(instruments, route)));
        names.forEach(name -> pipeline.strategy(name, NamedStrategies.find(name)));
        return pipeline.sizing(VolatilityTarget.builder(options.volatility)
                        .share(1.0 / (names.size() * instruments.size()))
                        .barsPerDay(barsPerDay(every, instruments.get(0), file.report()))
                        .build())
                .gates(RiskGates.builder()
                        .maxPosition(options.maxPosition)
                        .maxDrawdown(options.maxDrawdown)
                        .build());
    }

    private static String[] symbols(List<Instrument> instruments, String route) {
        return instruments.stream()
                .filter(instrument -> instrument.route().equals(route))
                .map(Instrument::symbol)
                .toArray(String[]::new);
    }

    private static double barsPerDay(@Nullable BarInterval every, Instrument instrument, ReadReport report) {
        BarInterval interval = every != null ? every : report.interval().orElse(BarInterval.MINUTE);
        double sessionSeconds = instrument
                .calendar()
                .nextOpen(report.first())
                .flatMap(open ->
                        instrument.calendar().session(instrument.calendar().tradingDate(Nanos.of(open))))
                .map(session -> (double) session.length().toSeconds())
                .orElse(86_400.0);
        return switch (interval.unit()) {
            case SECOND -> sessionSeconds / interval.count();
            case MINUTE -> sessionSeconds / 60 / interval.count();
            case HOUR -> Math.max(1, sessionSeconds / 3600 / interval.count());
            default -> 1;
        };
    }
}
