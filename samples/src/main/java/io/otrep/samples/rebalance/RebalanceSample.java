package io.otrep.samples.rebalance;

import io.otrep.account.EquityCurve;
import io.otrep.account.Fees;
import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Margin;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.Slippage;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Money;
import io.otrep.market.Tape;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.EqualWeight;
import io.otrep.portfolio.estimate.CovarianceEstimator;
import io.otrep.portfolio.estimate.Estimator;
import io.otrep.portfolio.estimate.MeanEstimator;
import io.otrep.portfolio.rebalance.Bands;
import io.otrep.portfolio.rebalance.Capital;
import io.otrep.portfolio.rebalance.Holdings;
import io.otrep.portfolio.rebalance.PlanReport;
import io.otrep.portfolio.rebalance.RebalanceConfig;
import io.otrep.portfolio.rebalance.RebalanceDecision;
import io.otrep.portfolio.rebalance.RebalanceRule;
import io.otrep.portfolio.rebalance.Rebalancer;
import io.otrep.portfolio.rebalance.WeightSource;
import io.otrep.report.Track;
import io.otrep.risk.gate.RiskGates;
import io.otrep.samples.PriceTable;
import io.otrep.samples.Sample;
import io.otrep.samples.SampleOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rebalances a portfolio in several ways and holds the results against buying once and holding. Not thread-safe. */
public final class RebalanceSample implements Sample {
    private static final String HOLD = "buy and hold";
    /** Of equity: a thousand euros of a hundred thousand dollars. */
    private static final double SMALLEST_CHANGE = 0.01;

    private final PrintStream out;

    /**
     * The sample.
     *
     * @param out where its words go
     */
    public RebalanceSample(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "rebalance";
    }

    @Override
    public String summary() {
        return "allocators, rebalanced by calendar and drift with costs, beside buy and hold (--prices FILE)";
    }

    @Override
    public void run(List<String> args) {
        RebalanceOptions options = new RebalanceOptions();
        SampleOptions.run(options, args, out, () -> run(options));
    }

    private void run(RebalanceOptions options) {
        List<String> ways = options.ways.isEmpty() ? Ways.DEFAULT : options.ways;
        ways.forEach(Ways::find);
        Tape tape = new RebalanceTape(options).read(out);
        PriceTable prices = PriceTable.of(tape);
        if (prices.timesNanos().length < options.window + 2) {
            throw new IllegalArgumentException("the file has " + prices.timesNanos().length + " days; --window "
                    + options.window + " needs " + (options.window + 2) + " at least");
        }
        RebalanceRule rule = calendar(options.every).or(RebalanceRule.drift(Bands.absolute(options.drift)));
        List<RebalanceRun> runs = new ArrayList<>();
        for (String way : ways) {
            runs.add(run(way, Ways.find(way), rule, tape, prices, options));
        }
        runs.add(run(HOLD, new EqualWeight(), RebalanceSample::once, tape, prices, options));
        Estimates last = estimator(tape).estimate(prices.symbols(), prices.lastReturns(options.window));
        new RebalancePage(runs, prices.symbols(), last, rules(options)).page().writeHtml(options.report);
        print(runs, options);
    }

    private static RebalanceRun run(
            String name,
            Allocator allocator,
            RebalanceRule rule,
            Tape tape,
            PriceTable prices,
            RebalanceOptions options) {
        List<Instrument> instruments = tape.instruments();
        List<PlanReport> plans = new ArrayList<>();
        RebalanceConfig config = RebalanceConfig.builder(
                        Capital.shareOfEquity(1),
                        prices.symbols(),
                        WeightSource.allocated(estimator(tape), allocator, options.window))
                .rule(rule)
                .tradeTo(Bands.absolute(SMALLEST_CHANGE))
                .afterOpen(Duration.ZERO) // a daily bar of a market that never sleeps ends where the next day begins
                .onEnd(plans::add)
                .build();
        BacktestResult result = TradingEngine.builder(
                        Money.parse(options.cash).currency().code())
                .name(name)
                .route(instruments.get(0).route(), prices.symbols().toArray(String[]::new))
                .policy("rebalance", () -> new Rebalancer(config))
                .gates(RiskGates.builder().maxPosition(1.00).maxDrawdown(0.95).build())
                .backtest(
                        tape,
                        Simulation.of(options.cash)
                                .instruments(InstrumentCatalog.of(instruments))
                                .fees(Fees.bps(options.feeBps))
                                .slippage(Slippage.bps(options.slippageBps))
                                .margin(Margin.leverage(2, 0.5)));
        Track track = Track.of(
                name,
                sinceTheFirstFill(result),
                DayRoll.NEW_YORK_1700,
                instruments.get(0).calendar().annualDays());
        return new RebalanceRun(name, result, List.copyOf(plans), track, WeightHistory.of(result, prices));
    }

    /** Before the first estimate nothing is held: days without risk would flatter every figure. */
    private static EquityCurve sinceTheFirstFill(BacktestResult result) {
        EquityCurve whole = result.equityCurve();
        long first = result.fills().isEmpty()
                ? Long.MIN_VALUE
                : result.fills().get(0).timeNanos();
        int from = 0;
        while (from + 2 < whole.size() && whole.timeNanos(from + 1) < first) {
            from++;
        }
        EquityCurve.Builder since = EquityCurve.builder(whole.currency());
        for (int i = from; i < whole.size(); i++) {
            since.add(whole.timeNanos(i), whole.equity(i), whole.cumulativeFlow(i));
        }
        return since.build();
    }

    private static Estimator estimator(Tape tape) {
        return Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.ledoitWolf())
                .periodsPerYear(tape.instruments().get(0).calendar().annualDays());
    }

    private static RebalanceRule calendar(String period) {
        return switch (period) {
            case "week" -> RebalanceRule.weekly();
            case "month" -> RebalanceRule.monthly();
            case "quarter" -> RebalanceRule.quarterly();
            default ->
                throw new IllegalArgumentException(
                        "--every takes week, month or quarter, but was told '" + period + "'");
        };
    }

    private static RebalanceDecision once(Holdings now, double[] targets, long lastNanos) {
        boolean first = lastNanos == Long.MIN_VALUE;
        RebalanceDecision.Reason reason =
                first ? RebalanceDecision.Reason.SCHEDULE : RebalanceDecision.Reason.NOT_SCHEDULED;
        return new RebalanceDecision(first, reason, "", Double.NaN, Double.NaN);
    }

    private static String rules(RebalanceOptions options) {
        return String.format(
                Locale.ROOT,
                "Every %s, and when a weight is %.1f %% from its target; estimates of %d days; fees %s bps, slippage %.1f bps",
                options.every,
                100 * options.drift,
                options.window,
                options.feeBps,
                options.slippageBps);
    }

    private void print(List<RebalanceRun> runs, RebalanceOptions options) {
        line(
                "%n%-24s %10s %9s %9s %7s %10s %10s %9s",
                "way", "rebalances", "a year", "vol", "Sharpe", "drawdown", "turnover", "fees");
        boolean reconciled = true;
        for (RebalanceRun run : runs) {
            var figures = run.track().performance();
            line(
                    "%-24s %,10d %8.2f%% %8.2f%% %7.2f %9.2f%% %9.1f%% %,9.2f",
                    run.name(),
                    run.plans().size(),
                    100 * figures.annualReturn(),
                    100 * figures.volatility(),
                    figures.sharpe(),
                    100 * figures.maxDrawdown(),
                    100 * run.weights().turnoverPerYear(),
                    run.fees());
            reconciled &= run.result().isReconciled();
        }
        out.println();
        runs.forEach(run -> line("%-24s weights ended %s", run.name(), run.outcomes()));
        runs.forEach(run -> run.result()
                .quarantined()
                .forEach((name, why) -> line("stopped: %s of %s, %s", name, run.name(), why)));
        line(
                "%nways=%d incomplete_plans=%d denials=%d reconciled=%s report=%s",
                runs.size(),
                runs.stream().mapToLong(RebalanceRun::incomplete).sum(),
                runs.stream().mapToLong(run -> run.result().denials().size()).sum(),
                reconciled,
                options.report);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
