package io.otrep.report;

import io.otrep.core.BacktestResult;
import io.otrep.core.StrategyResult;
import io.otrep.market.Instrument;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.measure.Performance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sections about one backtest that no plain series could fill. Stateless. */
final class RunSections {
    private static final int PANELS = 24;

    private RunSections() {}

    static Figures headline(Run run) {
        Performance figures = run.track().performance();
        BacktestResult result = run.result();
        return Figures.of()
                .with("Final equity", Unit.MONEY.format(result.finalEquity()), run.currency())
                .with("Return a year", Unit.PERCENT.format(figures.annualReturn()), total(figures))
                .with("Volatility a year", Unit.PERCENT.format(figures.volatility()), "of daily returns")
                .with("Sharpe ratio", Unit.RATIO.format(figures.sharpe()), "a year, cash earns 0")
                .with("Maximum drawdown", Unit.PERCENT.format(figures.maxDrawdown()), "of daily values")
                .with("Executions", Unit.count(result.fills().size()), trades(result));
    }

    private static String total(Performance figures) {
        return Unit.PERCENT.format(figures.totalReturn()) + " in total";
    }

    private static String trades(BacktestResult result) {
        return Unit.count(result.closedTrades().size()) + " closed trades";
    }

    static Section exposure(List<Run> runs) {
        LineChart.Builder chart = LineChart.builder("Exposure over equity", Unit.PERCENT)
                .height(200)
                .fromZero();
        for (Run run : runs) {
            String prefix = runs.size() == 1 ? "" : run.name() + ": ";
            if (runs.size() == 1) {
                chart.area(run.gross("gross"));
            } else {
                chart.line(run.gross(prefix + "gross"));
            }
            chart.line(run.net(prefix + "net"));
        }
        Table.Builder table = Table.builder("").words("Run").numbers("Time in the market", "Mean gross exposure");
        runs.forEach(run -> table.row(
                run.name(), Unit.PERCENT.format(run.timeInMarket()), Unit.PERCENT.format(run.averageGross())));
        return Section.of("Exposure", chart.build(), table.build())
                .lead(
                        "Gross is what was held long plus what was held short, net is long less short, both at their marks over"
                                + " equity.");
    }

    static Section prices(Run run, TapeReading tape) {
        List<TapeReading.Line> traded = tape.lines().stream()
                .filter(line -> run.fillCount(line.instrument()) > 0)
                .sorted(Comparator.comparingLong((TapeReading.Line line) -> run.fillCount(line.instrument()))
                        .reversed())
                .toList();
        List<Block> panels = new ArrayList<>();
        traded.stream().limit(PANELS).forEach(line -> panels.add(panel(run, line, traded.size() == 1)));
        Section section =
                Section.of("Trades on price", panels.isEmpty() ? Note.of("Nothing was traded.") : Columns.of(panels));
        return traded.size() > PANELS
                ? section.lead("The " + PANELS + " most traded of " + traded.size() + " instruments.")
                : section;
    }

    private static LineChart panel(Run run, TapeReading.Line line, boolean alone) {
        Instrument instrument = line.instrument();
        return LineChart.builder(instrument.symbol(), Unit.PRICE)
                .height(alone ? 320 : 190)
                .detail(alone ? 700 : 300)
                .line(line.prices())
                .buys(run.fills(instrument, Side.BUY))
                .sells(run.fills(instrument, Side.SELL))
                .caption(Unit.count(run.fillCount(instrument)) + " executions")
                .build();
    }

    static Section strategies(Run run) {
        Table.Builder table = Table.builder("By strategy")
                .words("Strategy")
                .numbers("Closed trades", "Winners", "Profit", "Open profit", "Fees");
        Bars bars = Bars.of("Profit, open profit included", Unit.MONEY);
        for (StrategyResult strategy : run.result().strategies()) {
            table.row(
                    strategy.strategy(),
                    Unit.count(strategy.closedTrades()),
                    Unit.PERCENT.format((double) strategy.winners() / strategy.closedTrades()),
                    Unit.MONEY.format(strategy.profit()),
                    Unit.MONEY.format(strategy.openProfit()),
                    Unit.MONEY.format(strategy.fees()));
            bars = bars.with(strategy.strategy(), strategy.profit() + strategy.openProfit());
        }
        return Section.of("Strategies", bars, table.build())
                .lead("In " + run.currency() + " at the last rates; profit after the fees of the closed trades.");
    }

    static Section costs(Run run) {
        BacktestResult result = run.result();
        Map<OrderStatus, Integer> ends = new EnumMap<>(OrderStatus.class);
        result.orders().forEach(order -> ends.merge(order.status(), 1, Integer::sum));
        Table.Builder orders =
                Table.builder("Orders that ended").words("Status").numbers("Orders");
        ends.forEach((status, count) -> orders.row(status.name(), Unit.count(count)));
        return Section.of(
                "Costs and orders", Columns.of(Costs.of(result.activities()).table(), orders.build()));
    }

    static Section denials(Run run) {
        Table.Builder table = Table.builder("")
                .words("Code", "What was measured")
                .numbers("Denials")
                .words("First", "Last")
                .empty("No intent was denied or made smaller.");
        Map<DenialCode, Integer> counts = run.result().denialCounts();
        Bars bars = Bars.of("By code", Unit.COUNT);
        for (Map.Entry<DenialCode, Integer> entry : counts.entrySet()) {
            List<BacktestResult.Denied> denied = run.result().denials().stream()
                    .filter(d -> d.denial().code() == entry.getKey())
                    .toList();
            table.row(
                    entry.getKey().name(),
                    measured(denied.get(0).denial()),
                    Unit.count(entry.getValue()),
                    Times.date(denied.get(0).intent().decidedAtNanos()),
                    Times.date(denied.get(denied.size() - 1).intent().decidedAtNanos()));
            bars = bars.with(entry.getKey().name(), entry.getValue());
        }
        return counts.isEmpty()
                ? Section.of("Denials", table.build())
                : Section.of("Denials", bars, table.build()).lead("Intents that the gates refused or made smaller.");
    }

    private static String measured(Denial denial) {
        return denial.code().measure();
    }

    static Section data(Run run, TapeReading tape) {
        Table.Builder table = Table.builder("On the tape")
                .words("Instrument", "From", "To")
                .numbers("Prices", "Missing days", "Longest gap")
                .words("Gap began");
        for (TapeReading.Line line : tape.lines()) {
            boolean any = line.events() > 0;
            table.row(
                    line.instrument().symbol(),
                    any ? Times.date(line.firstNanos()) : Unit.UNDEFINED,
                    any ? Times.date(line.lastNanos()) : Unit.UNDEFINED,
                    Unit.count(line.events()),
                    Unit.count(line.missingDays()),
                    gap(line.longestGapDays()),
                    line.longestGapDays() > 0 ? Times.minute(line.gapBeganNanos()) : Unit.UNDEFINED);
        }
        BacktestResult.MissingData missing = run.result().missingData();
        return Section.of(
                "Data",
                table.caption(
                                "Missing days: trading days of the instrument's calendar, between its first and its last price,"
                                        + " without a price.")
                        .build(),
                Note.of("Events of instruments that no route trades: "
                        + Unit.count(missing.unknownInstrumentEvents()) + ". Events older than one before: "
                        + Unit.count(missing.backwardsEvents()) + "."));
    }

    private static String gap(double days) {
        return days >= 1 ? String.format(Locale.ROOT, "%.1f d", days) : Unit.COUNT.format(days * 1440) + " min";
    }

    static Section configuration(Run run) {
        Table.Builder words = Table.builder("What made the run").words("Part").sentences("Setting");
        run.result().configuration().forEach(words::row);
        return Section.of("Configuration and checks", words.build(), checks(run));
    }

    private static Table checks(Run run) {
        BacktestResult result = run.result();
        Table.Builder checks = Table.builder("Checks").words("Check", "Answer").sentences("Details");
        checks.row(
                "Books equal the venue's",
                result.isReconciled() ? "yes" : "no",
                String.join("; ", result.differences()));
        checks.row(
                "Anomalies",
                Unit.count(result.anomalies().size()),
                String.join(
                        "; ",
                        result.anomalies().stream()
                                .limit(5)
                                .map(anomaly -> anomaly.subject() + ": " + anomaly.detail())
                                .toList()));
        checks.row(
                "Quarantined strategies",
                Unit.count(result.quarantined().size()),
                String.join("; ", result.quarantined().values()));
        checks.row("Digest of decisions", "SHA-256", result.decisionsSha256());
        return checks.build();
    }
}
