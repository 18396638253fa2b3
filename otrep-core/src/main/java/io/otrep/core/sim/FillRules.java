package io.otrep.core.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The rules by which a simulated venue fills orders, each with a name. For example
 * {@code FillRules.CONSERVATIVE.toBuilder().participation(0.1).build()} lets our orders take a tenth of a bar's volume. Immutable and
 * thread-safe.
 *
 * <p>One rule has no option: an order is never filled on data that ended at or before its arrival.
 */
public final class FillRules {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** When a MARKET order is filled, and at what. Immutable. */
    public enum MarketFill {
        /** On the next event of the instrument: the open of a bar, the far side of a quote. */
        NEXT_EVENT,
        /** At once: at the far side of the quote that stands, or at the last trade or close if there is none. */
        FAR_SIDE,
        /** At once: at the last trade or close, whatever the quotes say. */
        LAST_CLOSE
    }

    /** What happens to a MARKET order sent while the session is shut. Immutable. */
    public enum ClosedMarket {
        /** It fills at the next open of the session. */
        NEXT_OPEN,
        /** It is rejected. */
        REJECT
    }

    /** What happens to what the shown size does not cover. Immutable. */
    public enum Remainder {
        /** It waits for the next event. */
        NEXT_EVENT,
        /** It is canceled. */
        CANCEL,
        /** It fills one tick worse; for quotes, which show the top of the book only. */
        NEXT_TICK
    }

    /** How far the market must go. Immutable. */
    public enum Touch {
        /** It must reach the price. */
        TOUCH,
        /** It must go beyond the price. */
        THROUGH
    }

    /** What a limit gets when a bar opens beyond it. Immutable. */
    public enum GapFill {
        /** The open, which is better. */
        AT_OPEN,
        /** Its own price, or the price of the bar nearest to it if the whole bar is better. */
        NEAREST_IN_BAR,
        /** Its own price, even if the whole bar is better: can fill outside a bar's range, at a price that nobody paid. */
        AT_LIMIT
    }

    /** What a triggered stop gets on a bar. Immutable. */
    public enum StopFill {
        /** Its own price, or the open if the bar opens beyond it. */
        WORSE_OF_TRIGGER_AND_OPEN,
        /** Its own price, or the close if that is worse: the bar does not say how far the price had run. */
        WORSE_OF_TRIGGER_AND_CLOSE,
        /** Its own price, even if the bar opens beyond it: can fill outside a bar's range, better than anybody traded. */
        TRIGGER
    }

    /** What a STOP_LIMIT may get on the bar that triggers it. Immutable. */
    public enum StopLimitFill {
        /** The trigger price if that is inside the limit; its limit if the bar closes inside it. */
        AT_TRIGGER_OR_CLOSE,
        /** The trigger price if that is inside the limit, otherwise nothing. */
        AT_TRIGGER,
        /** As {@link #AT_TRIGGER_OR_CLOSE}, but the limit only on a bar that closes against the stop's direction. */
        AT_TRIGGER_OR_REVERSAL,
        /** If the bar closes inside the limit: the limit, or the extreme of the bar if that is better; on later bars too. */
        CLOSE_INSIDE_LIMIT,
        /** As {@link #CLOSE_INSIDE_LIMIT} on the bar that triggers it; on later bars it is a limit like others. */
        CLOSE_INSIDE_THEN_LIMIT,
        /**
         * Its limit, if the bar touches that anywhere, before or after the trigger; on later bars too. Can fill outside a bar's range, at
         * a price that nobody paid.
         */
        LIMIT_ANYWHERE,
        /** Nothing: it is tested from the next event on. */
        NEXT_EVENT
    }

    /** What happens to a stop already through the market. Immutable. */
    public enum StopThroughMarket {
        /** It is taken and triggers on the first data it is tested on. */
        TRIGGER,
        /** It is rejected. */
        REJECT
    }

    /** Which price of a bar a trailing stop follows. Immutable. */
    public enum TrailReference {
        /** The high to sell, the low to buy: along the path if one is assumed, otherwise after the bar was tested. */
        EXTREME,
        /** The close, after the bar was tested. */
        CLOSE
    }

    /** On which data a replaced order is tested first. Immutable. */
    public enum ReplaceTest {
        /** On the next event. */
        NEXT_EVENT,
        /** On the event of this very moment once more, if the order was there before it; then on the next. */
        SAME_EVENT
    }

    /** In which order the orders that one bar hits are filled. What fills at the open is always first; ties go by age. Immutable. */
    public enum IntrabarOrder {
        /** Stops before limits: what could go against us did. */
        STOP_FIRST,
        /** Limits before stops. */
        TARGET_FIRST,
        /** By age alone. */
        SUBMISSION,
        /** Along the path open, high, low, close. */
        OPEN_HIGH_LOW_CLOSE,
        /** Along the path open, low, high, close. */
        OPEN_LOW_HIGH_CLOSE,
        /** Along the path that visits the extreme nearer to the open first. */
        NEARER_EXTREME_FIRST
    }

    /** On which data a released order is tested first. Immutable. */
    public enum ChildActivation {
        /** On the next event. */
        NEXT_EVENT,
        /** On the bar that released it: along a path from the fill on, otherwise on all of it. */
        SAME_BAR
    }

    /** What an order may get of a bar that opened before the order arrived. Immutable. */
    public enum Overlap {
        /** Its close, which alone is sure to be newer. */
        CLOSE_ONLY,
        /** Nothing. */
        SKIP,
        /** All of it. */
        WHOLE
    }

    /** What happens to a reduce-only order larger than the position. Immutable. */
    public enum ReduceOnlyExcess {
        /** It fills as far as the position goes, the rest is canceled. */
        CAP,
        /** It is rejected when it is sent. */
        REJECT
    }

    /** What a split does to resting orders. Immutable. */
    public enum SplitOrders {
        /** Prices and quantities are converted; to buy rounds down, to sell up. */
        ADJUST,
        /** They are canceled. */
        CANCEL
    }

    /** What an order looks at. Immutable. */
    public enum PriceSource {
        /** Trades and bars of trades. */
        TRADE,
        /** Quotes and bars of quotes: the ask to buy, the bid to sell. */
        QUOTE,
        /** Quotes once the instrument has shown one, trades until then. */
        QUOTE_ELSE_TRADE,
        /** Trades once the instrument has shown one, quotes until then. */
        TRADE_ELSE_QUOTE,
        /** Both, as they come. */
        ANY
    }

    /**
     * The default: what could have gone against us did. Fills come with the next event, limits need a trade through them, stops get the
     * worse of trigger and open and go before limits within a bar, our own fills use volume up.
     */
    public static final FillRules CONSERVATIVE = builder().build();

    /**
     * As QuantConnect LEAN fills shares: market orders at once at the far side of the quote that closes a bar, or at the next open when the
     * session is shut; limits and stops on bars of trades, stop-limits and trailing stops on bars of quotes if there are any, trailing stops
     * at the worse of trigger and close; orders of one bar by age, replaced ones once more; no use of volume. Newer versions treat a triggered stop-limit as a limit
     * from the next bar on: {@link StopLimitFill#CLOSE_INSIDE_THEN_LIMIT}.
     */
    public static final FillRules LEAN = builder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(Duration.ofHours(1))
            .limitSource(PriceSource.TRADE)
            .stopSource(PriceSource.TRADE)
            .auctionSource(PriceSource.TRADE)
            .stopLimitTouch(Touch.THROUGH)
            .stopLimitFill(StopLimitFill.CLOSE_INSIDE_LIMIT)
            .trailingFill(StopFill.WORSE_OF_TRIGGER_AND_CLOSE)
            .replaceTest(ReplaceTest.SAME_EVENT)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)
            .build();

    /**
     * As QuantConnect LEAN fills everything but shares: all orders on bars of quotes if there are any, stops need a price beyond them and
     * get the worse of trigger and close, a limit the price of the bar that is nearest to it.
     */
    public static final FillRules LEAN_OTHER = LEAN.toBuilder()
            .limitSource(PriceSource.QUOTE_ELSE_TRADE)
            .stopSource(PriceSource.QUOTE_ELSE_TRADE)
            .stopTouch(Touch.THROUGH)
            .stopFill(StopFill.WORSE_OF_TRIGGER_AND_CLOSE)
            .gapFill(GapFill.NEAREST_IN_BAR)
            .build();

    /**
     * As the matching engine of nautilus_trader: everything meets the standing book at once, limits fill at a touch, a bar is walked open,
     * high, low, close, a top of book that is too small slips a tick, own fills leave the book of others alone, stops through the market
     * are rejected.
     */
    public static final FillRules NAUTILUS = builder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(FOR_EVER)
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
            .sessionHours(false)
            .build();

    /**
     * As an exchange's own book: everything meets the standing book at once, limits fill at a touch, own fills use the book up. The book
     * itself, with orders of several parties in price-time priority, is {@link OrderBook}.
     */
    public static final FillRules EXCHANGE_CORE = builder()
            .marketFill(MarketFill.FAR_SIDE)
            .freshness(FOR_EVER)
            .testAtBirth(true)
            .limitFill(Touch.TOUCH)
            .remainder(Remainder.CANCEL)
            .sessionHours(false)
            .build();

    /**
     * As the execution models of ta4j: market orders at the next open, a stop-limit fills at its limit on every bar that touches it once it
     * was triggered, a bar without volume fills nothing. Set {@link Builder#participation} for its part of the volume.
     */
    public static final FillRules TA4J = builder()
            .limitFill(Touch.TOUCH)
            .gapFill(GapFill.AT_LIMIT)
            .stopLimitFill(StopLimitFill.LIMIT_ANYWHERE)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .zeroVolumeIsEmpty(true)
            .sessionHours(false)
            .build();

    /**
     * As backtrader: market orders at the next open, limits and stops at a touch or at the better or worse open, orders of one bar by age,
     * trailing stops follow the close, no use of volume.
     */
    public static final FillRules BACKTRADER = builder()
            .limitFill(Touch.TOUCH)
            .stopLimitFill(StopLimitFill.AT_TRIGGER_OR_REVERSAL)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .trailReference(TrailReference.CLOSE)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)
            .sessionHours(false)
            .build();

    /**
     * As backtesting.py: market orders at the next open, limits and stops at a touch or at the better or worse open, orders of one bar by
     * age, exits released by an entry are tested on its bar. With {@link MarketFill#LAST_CLOSE} it is its trade-on-close.
     */
    public static final FillRules BACKTESTING_PY = builder()
            .limitFill(Touch.TOUCH)
            .stopLimitFill(StopLimitFill.AT_TRIGGER)
            .intrabarOrder(IntrabarOrder.SUBMISSION)
            .childActivation(ChildActivation.SAME_BAR)
            .overlap(Overlap.WHOLE)
            .consumeLiquidity(false)
            .sessionHours(false)
            .build();

    private final MarketFill marketFill;
    private final ClosedMarket closedMarket;
    private final Remainder remainder;
    private final Touch limitFill;
    private final GapFill gapFill;
    private final StopFill stopFill;
    private final StopFill trailingFill;
    private final ReplaceTest replaceTest;
    private final Touch stopTouch;
    private final Touch stopLimitTouch;
    private final Touch trailingTouch;
    private final StopLimitFill stopLimitFill;
    private final StopThroughMarket stopThroughMarket;
    private final TrailReference trailReference;
    private final IntrabarOrder intrabarOrder;
    private final ChildActivation childActivation;
    private final Overlap overlap;
    private final ReduceOnlyExcess reduceOnlyExcess;
    private final PriceSource marketSource;
    private final PriceSource limitSource;
    private final PriceSource stopSource;
    private final PriceSource stopLimitSource;
    private final PriceSource trailingSource;
    private final PriceSource auctionSource;
    private final boolean testAtBirth;
    private final boolean consumeLiquidity;
    private final boolean sessionHours;
    private final boolean delayedOcoCancel;
    private final boolean marginAtFill;
    private final boolean zeroVolumeIsEmpty;
    private final SplitOrders splitOrders;
    private final double participation;
    private final Duration freshness;
    private final long freshnessNanos;

    private FillRules(Builder b) {
        this.marketFill = b.marketFill;
        this.closedMarket = b.closedMarket;
        this.remainder = b.remainder;
        this.limitFill = b.limitFill;
        this.gapFill = b.gapFill;
        this.stopFill = b.stopFill;
        this.trailingFill = b.trailingFill;
        this.replaceTest = b.replaceTest;
        this.stopTouch = b.stopTouch;
        this.stopLimitTouch = b.stopLimitTouch;
        this.trailingTouch = b.trailingTouch;
        this.stopLimitFill = b.stopLimitFill;
        this.stopThroughMarket = b.stopThroughMarket;
        this.trailReference = b.trailReference;
        this.intrabarOrder = b.intrabarOrder;
        this.childActivation = b.childActivation;
        this.overlap = b.overlap;
        this.reduceOnlyExcess = b.reduceOnlyExcess;
        this.marketSource = b.marketSource;
        this.limitSource = b.limitSource;
        this.stopSource = b.stopSource;
        this.stopLimitSource = b.stopLimitSource;
        this.trailingSource = b.trailingSource;
        this.auctionSource = b.auctionSource;
        this.testAtBirth = b.testAtBirth;
        this.consumeLiquidity = b.consumeLiquidity;
        this.sessionHours = b.sessionHours;
        this.delayedOcoCancel = b.delayedOcoCancel;
        this.marginAtFill = b.marginAtFill;
        this.zeroVolumeIsEmpty = b.zeroVolumeIsEmpty;
        this.splitOrders = b.splitOrders;
        this.participation = b.participation;
        this.freshness = b.freshness;
        this.freshnessNanos = b.freshness.toNanos();
    }

    /**
     * Begins rules; what is not set is as in {@link #CONSERVATIVE}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * When a MARKET order is filled, and at what.
     *
     * @return the rule
     */
    public MarketFill marketFill() {
        return marketFill;
    }

    /**
     * What happens to a MARKET order sent while the regular session is shut.
     *
     * @return the rule
     */
    public ClosedMarket closedMarket() {
        return closedMarket;
    }

    /**
     * What happens to the part of a taking order that the shown size does not cover.
     *
     * @return the rule
     */
    public Remainder remainder() {
        return remainder;
    }

    /**
     * How far the market must go for a resting limit to fill.
     *
     * @return the rule
     */
    public Touch limitFill() {
        return limitFill;
    }

    /**
     * What a limit gets when a bar opens beyond it, in our favour.
     *
     * @return the rule
     */
    public GapFill gapFill() {
        return gapFill;
    }

    /**
     * What a triggered STOP or STOP_LIMIT gets on a bar.
     *
     * @return the rule
     */
    public StopFill stopFill() {
        return stopFill;
    }

    /**
     * What a triggered TRAILING_STOP gets on a bar.
     *
     * @return the rule
     */
    public StopFill trailingFill() {
        return trailingFill;
    }

    /**
     * On which data a replaced order is tested first.
     *
     * @return the rule
     */
    public ReplaceTest replaceTest() {
        return replaceTest;
    }

    /**
     * How far the market must go to trigger a STOP.
     *
     * @return the rule
     */
    public Touch stopTouch() {
        return stopTouch;
    }

    /**
     * How far the market must go to trigger a STOP_LIMIT.
     *
     * @return the rule
     */
    public Touch stopLimitTouch() {
        return stopLimitTouch;
    }

    /**
     * How far the market must go to trigger a TRAILING_STOP.
     *
     * @return the rule
     */
    public Touch trailingTouch() {
        return trailingTouch;
    }

    /**
     * What a STOP_LIMIT may get on the bar that triggers it.
     *
     * @return the rule
     */
    public StopLimitFill stopLimitFill() {
        return stopLimitFill;
    }

    /**
     * What happens to a stop whose price is already through the market.
     *
     * @return the rule
     */
    public StopThroughMarket stopThroughMarket() {
        return stopThroughMarket;
    }

    /**
     * Which price of a bar a trailing stop follows.
     *
     * @return the rule
     */
    public TrailReference trailReference() {
        return trailReference;
    }

    /**
     * In which order the orders that one bar hits are filled.
     *
     * @return the rule
     */
    public IntrabarOrder intrabarOrder() {
        return intrabarOrder;
    }

    /**
     * On which data an order that another one released is tested first.
     *
     * @return the rule
     */
    public ChildActivation childActivation() {
        return childActivation;
    }

    /**
     * What an order may get of a bar that opened before the order arrived.
     *
     * @return the rule
     */
    public Overlap overlap() {
        return overlap;
    }

    /**
     * What happens to a reduce-only order larger than the position.
     *
     * @return the rule
     */
    public ReduceOnlyExcess reduceOnlyExcess() {
        return reduceOnlyExcess;
    }

    /**
     * What MARKET orders look at.
     *
     * @return the rule
     */
    public PriceSource marketSource() {
        return marketSource;
    }

    /**
     * What LIMIT orders look at.
     *
     * @return the rule
     */
    public PriceSource limitSource() {
        return limitSource;
    }

    /**
     * What STOP orders look at.
     *
     * @return the rule
     */
    public PriceSource stopSource() {
        return stopSource;
    }

    /**
     * What STOP_LIMIT orders look at.
     *
     * @return the rule
     */
    public PriceSource stopLimitSource() {
        return stopLimitSource;
    }

    /**
     * What TRAILING_STOP orders look at.
     *
     * @return the rule
     */
    public PriceSource trailingSource() {
        return trailingSource;
    }

    /**
     * What OPG, CLS and MARKET orders that wait for the open look at.
     *
     * @return the rule
     */
    public PriceSource auctionSource() {
        return auctionSource;
    }

    /**
     * Whether limits and stops are tested at once against the standing quotes or book.
     *
     * @return true if so
     */
    public boolean testAtBirth() {
        return testAtBirth;
    }

    /**
     * Whether our own fills use up the volume of a bar and the size of a level until it changes.
     *
     * @return true if so
     */
    public boolean consumeLiquidity() {
        return consumeLiquidity;
    }

    /**
     * Whether orders fill in the regular session of the instrument's calendar only, unless they allow extended hours.
     *
     * @return true if so
     */
    public boolean sessionHours() {
        return sessionHours;
    }

    /**
     * Whether the sibling of a filled exit is canceled only after the event, so that one bar can fill both.
     *
     * @return true if so
     */
    public boolean delayedOcoCancel() {
        return delayedOcoCancel;
    }

    /**
     * Whether the margin model is asked again when an order fills; what it refuses is canceled.
     *
     * @return true if so
     */
    public boolean marginAtFill() {
        return marginAtFill;
    }

    /**
     * Whether a bar or trade of volume 0 offers nothing, or its volume is taken as not stated.
     *
     * @return true if so
     */
    public boolean zeroVolumeIsEmpty() {
        return zeroVolumeIsEmpty;
    }

    /**
     * What a split does to resting orders.
     *
     * @return the rule
     */
    public SplitOrders splitOrders() {
        return splitOrders;
    }

    /**
     * Largest part of the volume of a bar or trade that our orders may take, above 0 and at most 1.
     *
     * @return the fraction
     */
    public double participation() {
        return participation;
    }

    /**
     * How old a price may be for a fill at once.
     *
     * @return the age
     */
    public Duration freshness() {
        return freshness;
    }

    /** Every option with its value. */
    List<String> options() {
        return List.of(
                "marketFill=" + marketFill,
                "closedMarket=" + closedMarket,
                "remainder=" + remainder,
                "limitFill=" + limitFill,
                "gapFill=" + gapFill,
                "stopFill=" + stopFill,
                "trailingFill=" + trailingFill,
                "replaceTest=" + replaceTest,
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

    /** Options whose values differ from those of other rules. */
    private List<String> unlike(FillRules other) {
        List<String> unlike = new ArrayList<>(options());
        unlike.removeAll(other.options());
        return unlike;
    }

    /** The preset that is nearest, and what is different from it, as {@code CONSERVATIVE, participation=0.1}. */
    @Override
    public String toString() {
        String text = "";
        int fewest = Integer.MAX_VALUE;
        for (FillPreset preset : FillPreset.values()) {
            List<String> unlike = unlike(preset.rules());
            if (unlike.size() < fewest) {
                fewest = unlike.size();
                text = fewest == 0 ? preset.name() : preset.name() + ", " + String.join(", ", unlike);
            }
        }
        return text;
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

    long freshnessNanos() {
        return freshnessNanos;
    }

    /**
     * A builder with everything these rules have.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.marketFill = marketFill;
        b.closedMarket = closedMarket;
        b.remainder = remainder;
        b.limitFill = limitFill;
        b.gapFill = gapFill;
        b.stopFill = stopFill;
        b.trailingFill = trailingFill;
        b.replaceTest = replaceTest;
        b.stopTouch = stopTouch;
        b.stopLimitTouch = stopLimitTouch;
        b.trailingTouch = trailingTouch;
        b.stopLimitFill = stopLimitFill;
        b.stopThroughMarket = stopThroughMarket;
        b.trailReference = trailReference;
        b.intrabarOrder = intrabarOrder;
        b.childActivation = childActivation;
        b.overlap = overlap;
        b.reduceOnlyExcess = reduceOnlyExcess;
        b.marketSource = marketSource;
        b.limitSource = limitSource;
        b.stopSource = stopSource;
        b.stopLimitSource = stopLimitSource;
        b.trailingSource = trailingSource;
        b.auctionSource = auctionSource;
        b.testAtBirth = testAtBirth;
        b.consumeLiquidity = consumeLiquidity;
        b.sessionHours = sessionHours;
        b.delayedOcoCancel = delayedOcoCancel;
        b.marginAtFill = marginAtFill;
        b.zeroVolumeIsEmpty = zeroVolumeIsEmpty;
        b.splitOrders = splitOrders;
        b.participation = participation;
        b.freshness = freshness;
        return b;
    }

    /** Builds {@link FillRules}. Not thread-safe. */
    public static final class Builder {
        private MarketFill marketFill = MarketFill.NEXT_EVENT;
        private ClosedMarket closedMarket = ClosedMarket.NEXT_OPEN;
        private Remainder remainder = Remainder.NEXT_EVENT;
        private Touch limitFill = Touch.THROUGH;
        private GapFill gapFill = GapFill.AT_OPEN;
        private StopFill stopFill = StopFill.WORSE_OF_TRIGGER_AND_OPEN;
        private StopFill trailingFill = StopFill.WORSE_OF_TRIGGER_AND_OPEN;
        private ReplaceTest replaceTest = ReplaceTest.NEXT_EVENT;
        private Touch stopTouch = Touch.TOUCH;
        private Touch stopLimitTouch = Touch.TOUCH;
        private Touch trailingTouch = Touch.TOUCH;
        private StopLimitFill stopLimitFill = StopLimitFill.AT_TRIGGER_OR_CLOSE;
        private StopThroughMarket stopThroughMarket = StopThroughMarket.TRIGGER;
        private TrailReference trailReference = TrailReference.EXTREME;
        private IntrabarOrder intrabarOrder = IntrabarOrder.STOP_FIRST;
        private ChildActivation childActivation = ChildActivation.NEXT_EVENT;
        private Overlap overlap = Overlap.CLOSE_ONLY;
        private ReduceOnlyExcess reduceOnlyExcess = ReduceOnlyExcess.CAP;
        private PriceSource marketSource = PriceSource.QUOTE_ELSE_TRADE;
        private PriceSource limitSource = PriceSource.QUOTE_ELSE_TRADE;
        private PriceSource stopSource = PriceSource.QUOTE_ELSE_TRADE;
        private PriceSource stopLimitSource = PriceSource.QUOTE_ELSE_TRADE;
        private PriceSource trailingSource = PriceSource.QUOTE_ELSE_TRADE;
        private PriceSource auctionSource = PriceSource.TRADE_ELSE_QUOTE;
        private boolean testAtBirth = false;
        private boolean consumeLiquidity = true;
        private boolean sessionHours = true;
        private boolean delayedOcoCancel = false;
        private boolean marginAtFill = true;
        private boolean zeroVolumeIsEmpty = false;
        private SplitOrders splitOrders = SplitOrders.ADJUST;
        private double participation = 1.0;
        private Duration freshness = Duration.ZERO;

        private Builder() {}

        /**
         * When a MARKET order is filled, and at what. Default NEXT_EVENT.
         *
         * @param marketFill the rule
         * @return this
         */
        public Builder marketFill(MarketFill marketFill) {
            this.marketFill = Objects.requireNonNull(marketFill, "marketFill");
            return this;
        }

        /**
         * What happens to a MARKET order sent while the regular session is shut. Default NEXT_OPEN.
         *
         * @param closedMarket the rule
         * @return this
         */
        public Builder closedMarket(ClosedMarket closedMarket) {
            this.closedMarket = Objects.requireNonNull(closedMarket, "closedMarket");
            return this;
        }

        /**
         * What happens to the part of a taking order that the shown size does not cover. Default NEXT_EVENT.
         *
         * @param remainder the rule
         * @return this
         */
        public Builder remainder(Remainder remainder) {
            this.remainder = Objects.requireNonNull(remainder, "remainder");
            return this;
        }

        /**
         * How far the market must go for a resting limit to fill. Default THROUGH.
         *
         * @param limitFill the rule
         * @return this
         */
        public Builder limitFill(Touch limitFill) {
            this.limitFill = Objects.requireNonNull(limitFill, "limitFill");
            return this;
        }

        /**
         * What a limit gets when a bar opens beyond it, in our favour. Default AT_OPEN.
         *
         * @param gapFill the rule
         * @return this
         */
        public Builder gapFill(GapFill gapFill) {
            this.gapFill = Objects.requireNonNull(gapFill, "gapFill");
            return this;
        }

        /**
         * What a triggered STOP or STOP_LIMIT gets on a bar. Default WORSE_OF_TRIGGER_AND_OPEN.
         *
         * @param stopFill the rule
         * @return this
         */
        public Builder stopFill(StopFill stopFill) {
            this.stopFill = Objects.requireNonNull(stopFill, "stopFill");
            return this;
        }

        /**
         * What a triggered TRAILING_STOP gets on a bar. Default WORSE_OF_TRIGGER_AND_OPEN.
         *
         * @param trailingFill the rule
         * @return this
         */
        public Builder trailingFill(StopFill trailingFill) {
            this.trailingFill = Objects.requireNonNull(trailingFill, "trailingFill");
            return this;
        }

        /**
         * On which data a replaced order is tested first. Default NEXT_EVENT.
         *
         * @param replaceTest the rule
         * @return this
         */
        public Builder replaceTest(ReplaceTest replaceTest) {
            this.replaceTest = Objects.requireNonNull(replaceTest, "replaceTest");
            return this;
        }

        /**
         * How far the market must go to trigger a STOP. Default TOUCH.
         *
         * @param stopTouch the rule
         * @return this
         */
        public Builder stopTouch(Touch stopTouch) {
            this.stopTouch = Objects.requireNonNull(stopTouch, "stopTouch");
            return this;
        }

        /**
         * How far the market must go to trigger a STOP_LIMIT. Default TOUCH.
         *
         * @param stopLimitTouch the rule
         * @return this
         */
        public Builder stopLimitTouch(Touch stopLimitTouch) {
            this.stopLimitTouch = Objects.requireNonNull(stopLimitTouch, "stopLimitTouch");
            return this;
        }

        /**
         * How far the market must go to trigger a TRAILING_STOP. Default TOUCH.
         *
         * @param trailingTouch the rule
         * @return this
         */
        public Builder trailingTouch(Touch trailingTouch) {
            this.trailingTouch = Objects.requireNonNull(trailingTouch, "trailingTouch");
            return this;
        }

        /**
         * What a STOP_LIMIT may get on the bar that triggers it. Default AT_TRIGGER_OR_CLOSE.
         *
         * @param stopLimitFill the rule
         * @return this
         */
        public Builder stopLimitFill(StopLimitFill stopLimitFill) {
            this.stopLimitFill = Objects.requireNonNull(stopLimitFill, "stopLimitFill");
            return this;
        }

        /**
         * What happens to a stop whose price is already through the market. Default TRIGGER.
         *
         * @param stopThroughMarket the rule
         * @return this
         */
        public Builder stopThroughMarket(StopThroughMarket stopThroughMarket) {
            this.stopThroughMarket = Objects.requireNonNull(stopThroughMarket, "stopThroughMarket");
            return this;
        }

        /**
         * Which price of a bar a trailing stop follows. Default EXTREME.
         *
         * @param trailReference the rule
         * @return this
         */
        public Builder trailReference(TrailReference trailReference) {
            this.trailReference = Objects.requireNonNull(trailReference, "trailReference");
            return this;
        }

        /**
         * In which order the orders that one bar hits are filled. Default STOP_FIRST.
         *
         * @param intrabarOrder the rule
         * @return this
         */
        public Builder intrabarOrder(IntrabarOrder intrabarOrder) {
            this.intrabarOrder = Objects.requireNonNull(intrabarOrder, "intrabarOrder");
            return this;
        }

        /**
         * On which data an order that another one released is tested first. Default NEXT_EVENT.
         *
         * @param childActivation the rule
         * @return this
         */
        public Builder childActivation(ChildActivation childActivation) {
            this.childActivation = Objects.requireNonNull(childActivation, "childActivation");
            return this;
        }

        /**
         * What an order may get of a bar that opened before the order arrived. Default CLOSE_ONLY.
         *
         * @param overlap the rule
         * @return this
         */
        public Builder overlap(Overlap overlap) {
            this.overlap = Objects.requireNonNull(overlap, "overlap");
            return this;
        }

        /**
         * What happens to a reduce-only order larger than the position. Default CAP.
         *
         * @param reduceOnlyExcess the rule
         * @return this
         */
        public Builder reduceOnlyExcess(ReduceOnlyExcess reduceOnlyExcess) {
            this.reduceOnlyExcess = Objects.requireNonNull(reduceOnlyExcess, "reduceOnlyExcess");
            return this;
        }

        /**
         * What MARKET orders look at. Default QUOTE_ELSE_TRADE.
         *
         * @param marketSource the rule
         * @return this
         */
        public Builder marketSource(PriceSource marketSource) {
            this.marketSource = Objects.requireNonNull(marketSource, "marketSource");
            return this;
        }

        /**
         * What LIMIT orders look at. Default QUOTE_ELSE_TRADE.
         *
         * @param limitSource the rule
         * @return this
         */
        public Builder limitSource(PriceSource limitSource) {
            this.limitSource = Objects.requireNonNull(limitSource, "limitSource");
            return this;
        }

        /**
         * What STOP orders look at. Default QUOTE_ELSE_TRADE.
         *
         * @param stopSource the rule
         * @return this
         */
        public Builder stopSource(PriceSource stopSource) {
            this.stopSource = Objects.requireNonNull(stopSource, "stopSource");
            return this;
        }

        /**
         * What STOP_LIMIT orders look at. Default QUOTE_ELSE_TRADE.
         *
         * @param stopLimitSource the rule
         * @return this
         */
        public Builder stopLimitSource(PriceSource stopLimitSource) {
            this.stopLimitSource = Objects.requireNonNull(stopLimitSource, "stopLimitSource");
            return this;
        }

        /**
         * What TRAILING_STOP orders look at. Default QUOTE_ELSE_TRADE.
         *
         * @param trailingSource the rule
         * @return this
         */
        public Builder trailingSource(PriceSource trailingSource) {
            this.trailingSource = Objects.requireNonNull(trailingSource, "trailingSource");
            return this;
        }

        /**
         * What OPG, CLS and MARKET orders that wait for the open look at. Default TRADE_ELSE_QUOTE.
         *
         * @param auctionSource the rule
         * @return this
         */
        public Builder auctionSource(PriceSource auctionSource) {
            this.auctionSource = Objects.requireNonNull(auctionSource, "auctionSource");
            return this;
        }

        /**
         * Whether limits and stops are tested at once against the standing quotes or book. Default false.
         *
         * @param testAtBirth the rule
         * @return this
         */
        public Builder testAtBirth(boolean testAtBirth) {
            this.testAtBirth = testAtBirth;
            return this;
        }

        /**
         * Whether our own fills use up the volume of a bar and the size of a level until it changes. Default true.
         *
         * @param consumeLiquidity the rule
         * @return this
         */
        public Builder consumeLiquidity(boolean consumeLiquidity) {
            this.consumeLiquidity = consumeLiquidity;
            return this;
        }

        /**
         * Whether orders fill in the regular session of the instrument's calendar only, unless they allow extended hours. Default true.
         *
         * @param sessionHours the rule
         * @return this
         */
        public Builder sessionHours(boolean sessionHours) {
            this.sessionHours = sessionHours;
            return this;
        }

        /**
         * Whether the sibling of a filled exit is canceled only after the event, so that one bar can fill both. Default false.
         *
         * @param delayedOcoCancel the rule
         * @return this
         */
        public Builder delayedOcoCancel(boolean delayedOcoCancel) {
            this.delayedOcoCancel = delayedOcoCancel;
            return this;
        }

        /**
         * Whether the margin model is asked again when an order fills; what it refuses is canceled. Default true.
         *
         * @param marginAtFill the rule
         * @return this
         */
        public Builder marginAtFill(boolean marginAtFill) {
            this.marginAtFill = marginAtFill;
            return this;
        }

        /**
         * Whether a bar or trade of volume 0 offers nothing, or its volume is taken as not stated. Default false.
         *
         * @param zeroVolumeIsEmpty the rule
         * @return this
         */
        public Builder zeroVolumeIsEmpty(boolean zeroVolumeIsEmpty) {
            this.zeroVolumeIsEmpty = zeroVolumeIsEmpty;
            return this;
        }

        /**
         * What a split does to resting orders. Default ADJUST.
         *
         * @param splitOrders the rule
         * @return this
         */
        public Builder splitOrders(SplitOrders splitOrders) {
            this.splitOrders = Objects.requireNonNull(splitOrders, "splitOrders");
            return this;
        }

        /**
         * Largest part of the volume of a bar or trade that our orders may take, above 0 and at most 1. Default 1.0.
         *
         * @param participation the rule
         * @return this
         */
        public Builder participation(double participation) {
            this.participation = participation;
            return this;
        }

        /**
         * How old a price may be for a fill at once. Default none: only the price of this very moment.
         *
         * @param freshness the rule
         * @return this
         */
        public Builder freshness(Duration freshness) {
            this.freshness = Objects.requireNonNull(freshness, "freshness");
            return this;
        }

        /**
         * Makes the rules.
         *
         * @return the rules
         * @throws IllegalArgumentException naming every violation at once
         */
        public FillRules build() {
            List<String> violations = new ArrayList<>();
            if (!(participation > 0 && participation <= 1)) {
                violations.add("participation must be above 0 and at most 1, but was " + participation);
            }
            if (freshness.isNegative()) {
                violations.add("freshness must not be negative, but was " + freshness);
            }
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException("fill rules: " + String.join("; ", violations));
            }
            return new FillRules(this);
        }
    }
}
