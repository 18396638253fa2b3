package io.otrep.core;

import io.otrep.account.Activity;
import io.otrep.account.ClosedTrade;
import io.otrep.account.EquityCurve;
import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.market.Tape;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a backtest: facts, not opinions. Measures are made of them by others. Immutable and thread-safe.
 *
 * @param equityCurve equity just before the first event, at every time at which a bar closed, and at most once a minute between
 * @param exposure what was held over the run, sampled
 * @param activities what changed the books, in order
 * @param fills the executions among them
 * @param orders orders that ended, in order of their end
 * @param closedTrades units that were opened and closed again
 * @param denials intents that were refused or made smaller, in order
 * @param anomalies what venues said that did not fit; empty in a sound run
 * @param positions what was held at the end, by owner
 * @param strategies what each strategy brought
 * @param quarantined strategies that threw, with what
 * @param missingData what of the tape could not be used
 * @param decisionsSha256 SHA-256 over all decisions and fills: the same for the same inputs, on any JDK
 * @param finalEquity equity at the end, in the base currency
 * @param differences where our books differ from the simulated venues'; empty in a sound run
 * @param warnings what makes the result too good to be true, such as no fees, and policies that ordered nothing
 * @param configuration the words that made the run
 * @param tape what the run was fed, to be read again by reports; a tape in memory stays there as long as this result
 */
public record BacktestResult(
        EquityCurve equityCurve,
        ExposureCurve exposure,
        List<Activity> activities,
        List<Fill> fills,
        List<Order> orders,
        List<ClosedTrade> closedTrades,
        List<Denied> denials,
        List<Anomaly> anomalies,
        List<Position> positions,
        List<StrategyResult> strategies,
        Map<String, String> quarantined,
        MissingData missingData,
        String decisionsSha256,
        double finalEquity,
        List<String> differences,
        List<String> warnings,
        Map<String, String> configuration,
        Tape tape) {

    /**
     * An intent that was refused, or made smaller.
     *
     * @param intent as it was decided
     * @param denial why
     */
    public record Denied(OrderIntent intent, Denial denial) {}

    /**
     * What a venue said that did not fit.
     *
     * @param timeNanos loop time, nanoseconds since 1970
     * @param subject what it is about
     * @param detail in words
     */
    public record Anomaly(long timeNanos, String subject, String detail) {}

    /**
     * What of the tape could not be used.
     *
     * @param unknownInstrumentEvents events of instruments that no route trades
     * @param backwardsEvents events older than one before
     */
    public record MissingData(long unknownInstrumentEvents, long backwardsEvents) {}

    /**
     * Whether our books equal the venues', to the last digit.
     *
     * @return true if there are no differences
     */
    public boolean isReconciled() {
        return differences.isEmpty();
    }

    /**
     * How many intents were refused or made smaller, by code.
     *
     * @return in the order of the codes
     */
    public Map<DenialCode, Integer> denialCounts() {
        Map<DenialCode, Integer> counts = new EnumMap<>(DenialCode.class);
        denials.forEach(denied -> counts.merge(denied.denial().code(), 1, Integer::sum));
        return counts;
    }
}
