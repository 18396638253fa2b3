package io.otrep.samples.rebalance;

import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.portfolio.rebalance.LegOutcome;
import io.otrep.portfolio.rebalance.PlanReport;
import io.otrep.report.Track;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one way to choose weights brought.
 *
 * @param name of the way
 * @param result of the backtest
 * @param plans the rebalances, oldest first
 * @param track its daily returns
 * @param weights what was held
 */
record RebalanceRun(String name, BacktestResult result, List<PlanReport> plans, Track track, WeightHistory weights) {
    double fees() {
        double sum = 0;
        for (Fill fill : result.fills()) {
            sum += fill.fee() == null ? 0 : fill.fee().amount().toDouble();
        }
        return sum;
    }

    long incomplete() {
        return plans.stream().filter(plan -> !plan.isComplete()).count();
    }

    /** How often the weights of all rebalances ended how. */
    Map<LegOutcome, Integer> outcomes() {
        Map<LegOutcome, Integer> counts = new EnumMap<>(LegOutcome.class);
        plans.forEach(plan -> plan.legs().forEach(leg -> counts.merge(leg.outcome(), 1, Integer::sum)));
        return counts;
    }
}
