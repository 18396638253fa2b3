package io.otrep.samples;

import io.otrep.core.BacktestResult;
import io.otrep.core.StrategyResult;
import io.otrep.market.DayRoll;
import io.otrep.report.Track;
import io.otrep.risk.measure.Performance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what came of a run: a table by strategy, a line in total, and the last line for scripts. Not thread-safe. */
final class RunSummary {
    private final PrintStream out;

    RunSummary(PrintStream out) {
        this.out = out;
    }

    /** Prints, and names the page that was written about the run. */
    void print(BacktestResult result, int daysPerYear, Path page) {
        table(result);
        total(result, daysPerYear);
        result.warnings().forEach(warning -> out.println("warning: " + warning));
        result.quarantined().forEach((name, why) -> out.println("quarantined: " + name + ", " + why));
        result.differences().forEach(difference -> out.println("difference: " + difference));
        lastLine(result, page);
    }

    private void table(BacktestResult result) {
        line("%n%-18s %8s %8s %14s %14s %10s", "strategy", "trades", "winners", "profit", "open profit", "fees");
        for (StrategyResult strategy : result.strategies()) {
            line(
                    "%-18s %,8d %,8d %,14.2f %,14.2f %,10.2f",
                    strategy.strategy(),
                    strategy.closedTrades(),
                    strategy.winners(),
                    strategy.profit(),
                    strategy.openProfit(),
                    strategy.fees());
        }
    }

    private void total(BacktestResult result, int daysPerYear) {
        Performance total = Track.of("total", result.equityCurve(), DayRoll.NEW_YORK_1700, daysPerYear)
                .performance();
        line(
                "%-18s %,8d %8s return %.2f %% a year, volatility %.2f %%, Sharpe %.2f, worst drawdown %.2f %%%n",
                "total",
                result.closedTrades().size(),
                "",
                100 * total.annualReturn(),
                100 * total.volatility(),
                total.sharpe(),
                100 * total.maxDrawdown());
        if (!result.denials().isEmpty()) {
            out.println("denials: " + result.denialCounts());
        }
    }

    private void lastLine(BacktestResult result, Path page) {
        line(
                "decisions_sha256=%s orders=%d fills=%d final_equity=%.2f reconciled=%s report=%s",
                result.decisionsSha256(),
                result.orders().size(),
                result.fills().size(),
                result.finalEquity(),
                result.isReconciled(),
                page);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
