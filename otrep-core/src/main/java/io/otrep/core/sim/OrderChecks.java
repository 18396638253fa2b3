package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.RejectReason;
import org.jspecify.annotations.Nullable;

/** What a venue checks before it takes an order. Single-threaded. */
final class OrderChecks {
    private final VenueState state;
    private final Matcher matcher;

    OrderChecks(VenueState state, Matcher matcher) {
        this.state = state;
        this.matcher = matcher;
    }

    /** The first thing that is wrong, null if nothing is. */
    @Nullable
    Refusal firstFault(RestingOrder order) {
        Refusal fault = terms(order.terms);
        fault = fault != null ? fault : status(order);
        fault = fault != null ? fault : hours(order);
        fault = fault != null ? fault : market(order, order.terms);
        return fault != null ? fault : margin(order);
    }

    /** Terms that break the venue's metadata. */
    @Nullable
    Refusal terms(OrderRequest terms) {
        Instrument instrument = terms.instrument();
        Decimal tick = instrument.tick();
        Decimal step = instrument.step();
        if (tick == null || step == null) {
            return new Refusal(RejectReason.UNKNOWN_INSTRUMENT, instrument + " has no tick or no step");
        }
        if (isOff(terms.limitPrice(), tick) || isOff(terms.stopPrice(), tick) || isOff(terms.protectionPrice(), tick)) {
            return new Refusal(RejectReason.INVALID_TERMS, "prices must be multiples of " + tick);
        }
        if (isOff(terms.quantity(), step)) {
            return new Refusal(RejectReason.INVALID_TERMS, "the quantity must be a multiple of " + step);
        }
        return size(terms, instrument);
    }

    private @Nullable Refusal size(OrderRequest terms, Instrument instrument) {
        Decimal quantity = terms.quantity();
        Decimal least = instrument.minQuantity();
        Decimal most = instrument.maxQuantity();
        if (quantity != null && least != null && quantity.compareTo(least) < 0) {
            return new Refusal(RejectReason.INVALID_TERMS, "the quantity must be at least " + least);
        }
        if (quantity != null && most != null && quantity.compareTo(most) > 0) {
            return new Refusal(RejectReason.INVALID_TERMS, "the quantity must be at most " + most);
        }
        Decimal notional = notional(terms, instrument);
        Decimal leastValue = instrument.minNotional();
        if (notional != null && leastValue != null && notional.compareTo(leastValue) < 0) {
            return new Refusal(RejectReason.INVALID_TERMS, "the value must be at least " + leastValue);
        }
        return null;
    }

    private static @Nullable Decimal notional(OrderRequest terms, Instrument instrument) {
        Decimal quantity = terms.quantity();
        Decimal limit = terms.limitPrice();
        if (quantity == null || limit == null) {
            return terms.notional();
        }
        return quantity.times(limit).times(instrument.multiplier());
    }

    private static boolean isOff(@Nullable Decimal value, Decimal grid) {
        return value != null && !value.isMultipleOf(grid);
    }

    private @Nullable Refusal status(RestingOrder order) {
        InstrumentStatus status = state.markets[order.slot].status;
        if (status == InstrumentStatus.DELISTED) {
            return new Refusal(RejectReason.NOT_TRADING, "delisted");
        }
        if (status == InstrumentStatus.CLOSE_ONLY && !reduces(order)) {
            return new Refusal(RejectReason.NOT_TRADING, "close only");
        }
        return null;
    }

    private boolean reduces(RestingOrder order) {
        Decimal held = state.account.held(order.slot);
        Decimal quantity = order.quantity;
        return held.signum() * order.sign < 0 && quantity != null && quantity.compareTo(held.abs()) <= 0;
    }

    private @Nullable Refusal hours(RestingOrder order) {
        boolean rejects = state.rules.closedMarket() == ClosedMarket.REJECT;
        if (rejects && order.type == OrderType.MARKET && !order.isAuctionOnly() && isShut(order)) {
            return new Refusal(RejectReason.MARKET_CLOSED, "the session is shut");
        }
        return null;
    }

    /** Whether the session that the order may fill in is shut now. */
    boolean isShut(RestingOrder order) {
        return state.rules.sessionHours()
                && !Sessions.isOpen(order.terms.instrument(), state.clock.nowNanos, order.terms.isExtendedHours());
    }

    /** Terms that contradict the market or the position. */
    @Nullable
    Refusal market(RestingOrder order, OrderRequest terms) {
        Decimal limit = terms.limitPrice();
        if (terms.isPostOnly() && limit != null && matcher.wouldTake(order, limit.toDouble())) {
            return new Refusal(RejectReason.WOULD_TAKE, "post-only, but " + limit + " would take");
        }
        Decimal stop = terms.stopPrice();
        if (state.rules.stopThroughMarket() == StopThroughMarket.REJECT
                && stop != null
                && !order.triggered
                && matcher.isThrough(order, stop.toDouble())) {
            return new Refusal(RejectReason.INVALID_TERMS, "the stop " + stop + " is through the market");
        }
        boolean mayReject = order.parent == null && terms.isReduceOnly();
        if (mayReject && !reducesSomething(order)) {
            return new Refusal(RejectReason.WOULD_INCREASE, "reduce-only, but there is nothing to reduce");
        }
        if (mayReject && state.rules.reduceOnlyExcess() == ReduceOnlyExcess.REJECT && !reduces(order)) {
            return new Refusal(RejectReason.WOULD_INCREASE, "reduce-only, but larger than the position");
        }
        return null;
    }

    private boolean reducesSomething(RestingOrder order) {
        return state.account.held(order.slot).signum() * order.sign < 0;
    }

    private @Nullable Refusal margin(RestingOrder order) {
        MarginModel margin = state.settings.margin;
        if (margin == null || order.terms.isReduceOnly() || order.parent != null) {
            return null;
        }
        SlotMarket market = state.markets[order.slot];
        double price = order.type.hasLimitPrice() ? order.limit : Double.isNaN(order.stop) ? market.mark() : order.stop;
        if (Double.isNaN(price)) {
            return null;
        }
        double units = order.remainingUnits(price, market.instrument.multiplierAsDouble());
        String words = margin.refusal(state.account, market.instrument, order.terms.side(), units, price);
        return words == null ? null : new Refusal(RejectReason.INSUFFICIENT_FUNDS, words);
    }
}
