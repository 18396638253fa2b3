package io.otrep.core.sim;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.MarketEvent;
import io.otrep.market.Trade;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * Tests the open orders of an instrument on each of its events, fills what the rules let fill, in the order that they state.
 * Single-threaded; allocates nothing unless something fills.
 */
final class Matcher {
    private final VenueState state;
    private final FillRules rules;
    private final Lifecycle lifecycle;
    private final Taker taker;
    private final Contingents contingents;
    private final Hit hit;
    private final Hit best;
    private final Look shape = new Look();
    private final Path path = new Path();
    private boolean quotes;
    private boolean regular;

    Matcher(VenueState state, Lifecycle lifecycle, Taker taker, Contingents contingents) {
        this.state = state;
        this.rules = state.rules;
        this.lifecycle = lifecycle;
        this.taker = taker;
        this.contingents = contingents;
        this.hit = new Hit(rules);
        this.best = new Hit(rules);
    }

    /** Tests all orders of a slot on the event that its market has just taken up. */
    void onEvent(int slot, MarketEvent event) {
        SlotMarket market = state.markets[slot];
        SlotOrders orders = state.orders[slot];
        if (!market.status.allowsReduction() || market.status == InstrumentStatus.AUCTION) {
            return;
        }
        quotes = !(event instanceof Bar || event instanceof Trade);
        regular = !rules.sessionHours() || Sessions.isRegular(event);
        market.regular = regular;
        endMissed(market, orders);
        for (RestingOrder order = next(market, orders); order != null; order = next(market, orders)) {
            order.testedSerial = state.clock.serial;
            apply(order, market);
        }
        contingents.settle();
        finish(market, orders);
        orders.sweep();
    }

    /** A bar of a later session says that the closing auction was missed. */
    private void endMissed(SlotMarket market, SlotOrders orders) {
        for (int i = 0; i < orders.count(); i++) {
            RestingOrder order = orders.get(i);
            if (order.terms.timeInForce() == TimeInForce.CLS && isCandidate(order, market)) {
                Look look = baseLook(order, market);
                if (look.isBar && look.openNanos >= order.auctionNanos) {
                    lifecycle.expire(order);
                    contingents.afterClose(order);
                }
            }
        }
    }

    private @Nullable RestingOrder next(SlotMarket market, SlotOrders orders) {
        RestingOrder first = null;
        for (int i = 0; i < orders.count(); i++) {
            RestingOrder order = orders.get(i);
            if (order.testedSerial != state.clock.serial
                    && isCandidate(order, market)
                    && hit.test(order, lookOf(order, market))
                    && (first == null || hit.rank < best.rank)) {
                first = order;
                best.copyFrom(hit);
            }
        }
        return first;
    }

    private boolean isCandidate(RestingOrder order, SlotMarket market) {
        if (!order.isLive() || !market.shows(sourceOf(order), quotes)) {
            return false;
        }
        if (!regular && !order.terms.isExtendedHours()) {
            return false;
        }
        return order.hasLeft() && isNewer(order, baseLook(order, market));
    }

    private boolean isNewer(RestingOrder order, Look look) {
        boolean released = order.parent != null && rules.childActivation() == ChildActivation.SAME_BAR;
        if (order.bornSerial == state.clock.serial && !released) {
            return false;
        }
        if (order.isAuctionOnly()) {
            return look.isBar && order.terms.timeInForce() == TimeInForce.OPG
                    ? look.timeNanos > order.auctionNanos
                    : look.timeNanos >= order.auctionNanos;
        }
        if (!look.isBar || order.bornSerial == state.clock.serial) {
            return true;
        }
        return look.timeNanos > order.bornNanos
                && (look.openNanos >= order.bornNanos || rules.overlap() != Overlap.SKIP);
    }

    private PriceSource sourceOf(RestingOrder order) {
        if (order.waitsForOpen || order.isAuctionOnly()) {
            return rules.auctionSource();
        }
        return switch (order.type) {
            case MARKET -> rules.marketSource();
            case LIMIT -> rules.limitSource();
            case STOP -> rules.stopSource();
            case STOP_LIMIT -> rules.stopLimitSource();
            case TRAILING_STOP -> rules.trailingSource();
        };
    }

    private Look baseLook(RestingOrder order, SlotMarket market) {
        return !quotes ? market.tradeLook : order.sign > 0 ? market.askLook : market.bidLook;
    }

    /** What an order may see of the event: the auction's price, the close of a bar it arrived in, or all of it. */
    private Look lookOf(RestingOrder order, SlotMarket market) {
        Look base = baseLook(order, market);
        if (order.isAuctionOnly()) {
            shape.priceOf(base, order.terms.timeInForce() == TimeInForce.OPG ? base.open : base.close);
            return shape;
        }
        boolean overlaps = base.isBar && base.openNanos < order.bornNanos && order.bornSerial != state.clock.serial;
        if (overlaps && rules.overlap() == Overlap.CLOSE_ONLY) {
            shape.priceOf(base, base.close);
            return shape;
        }
        return base;
    }

    private void apply(RestingOrder order, SlotMarket market) {
        boolean fills = best.fills;
        double price = best.price;
        double rank = best.rank;
        boolean takes = best.takes;
        if (best.triggers && !order.triggered) {
            lifecycle.trigger(order);
        }
        if (!fills || !market.insideBand(price)) {
            return;
        }
        Decimal before = order.filled;
        Look look = baseLook(order, market);
        Fill.Liquidity liquidity =
                order.isAuctionOnly() ? Fill.Liquidity.AUCTION : takes ? Fill.Liquidity.TAKER : Fill.Liquidity.MAKER;
        if (quotes && !look.isBar) {
            taker.walk(order, market, takes ? Double.NaN : order.limit, liquidity);
        } else {
            taker.take(order, market, look, price, liquidity);
        }
        contingents.afterFill(order, before, rank);
    }

    /** After the fills of an event: trailing stops follow it, what had one chance has had it. */
    private void finish(SlotMarket market, SlotOrders orders) {
        for (int i = 0; i < orders.count(); i++) {
            RestingOrder order = orders.get(i);
            if (!isCandidate(order, market)) {
                continue;
            }
            order.tested = true;
            follow(order, lookOf(order, market));
            order.pathFrom = 0;
            if (order.isAuctionOnly()) {
                lifecycle.expire(order);
                contingents.afterClose(order);
            } else if (order.isImmediate() && (!order.type.isTriggered() || order.triggered)) {
                lifecycle.cancel(order, "not filled at once");
                contingents.afterClose(order);
            }
        }
    }

    /** Tests a replaced order once more on the event of this very moment, if it was there before that. */
    void again(RestingOrder order) {
        SlotMarket market = state.markets[order.slot];
        quotes = market.looksAtQuotes(sourceOf(order));
        regular = market.regular;
        boolean current = baseLook(order, market).timeNanos == state.clock.nowNanos;
        boolean possible = current && market.status.allowsReduction() && market.status != InstrumentStatus.AUCTION;
        if (!possible || !isCandidate(order, market)) {
            return;
        }
        if (best.test(order, lookOf(order, market))) {
            apply(order, market);
            contingents.settle();
        }
        follow(order, lookOf(order, market));
    }

    /** Lets a trailing stop follow what it has seen of an event: all of a bar, or the path from its release on. */
    private void follow(RestingOrder order, Look look) {
        if (order.type != OrderType.TRAILING_STOP || order.triggered) {
            return;
        }
        if (rules.trailReference() == TrailReference.CLOSE) {
            Trail.follow(order, look.close);
            return;
        }
        path.follow(look, rules.intrabarOrder());
        Trail.follow(order, path.extreme(-order.sign, path.isPath() ? order.pathFrom : 0));
    }

    /** Gives a trailing stop that came without one its first stop, from the price that stands when it arrives. */
    void startTrail(RestingOrder order) {
        if (Trail.startsWithout(order)) {
            SlotMarket market = state.markets[order.slot];
            Trail.start(order, standing(order, market, market.looksAtQuotes(sourceOf(order))));
        }
    }

    private static double standing(RestingOrder order, SlotMarket market, boolean byQuotes) {
        return !byQuotes ? market.last : order.sign > 0 ? market.asks.best() : market.bids.best();
    }

    /** Tests one order on the prices that stand, at the moment it arrives. */
    void atOnce(RestingOrder order) {
        SlotMarket market = state.markets[order.slot];
        if (!market.status.allowsReduction() || market.status == InstrumentStatus.AUCTION) {
            return;
        }
        boolean byQuotes = order.type == OrderType.MARKET
                ? rules.marketFill() == MarketFill.FAR_SIDE
                        && market.hasQuotes
                        && market.looksAtQuotes(rules.marketSource())
                : market.looksAtQuotes(sourceOf(order));
        long priced = byQuotes ? market.quoteNanos : market.lastNanos;
        if (priced == Long.MIN_VALUE || state.clock.nowNanos - priced > rules.freshnessNanos()) {
            return;
        }
        double price = standing(order, market, byQuotes);
        if (Double.isNaN(price)) {
            return;
        }
        testStanding(order, market, byQuotes, price);
    }

    private void testStanding(RestingOrder order, SlotMarket market, boolean byQuotes, double price) {
        Look base = !byQuotes ? market.tradeLook : order.sign > 0 ? market.askLook : market.bidLook;
        shape.priceOf(base, price);
        shape.isBar = false;
        boolean met = best.test(order, shape);
        order.tested = true;
        if (!met) {
            return;
        }
        boolean fills = best.fills;
        if (best.triggers) {
            lifecycle.trigger(order);
        }
        if (!fills || !market.insideBand(price)) {
            return;
        }
        Decimal before = order.filled;
        if (byQuotes) {
            taker.walk(order, market, Double.NaN, Fill.Liquidity.TAKER);
        } else {
            taker.take(order, market, base, price, Fill.Liquidity.TAKER);
        }
        contingents.afterFill(order, before, 0);
        contingents.settle();
    }

    /** Whether a limit would take liquidity from what stands now. */
    boolean wouldTake(RestingOrder order, double limit) {
        SlotMarket market = state.markets[order.slot];
        boolean byQuotes = market.looksAtQuotes(rules.limitSource());
        double far = standing(order, market, byQuotes);
        return Hit.isBeyond(limit, far, -order.sign, true);
    }

    /** Whether a stop is through the market that stands now. */
    boolean isThrough(RestingOrder order, double stop) {
        SlotMarket market = state.markets[order.slot];
        boolean byQuotes = market.looksAtQuotes(sourceOf(order));
        double near = !byQuotes ? market.last : order.sign > 0 ? market.asks.best() : market.bids.best();
        return Hit.isBeyond(stop, near, order.sign, true);
    }
}
