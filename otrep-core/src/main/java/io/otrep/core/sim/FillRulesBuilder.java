package io.otrep.core.sim;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Builds {@link FillRules}. For example {@code FillRules.LEAN.toBuilder().stopTouch(Touch.THROUGH).build()} is LEAN with another option.
 * Not thread-safe.
 */
public final class FillRulesBuilder {
    private final FillOptions options;

    FillRulesBuilder() {
        this(new FillOptions());
    }

    FillRulesBuilder(FillOptions options) {
        this.options = options.clone();
    }

    /**
     * When a MARKET order is filled, and at what. Default NEXT_EVENT.
     *
     * @param marketFill the rule
     * @return this
     */
    public FillRulesBuilder marketFill(MarketFill marketFill) {
        options.marketFill = Objects.requireNonNull(marketFill, "marketFill");
        return this;
    }

    /**
     * What happens to a MARKET order sent while the regular session is shut. Default NEXT_OPEN.
     *
     * @param closedMarket the rule
     * @return this
     */
    public FillRulesBuilder closedMarket(ClosedMarket closedMarket) {
        options.closedMarket = Objects.requireNonNull(closedMarket, "closedMarket");
        return this;
    }

    /**
     * What happens to the part of a taking order that the shown size does not cover. Default NEXT_EVENT.
     *
     * @param remainder the rule
     * @return this
     */
    public FillRulesBuilder remainder(Remainder remainder) {
        options.remainder = Objects.requireNonNull(remainder, "remainder");
        return this;
    }

    /**
     * How far the market must go for a resting limit to fill. Default THROUGH.
     *
     * @param limitFill the rule
     * @return this
     */
    public FillRulesBuilder limitFill(Touch limitFill) {
        options.limitFill = Objects.requireNonNull(limitFill, "limitFill");
        return this;
    }

    /**
     * What a limit gets when a bar opens beyond it, in our favour. Default AT_OPEN.
     *
     * @param gapFill the rule
     * @return this
     */
    public FillRulesBuilder gapFill(GapFill gapFill) {
        options.gapFill = Objects.requireNonNull(gapFill, "gapFill");
        return this;
    }

    /**
     * What a triggered STOP or STOP_LIMIT gets on a bar. Default WORSE_OF_TRIGGER_AND_OPEN.
     *
     * @param stopFill the rule
     * @return this
     */
    public FillRulesBuilder stopFill(StopFill stopFill) {
        options.stopFill = Objects.requireNonNull(stopFill, "stopFill");
        return this;
    }

    /**
     * What a triggered TRAILING_STOP gets on a bar. Default WORSE_OF_TRIGGER_AND_OPEN.
     *
     * @param trailingFill the rule
     * @return this
     */
    public FillRulesBuilder trailingFill(StopFill trailingFill) {
        options.trailingFill = Objects.requireNonNull(trailingFill, "trailingFill");
        return this;
    }

    /**
     * On which data a replaced order is tested first. Default NEXT_EVENT.
     *
     * @param replaceTiming the rule
     * @return this
     */
    public FillRulesBuilder replaceTiming(ReplaceTiming replaceTiming) {
        options.replaceTiming = Objects.requireNonNull(replaceTiming, "replaceTiming");
        return this;
    }

    /**
     * How far the market must go to trigger a STOP. Default TOUCH.
     *
     * @param stopTouch the rule
     * @return this
     */
    public FillRulesBuilder stopTouch(Touch stopTouch) {
        options.stopTouch = Objects.requireNonNull(stopTouch, "stopTouch");
        return this;
    }

    /**
     * How far the market must go to trigger a STOP_LIMIT. Default TOUCH.
     *
     * @param stopLimitTouch the rule
     * @return this
     */
    public FillRulesBuilder stopLimitTouch(Touch stopLimitTouch) {
        options.stopLimitTouch = Objects.requireNonNull(stopLimitTouch, "stopLimitTouch");
        return this;
    }

    /**
     * How far the market must go to trigger a TRAILING_STOP. Default TOUCH.
     *
     * @param trailingTouch the rule
     * @return this
     */
    public FillRulesBuilder trailingTouch(Touch trailingTouch) {
        options.trailingTouch = Objects.requireNonNull(trailingTouch, "trailingTouch");
        return this;
    }

    /**
     * What a STOP_LIMIT may get on the bar that triggers it. Default AT_TRIGGER_OR_CLOSE.
     *
     * @param stopLimitFill the rule
     * @return this
     */
    public FillRulesBuilder stopLimitFill(StopLimitFill stopLimitFill) {
        options.stopLimitFill = Objects.requireNonNull(stopLimitFill, "stopLimitFill");
        return this;
    }

    /**
     * What happens to a stop whose price is already through the market. Default TRIGGER.
     *
     * @param stopThroughMarket the rule
     * @return this
     */
    public FillRulesBuilder stopThroughMarket(StopThroughMarket stopThroughMarket) {
        options.stopThroughMarket = Objects.requireNonNull(stopThroughMarket, "stopThroughMarket");
        return this;
    }

    /**
     * Which price of a bar a trailing stop follows. Default EXTREME.
     *
     * @param trailReference the rule
     * @return this
     */
    public FillRulesBuilder trailReference(TrailReference trailReference) {
        options.trailReference = Objects.requireNonNull(trailReference, "trailReference");
        return this;
    }

    /**
     * In which order the orders that one bar hits are filled. Default STOP_FIRST.
     *
     * @param intrabarOrder the rule
     * @return this
     */
    public FillRulesBuilder intrabarOrder(IntrabarOrder intrabarOrder) {
        options.intrabarOrder = Objects.requireNonNull(intrabarOrder, "intrabarOrder");
        return this;
    }

    /**
     * On which data an order that another one released is tested first. Default NEXT_EVENT.
     *
     * @param childActivation the rule
     * @return this
     */
    public FillRulesBuilder childActivation(ChildActivation childActivation) {
        options.childActivation = Objects.requireNonNull(childActivation, "childActivation");
        return this;
    }

    /**
     * What an order may get of a bar that opened before the order arrived. Default CLOSE_ONLY.
     *
     * @param overlap the rule
     * @return this
     */
    public FillRulesBuilder overlap(Overlap overlap) {
        options.overlap = Objects.requireNonNull(overlap, "overlap");
        return this;
    }

    /**
     * What happens to a reduce-only order larger than the position. Default CAP.
     *
     * @param reduceOnlyExcess the rule
     * @return this
     */
    public FillRulesBuilder reduceOnlyExcess(ReduceOnlyExcess reduceOnlyExcess) {
        options.reduceOnlyExcess = Objects.requireNonNull(reduceOnlyExcess, "reduceOnlyExcess");
        return this;
    }

    /**
     * What MARKET orders look at. Default QUOTE_ELSE_TRADE.
     *
     * @param marketSource the rule
     * @return this
     */
    public FillRulesBuilder marketSource(PriceSource marketSource) {
        options.marketSource = Objects.requireNonNull(marketSource, "marketSource");
        return this;
    }

    /**
     * What LIMIT orders look at. Default QUOTE_ELSE_TRADE.
     *
     * @param limitSource the rule
     * @return this
     */
    public FillRulesBuilder limitSource(PriceSource limitSource) {
        options.limitSource = Objects.requireNonNull(limitSource, "limitSource");
        return this;
    }

    /**
     * What STOP orders look at. Default QUOTE_ELSE_TRADE.
     *
     * @param stopSource the rule
     * @return this
     */
    public FillRulesBuilder stopSource(PriceSource stopSource) {
        options.stopSource = Objects.requireNonNull(stopSource, "stopSource");
        return this;
    }

    /**
     * What STOP_LIMIT orders look at. Default QUOTE_ELSE_TRADE.
     *
     * @param stopLimitSource the rule
     * @return this
     */
    public FillRulesBuilder stopLimitSource(PriceSource stopLimitSource) {
        options.stopLimitSource = Objects.requireNonNull(stopLimitSource, "stopLimitSource");
        return this;
    }

    /**
     * What TRAILING_STOP orders look at. Default QUOTE_ELSE_TRADE.
     *
     * @param trailingSource the rule
     * @return this
     */
    public FillRulesBuilder trailingSource(PriceSource trailingSource) {
        options.trailingSource = Objects.requireNonNull(trailingSource, "trailingSource");
        return this;
    }

    /**
     * What OPG, CLS and MARKET orders that wait for the open look at. Default TRADE_ELSE_QUOTE.
     *
     * @param auctionSource the rule
     * @return this
     */
    public FillRulesBuilder auctionSource(PriceSource auctionSource) {
        options.auctionSource = Objects.requireNonNull(auctionSource, "auctionSource");
        return this;
    }

    /**
     * Whether limits and stops are tested at once against the standing quotes or book. Default false.
     *
     * @param testAtBirth the rule
     * @return this
     */
    public FillRulesBuilder testAtBirth(boolean testAtBirth) {
        options.testAtBirth = testAtBirth;
        return this;
    }

    /**
     * Whether our own fills use up the volume of a bar and the size of a level until it changes. Default true.
     *
     * @param consumeLiquidity the rule
     * @return this
     */
    public FillRulesBuilder consumeLiquidity(boolean consumeLiquidity) {
        options.consumeLiquidity = consumeLiquidity;
        return this;
    }

    /**
     * Whether orders fill in the regular session of the instrument's calendar only, unless they allow extended hours. Default true.
     *
     * @param sessionHours the rule
     * @return this
     */
    public FillRulesBuilder sessionHours(boolean sessionHours) {
        options.sessionHours = sessionHours;
        return this;
    }

    /**
     * Whether the sibling of a filled exit is canceled only after the event, so that one bar can fill both. Default false.
     *
     * @param delayedOcoCancel the rule
     * @return this
     */
    public FillRulesBuilder delayedOcoCancel(boolean delayedOcoCancel) {
        options.delayedOcoCancel = delayedOcoCancel;
        return this;
    }

    /**
     * Whether the margin model is asked again when an order fills; what it refuses is canceled. Default true.
     *
     * @param marginAtFill the rule
     * @return this
     */
    public FillRulesBuilder marginAtFill(boolean marginAtFill) {
        options.marginAtFill = marginAtFill;
        return this;
    }

    /**
     * Whether a bar or trade of volume 0 offers nothing, or its volume is taken as not stated. Default false.
     *
     * @param zeroVolumeIsEmpty the rule
     * @return this
     */
    public FillRulesBuilder zeroVolumeIsEmpty(boolean zeroVolumeIsEmpty) {
        options.zeroVolumeIsEmpty = zeroVolumeIsEmpty;
        return this;
    }

    /**
     * What a split does to resting orders. Default ADJUST.
     *
     * @param splitOrders the rule
     * @return this
     */
    public FillRulesBuilder splitOrders(SplitOrders splitOrders) {
        options.splitOrders = Objects.requireNonNull(splitOrders, "splitOrders");
        return this;
    }

    /**
     * Largest part of the volume of a bar or trade that our orders may take, above 0 and at most 1. Default 1.0.
     *
     * @param participation the rule
     * @return this
     */
    public FillRulesBuilder participation(double participation) {
        options.participation = participation;
        return this;
    }

    /**
     * How old a price may be for a fill at once. Default none: only the price of this very moment.
     *
     * @param freshness the rule
     * @return this
     */
    public FillRulesBuilder freshness(Duration freshness) {
        options.freshness = Objects.requireNonNull(freshness, "freshness");
        return this;
    }

    /**
     * Makes the rules.
     *
     * @return the rules
     * @throws IllegalArgumentException naming every violation at once
     */
    public FillRules build() {
        return new FillRules(checked());
    }

    /** The options so far. */
    FillOptions checked() {
        List<String> violations = options.violations();
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("fill rules: " + String.join("; ", violations));
        }
        return options.clone();
    }
}
