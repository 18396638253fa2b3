package io.otrep.core;

import io.otrep.account.ClosedTrade;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;

/**
 * What one strategy brought, in the base currency at the last rates. Immutable and thread-safe.
 *
 * @param strategy its name
 * @param closedTrades how many trades it opened and closed
 * @param winners how many of them gained, fees included
 * @param profit profit of what was closed, fees of those trades included
 * @param openProfit profit of what is still held, at its marks, before fees
 * @param fees fees of closed trades
 */
public record StrategyResult(
        String strategy, int closedTrades, int winners, double profit, double openProfit, double fees) {

    static List<StrategyResult> of(PipelineSpecs pipeline, EngineCore core, List<ClosedTrade> trades) {
        List<StrategyResult> results = new ArrayList<>();
        pipeline.strategies.forEach(spec -> results.add(of(spec.name(), core, trades)));
        pipeline.policies.keySet().forEach(name -> results.add(of(name, core, trades)));
        return results;
    }

    private static StrategyResult of(String name, EngineCore core, List<ClosedTrade> trades) {
        int count = 0;
        int winners = 0;
        double profit = 0;
        double fees = 0;
        for (ClosedTrade trade : trades) {
            if (trade.owner().equals(name)) {
                double net = trade.grossProfit().toDouble()
                                * core.ledger().rate(trade.instrument().currency())
                        - trade.fees();
                count++;
                winners += net > 0 ? 1 : 0;
                profit += net;
                fees += trade.fees();
            }
        }
        return new StrategyResult(name, count, winners, profit, openProfit(name, core), fees);
    }

    private static double openProfit(String name, EngineCore core) {
        Ledger ledger = core.ledger();
        double sum = 0;
        for (var position : ledger.positions()) {
            if (position.owner().equals(name) && !position.isFlat()) {
                int slot = ledger.slot(position.instrument());
                double value = position.quantity().toDouble()
                        * core.book().mark(slot)
                        * position.instrument().multiplierAsDouble();
                sum += (value - position.cost().toDouble()) * ledger.rate(slot);
            }
        }
        return sum;
    }
}
