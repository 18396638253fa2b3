package io.otrep.core.sim;

import java.time.Duration;
import java.util.List;

/**
 * The rules by which a simulated venue fills orders, each with a name. For example
 * {@code FillRules.CONSERVATIVE.toBuilder().participation(0.1).build()} lets our orders take a tenth of a bar's volume. Immutable and
 * thread-safe.
 *
 * <p>One rule has no option: an order is never filled on data that ended at or before its arrival.
 */
public final class FillRules {
    /**
     * The default: what could have gone against us did. Fills come with the next event, limits need a trade through them, stops get the
     * worse of trigger and open and go before limits within a bar, our own fills use volume up.
     */
    public static final FillRules CONSERVATIVE = new FillRules(FillPreset.CONSERVATIVE.options());

    /**
     * As QuantConnect LEAN fills shares: market orders at once at the far side of the quote that closes a bar, or at the next open when the
     * session is shut; limits and stops on bars of trades, stop-limits and trailing stops on bars of quotes if there are any, trailing stops
     * at the worse of trigger and close; orders of one bar by age, replaced ones once more; no use of volume. Newer versions treat a triggered stop-limit as a limit
     * from the next bar on: {@link StopLimitFill#CLOSE_INSIDE_THEN_LIMIT}.
     */
    public static final FillRules LEAN = new FillRules(FillPreset.LEAN.options());

    /**
     * As QuantConnect LEAN fills everything but shares: all orders on bars of quotes if there are any, stops need a price beyond them and
     * get the worse of trigger and close, a limit the price of the bar that is nearest to it.
     */
    public static final FillRules LEAN_OTHER = new FillRules(FillPreset.LEAN_OTHER.options());

    /**
     * As the matching engine of nautilus_trader: everything meets the standing book at once, limits fill at a touch, a bar is walked open,
     * high, low, close, a top of book that is too small slips a tick, own fills leave the book of others alone, stops through the market
     * are rejected.
     */
    public static final FillRules NAUTILUS = new FillRules(FillPreset.NAUTILUS.options());

    /**
     * As an exchange's own book: everything meets the standing book at once, limits fill at a touch, own fills use the book up. The book
     * itself, with orders of several parties in price-time priority, is {@link OrderBook}.
     */
    public static final FillRules EXCHANGE_CORE = new FillRules(FillPreset.EXCHANGE_CORE.options());

    /**
     * As the execution models of ta4j: market orders at the next open, a stop-limit fills at its limit on every bar that touches it once it
     * was triggered, a bar without volume fills nothing. Set {@link FillRulesBuilder#participation} for its part of the volume.
     */
    public static final FillRules TA4J = new FillRules(FillPreset.TA4J.options());

    /**
     * As backtrader: market orders at the next open, limits and stops at a touch or at the better or worse open, orders of one bar by age,
     * trailing stops follow the close, no use of volume.
     */
    public static final FillRules BACKTRADER = new FillRules(FillPreset.BACKTRADER.options());

    /**
     * As backtesting.py: market orders at the next open, limits and stops at a touch or at the better or worse open, orders of one bar by
     * age, exits released by an entry are tested on its bar. With {@link MarketFill#LAST_CLOSE} it is its trade-on-close.
     */
    public static final FillRules BACKTESTING_PY = new FillRules(FillPreset.BACKTESTING_PY.options());

    private final FillOptions options;
    private final long freshnessNanos;

    /** Rules of options that nobody changes any more and that violate nothing. */
    FillRules(FillOptions options) {
        this.options = options;
        this.freshnessNanos = options.freshness.toNanos();
    }

    /**
     * Begins rules; what is not set is as in {@link #CONSERVATIVE}.
     *
     * @return a builder
     */
    public static FillRulesBuilder builder() {
        return new FillRulesBuilder();
    }

    /**
     * When a MARKET order is filled, and at what.
     *
     * @return the rule
     */
    public MarketFill marketFill() {
        return options.marketFill;
    }

    /**
     * What happens to a MARKET order sent while the regular session is shut.
     *
     * @return the rule
     */
    public ClosedMarket closedMarket() {
        return options.closedMarket;
    }

    /**
     * What happens to the part of a taking order that the shown size does not cover.
     *
     * @return the rule
     */
    public Remainder remainder() {
        return options.remainder;
    }

    /**
     * How far the market must go for a resting limit to fill.
     *
     * @return the rule
     */
    public Touch limitFill() {
        return options.limitFill;
    }

    /**
     * What a limit gets when a bar opens beyond it, in our favour.
     *
     * @return the rule
     */
    public GapFill gapFill() {
        return options.gapFill;
    }

    /**
     * What a triggered STOP or STOP_LIMIT gets on a bar.
     *
     * @return the rule
     */
    public StopFill stopFill() {
        return options.stopFill;
    }

    /**
     * What a triggered TRAILING_STOP gets on a bar.
     *
     * @return the rule
     */
    public StopFill trailingFill() {
        return options.trailingFill;
    }

    /**
     * On which data a replaced order is tested first.
     *
     * @return the rule
     */
    public ReplaceTiming replaceTiming() {
        return options.replaceTiming;
    }

    /**
     * How far the market must go to trigger a STOP.
     *
     * @return the rule
     */
    public Touch stopTouch() {
        return options.stopTouch;
    }

    /**
     * How far the market must go to trigger a STOP_LIMIT.
     *
     * @return the rule
     */
    public Touch stopLimitTouch() {
        return options.stopLimitTouch;
    }

    /**
     * How far the market must go to trigger a TRAILING_STOP.
     *
     * @return the rule
     */
    public Touch trailingTouch() {
        return options.trailingTouch;
    }

    /**
     * What a STOP_LIMIT may get on the bar that triggers it.
     *
     * @return the rule
     */
    public StopLimitFill stopLimitFill() {
        return options.stopLimitFill;
    }

    /**
     * What happens to a stop whose price is already through the market.
     *
     * @return the rule
     */
    public StopThroughMarket stopThroughMarket() {
        return options.stopThroughMarket;
    }

    /**
     * Which price of a bar a trailing stop follows.
     *
     * @return the rule
     */
    public TrailReference trailReference() {
        return options.trailReference;
    }

    /**
     * In which order the orders that one bar hits are filled.
     *
     * @return the rule
     */
    public IntrabarOrder intrabarOrder() {
        return options.intrabarOrder;
    }

    /**
     * On which data an order that another one released is tested first.
     *
     * @return the rule
     */
    public ChildActivation childActivation() {
        return options.childActivation;
    }

    /**
     * What an order may get of a bar that opened before the order arrived.
     *
     * @return the rule
     */
    public Overlap overlap() {
        return options.overlap;
    }

    /**
     * What happens to a reduce-only order larger than the position.
     *
     * @return the rule
     */
    public ReduceOnlyExcess reduceOnlyExcess() {
        return options.reduceOnlyExcess;
    }

    /**
     * What MARKET orders look at.
     *
     * @return the rule
     */
    public PriceSource marketSource() {
        return options.marketSource;
    }

    /**
     * What LIMIT orders look at.
     *
     * @return the rule
     */
    public PriceSource limitSource() {
        return options.limitSource;
    }

    /**
     * What STOP orders look at.
     *
     * @return the rule
     */
    public PriceSource stopSource() {
        return options.stopSource;
    }

    /**
     * What STOP_LIMIT orders look at.
     *
     * @return the rule
     */
    public PriceSource stopLimitSource() {
        return options.stopLimitSource;
    }

    /**
     * What TRAILING_STOP orders look at.
     *
     * @return the rule
     */
    public PriceSource trailingSource() {
        return options.trailingSource;
    }

    /**
     * What OPG, CLS and MARKET orders that wait for the open look at.
     *
     * @return the rule
     */
    public PriceSource auctionSource() {
        return options.auctionSource;
    }

    /**
     * Whether limits and stops are tested at once against the standing quotes or book.
     *
     * @return true if so
     */
    public boolean testAtBirth() {
        return options.testAtBirth;
    }

    /**
     * Whether our own fills use up the volume of a bar and the size of a level until it changes.
     *
     * @return true if so
     */
    public boolean consumeLiquidity() {
        return options.consumeLiquidity;
    }

    /**
     * Whether orders fill in the regular session of the instrument's calendar only, unless they allow extended hours.
     *
     * @return true if so
     */
    public boolean sessionHours() {
        return options.sessionHours;
    }

    /**
     * Whether the sibling of a filled exit is canceled only after the event, so that one bar can fill both.
     *
     * @return true if so
     */
    public boolean delayedOcoCancel() {
        return options.delayedOcoCancel;
    }

    /**
     * Whether the margin model is asked again when an order fills; what it refuses is canceled.
     *
     * @return true if so
     */
    public boolean marginAtFill() {
        return options.marginAtFill;
    }

    /**
     * Whether a bar or trade of volume 0 offers nothing, or its volume is taken as not stated.
     *
     * @return true if so
     */
    public boolean zeroVolumeIsEmpty() {
        return options.zeroVolumeIsEmpty;
    }

    /**
     * What a split does to resting orders.
     *
     * @return the rule
     */
    public SplitOrders splitOrders() {
        return options.splitOrders;
    }

    /**
     * Largest part of the volume of a bar or trade that our orders may take, above 0 and at most 1.
     *
     * @return the fraction
     */
    public double participation() {
        return options.participation;
    }

    /**
     * How old a price may be for a fill at once.
     *
     * @return the age
     */
    public Duration freshness() {
        return options.freshness;
    }

    /**
     * A builder with everything these rules have.
     *
     * @return the builder
     */
    public FillRulesBuilder toBuilder() {
        return new FillRulesBuilder(options);
    }

    /** The preset that is nearest, and what is different from it, as {@code CONSERVATIVE, participation=0.1}. */
    @Override
    public String toString() {
        String text = "";
        int fewest = Integer.MAX_VALUE;
        for (FillPreset preset : FillPreset.values()) {
            List<String> unlike = options.unlike(preset.options());
            if (unlike.size() < fewest) {
                fewest = unlike.size();
                text = fewest == 0 ? preset.name() : preset.name() + ", " + String.join(", ", unlike);
            }
        }
        return text;
    }

    /** Whether some rule can fill outside of what was traded, with the option that does. */
    List<String> fillsOutsideTheBar() {
        return options.fillsOutsideTheBar();
    }

    long freshnessNanos() {
        return freshnessNanos;
    }
}
