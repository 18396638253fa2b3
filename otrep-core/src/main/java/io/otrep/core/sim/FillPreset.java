package io.otrep.core.sim;

import java.time.Duration;

/** What sets each of the rules that have a name in {@link FillRules} apart from the default. Immutable. */
enum FillPreset {
    CONSERVATIVE(new FillRulesBuilder()),
    LEAN(new FillRulesBuilder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(Duration.ofHours(1))
            .limitSource(PriceSource.TRADE)
            .stopSource(PriceSource.TRADE)
            .auctionSource(PriceSource.TRADE)
            .stopLimitTouch(Touch.THROUGH)
            .stopLimitFill(StopLimitFill.CLOSE_INSIDE_LIMIT)
            .trailingFill(StopFill.WORSE_OF_TRIGGER_AND_CLOSE)
            .replaceTiming(ReplaceTiming.SAME_EVENT)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)),
    LEAN_OTHER(LEAN.toBuilder()
            .limitSource(PriceSource.QUOTE_ELSE_TRADE)
            .stopSource(PriceSource.QUOTE_ELSE_TRADE)
            .stopTouch(Touch.THROUGH)
            .stopFill(StopFill.WORSE_OF_TRIGGER_AND_CLOSE)
            .gapFill(GapFill.NEAREST_IN_BAR)),
    NAUTILUS(new FillRulesBuilder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(Duration.ofDays(36_500))
            .testAtBirth(true)
            .limitFill(Touch.TOUCH)
            .stopThroughMarket(StopThroughMarket.REJECT)
            .remainder(Remainder.NEXT_TICK)
            .intrabarOrder(IntrabarOrder.OPEN_HIGH_LOW_CLOSE)
            .marketSource(PriceSource.ANY)
            .limitSource(PriceSource.ANY)
            .stopSource(PriceSource.ANY)
            .stopLimitSource(PriceSource.ANY)
            .trailingSource(PriceSource.ANY)
            .childActivation(ChildActivation.SAME_BAR)
            .consumeLiquidity(false)
            .sessionHours(false)),
    EXCHANGE_CORE(new FillRulesBuilder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(Duration.ofDays(36_500))
            .testAtBirth(true)
            .limitFill(Touch.TOUCH)
            .remainder(Remainder.CANCEL)
            .sessionHours(false)),
    TA4J(new FillRulesBuilder()
            .limitFill(Touch.TOUCH)
            .gapFill(GapFill.AT_LIMIT)
            .stopLimitFill(StopLimitFill.LIMIT_ANYWHERE)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .zeroVolumeIsEmpty(true)
            .sessionHours(false)),
    BACKTRADER(new FillRulesBuilder()
            .limitFill(Touch.TOUCH)
            .stopLimitFill(StopLimitFill.AT_TRIGGER_OR_REVERSAL)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .trailReference(TrailReference.CLOSE)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)
            .sessionHours(false)),
    BACKTESTING_PY(new FillRulesBuilder()
            .limitFill(Touch.TOUCH)
            .stopLimitFill(StopLimitFill.AT_TRIGGER)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .childActivation(ChildActivation.SAME_BAR)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)
            .sessionHours(false));

    private final FillOptions options;

    FillPreset(FillRulesBuilder builder) {
        this.options = builder.checked();
    }

    /** What the rules of that name are made of; not to be changed. */
    FillOptions options() {
        return options;
    }

    private FillRulesBuilder toBuilder() {
        return new FillRulesBuilder(options);
    }
}
