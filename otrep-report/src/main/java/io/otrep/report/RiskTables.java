package io.otrep.report;

import io.otrep.risk.measure.Performance;
import io.otrep.risk.measure.VarBacktest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of a risk report. Stateless. */
final class RiskTables {
    private RiskTables() {}

    /** One row an asset. */
    static Section assets(List<Track> assets) {
        Table.Builder table = Table.builder("")
                .words("Asset")
                .numbers(
                        "Periods",
                        "Vol 5",
                        "Vol 30",
                        "Vol all",
                        "VaR 90%",
                        "VaR 95%",
                        "VaR 99%",
                        "ES 95%",
                        "ES 99%",
                        "Drawdown",
                        "Sharpe",
                        "Sortino",
                        "Calmar");
        assets.forEach(asset -> table.row(row(asset)));
        return Section.of(
                "Assets",
                table.caption(
                                "Volatility a year, of the last 5 and 30 returns and of all; value at risk and expected shortfall of"
                                        + " one period, historical; the drawdown is the largest. A dash: too few returns.")
                        .build());
    }

    private static List<String> row(Track asset) {
        double[] returns = asset.returns();
        Performance figures = asset.performance();
        List<String> row = new ArrayList<>(List.of(asset.name(), Unit.count(returns.length)));
        row.add(RiskReport.recent(asset, 5));
        row.add(RiskReport.recent(asset, 30));
        row.add(Unit.PERCENT.format(figures.volatility()));
        for (double level : TailTables.LEVELS) {
            row.add(Unit.PERCENT.format(TailTables.historical(returns, level).valueAtRisk()));
        }
        row.add(Unit.PERCENT.format(TailTables.historical(returns, 0.95).expectedShortfall()));
        row.add(Unit.PERCENT.format(TailTables.historical(returns, 0.99).expectedShortfall()));
        row.add(Unit.PERCENT.format(figures.maxDrawdown()));
        row.add(Unit.RATIO.format(figures.sharpe()));
        row.add(Unit.RATIO.format(figures.sortino()));
        row.add(Unit.RATIO.format(figures.calmar()));
        return row;
    }

    /** One row a level. */
    static List<String> backtest(VarBacktest tested, double level) {
        return List.of(
                String.format(Locale.ROOT, "%.0f%%", 100 * level),
                Unit.count(tested.observations()),
                Unit.count(tested.exceptions()),
                String.format(Locale.ROOT, "%,.1f", (1 - level) * tested.observations()),
                Unit.PROBABILITY.format(tested.kupiec().probability()),
                Unit.PROBABILITY.format(tested.independence().probability()),
                Unit.PROBABILITY.format(tested.conditionalCoverage().probability()),
                tested.trafficLight().name().toLowerCase(Locale.ROOT));
    }
}
