package io.otrep.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of the options of {@link FillRules}, as {@link FillRulesBuilder} sets them; nobody writes to those that rules hold. Not
 * thread-safe while they are set.
 */
final class FillOptions implements Cloneable {
    MarketFill marketFill = MarketFill.NEXT_EVENT;
    ClosedMarket closedMarket = ClosedMarket.NEXT_OPEN;
    Remainder remainder = Remainder.NEXT_EVENT;
    Touch limitFill = Touch.THROUGH;
    GapFill gapFill = GapFill.AT_OPEN;
    StopFill stopFill = StopFill.WORSE_OF_TRIGGER_AND_OPEN;
    StopFill trailingFill = StopFill.WORSE_OF_TRIGGER_AND_OPEN;
    ReplaceTiming replaceTiming = ReplaceTiming.NEXT_EVENT;
    Touch stopTouch = Touch.TOUCH;
    Touch stopLimitTouch = Touch.TOUCH;
    Touch trailingTouch = Touch.TOUCH;
    StopLimitFill stopLimitFill = StopLimitFill.AT_TRIGGER_OR_CLOSE;
    StopThroughMarket stopThroughMarket = StopThroughMarket.TRIGGER;
    TrailReference trailReference = TrailReference.EXTREME;
    IntrabarOrder intrabarOrder = IntrabarOrder.STOP_FIRST;
    ChildActivation childActivation = ChildActivation.NEXT_EVENT;
    Overlap overlap = Overlap.CLOSE_ONLY;
    ReduceOnlyExcess reduceOnlyExcess = ReduceOnlyExcess.CAP;
    PriceSource marketSource = PriceSource.QUOTE_ELSE_TRADE;
    PriceSource limitSource = PriceSource.QUOTE_ELSE_TRADE;
    PriceSource stopSource = PriceSource.QUOTE_ELSE_TRADE;
    PriceSource stopLimitSource = PriceSource.QUOTE_ELSE_TRADE;
    PriceSource trailingSource = PriceSource.QUOTE_ELSE_TRADE;
    PriceSource auctionSource = PriceSource.TRADE_ELSE_QUOTE;
    boolean testAtBirth = false;
    boolean consumeLiquidity = true;
    boolean sessionHours = true;
    boolean delayedOcoCancel = false;
    boolean marginAtFill = true;
    boolean zeroVolumeIsEmpty = false;
    SplitOrders splitOrders = SplitOrders.ADJUST;
    double participation = 1.0;
    Duration freshness = Duration.ZERO;

    @Override
    public FillOptions clone() {
        try {
            return (FillOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is wrong, empty if nothing is. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (!(participation > 0 && participation <= 1)) {
            violations.add("participation must be above 0 and at most 1, but was " + participation);
        }
        if (freshness.isNegative()) {
            violations.add("freshness must not be negative, but was " + freshness);
        }
        return violations;
    }

    /** Every option with its value, as {@code participation=1.0}. */
    List<String> texts() {
        return List.of(
                "marketFill=" + marketFill,
                "closedMarket=" + closedMarket,
                "remainder=" + remainder,
                "limitFill=" + limitFill,
                "gapFill=" + gapFill,
                "stopFill=" + stopFill,
                "trailingFill=" + trailingFill,
                "replaceTiming=" + replaceTiming,
                "stopTouch=" + stopTouch,
                "stopLimitTouch=" + stopLimitTouch,
                "trailingTouch=" + trailingTouch,
                "stopLimitFill=" + stopLimitFill,
                "stopThroughMarket=" + stopThroughMarket,
                "trailReference=" + trailReference,
                "intrabarOrder=" + intrabarOrder,
                "childActivation=" + childActivation,
                "overlap=" + overlap,
                "reduceOnlyExcess=" + reduceOnlyExcess,
                "marketSource=" + marketSource,
                "limitSource=" + limitSource,
                "stopSource=" + stopSource,
                "stopLimitSource=" + stopLimitSource,
                "trailingSource=" + trailingSource,
                "auctionSource=" + auctionSource,
                "testAtBirth=" + testAtBirth,
                "consumeLiquidity=" + consumeLiquidity,
                "sessionHours=" + sessionHours,
                "delayedOcoCancel=" + delayedOcoCancel,
                "marginAtFill=" + marginAtFill,
                "zeroVolumeIsEmpty=" + zeroVolumeIsEmpty,
                "splitOrders=" + splitOrders,
                "participation=" + participation,
                "freshness=" + freshness);
    }

    /** Options whose values differ from those of others. */
    List<String> unlike(FillOptions other) {
        List<String> unlike = new ArrayList<>(texts());
        unlike.removeAll(other.texts());
        return unlike;
    }

    /** Whether some rule can fill outside of what was traded, with the option that does. */
    List<String> fillsOutsideTheBar() {
        List<String> found = new ArrayList<>();
        if (gapFill == GapFill.AT_LIMIT) {
            found.add("gapFill AT_LIMIT");
        }
        if (stopLimitFill == StopLimitFill.LIMIT_ANYWHERE) {
            found.add("stopLimitFill LIMIT_ANYWHERE");
        }
        if (stopFill == StopFill.TRIGGER) {
            found.add("stopFill TRIGGER");
        }
        if (trailingFill == StopFill.TRIGGER) {
            found.add("trailingFill TRIGGER");
        }
        return found;
    }
}
