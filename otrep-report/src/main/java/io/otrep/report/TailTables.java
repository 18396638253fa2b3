package io.otrep.report;

import io.otrep.risk.measure.CornishFisher;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.FilteredRisk;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.MinimumObservations;
import io.otrep.risk.measure.NormalRisk;
import io.otrep.risk.measure.StudentRisk;
import io.otrep.risk.measure.TailRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Values at risk and expected shortfalls by several methods. Stateless. */
final class TailTables {
    static final List<Double> LEVELS = List.of(0.90, 0.95, 0.99);

    private TailTables() {}

    static Table of(Track track) {
        double[] returns = track.returns();
        Table.Builder table = Table.builder("Value at risk and expected shortfall: " + track.name())
                .words("Method")
                .numbers("VaR 90%", "ES 90%", "VaR 95%", "ES 95%", "VaR 99%", "ES 99%");
        add(table, "Historical", level -> historical(returns, level));
        if (returns.length >= 4) {
            add(table, "Normal", level -> NormalRisk.ofReturns(returns, level));
            add(table, "Student t", level -> StudentRisk.ofReturns(returns, level));
            add(
                    table,
                    "Cornish-Fisher",
                    level -> CornishFisher.ofReturns(returns).risk(level));
            add(table, "Historical, scaled to today's volatility", level -> filtered(returns, level));
        }
        return table.caption(
                        "What one period may lose, as a fraction of the value; the shortfall is the mean loss beyond. A"
                                + " dash: too few returns for the level, or outside the domain of the method. Today's"
                                + " volatility is exponentially weighted, decay 0.94.")
                .build();
    }

    /** NaN where there are too few returns for the level. */
    static TailRisk historical(double[] returns, double level) {
        return MinimumObservations.standard().isEnough(returns.length, level)
                ? HistoricalRisk.of(returns, level)
                : new TailRisk(level, Double.NaN, Double.NaN);
    }

    private static TailRisk filtered(double[] returns, double level) {
        return MinimumObservations.standard().isEnough(returns.length, level)
                ? FilteredRisk.ewma(returns, Decay.riskMetrics(), level)
                : new TailRisk(level, Double.NaN, Double.NaN);
    }

    private static void add(Table.Builder table, String method, DoubleFunction<TailRisk> risk) {
        List<String> row = new ArrayList<>(List.of(method));
        for (double level : LEVELS) {
            TailRisk found = risk.apply(level);
            row.add(Unit.PERCENT.format(found.valueAtRisk()));
            row.add(Unit.PERCENT.format(found.expectedShortfall()));
        }
        table.row(row);
    }
}
