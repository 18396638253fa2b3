package io.otrep.venue.sim;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.order.TimeInForce;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Matches the account's orders against bid and ask, oldest first. A new order takes the far side; a limit order that rested is executed at
 * its limit once the far side reaches it; a stop is touched by the far side. Single-threaded.
 */
final class Matcher {
    private static final Decimal HALF = Decimal.parse("0.5");
    private static final Decimal PERCENT = Decimal.parse("0.01");

    private final VenueState state;
    private final Executions executions;
    private final Exits exits;

    Matcher(VenueState state, Executions executions, Exits exits) {
        this.state = state;
        this.executions = executions;
        this.exits = exits;
        exits.onRelease(this::arrive);
    }

    /** The market has moved, or the venue is back: every open order of an instrument is looked at. */
    void sweep(Instrument instrument) {
        if (state.down) {
            return;
        }
        for (SimOrder order : state.openOrders()) {
            if (order.terms.instrument().equals(instrument)) {
                meet(order, false);
            }
        }
    }

    /** A new order, one that was held back, or one with new terms. */
    void arrive(SimOrder order) {
        meet(order, true);
        if (!order.isClosed() && order.isImmediate() && !order.waitsForTrigger() && !order.isHeldBack()) {
            close(order, OrderStatus.CANCELED, OrderEventKind.CANCEL, "not filled at once");
        }
    }

    private void meet(SimOrder order, boolean arriving) {
        if (state.down || order.isClosed() || order.isHeldBack()) {
            return;
        }
        boolean taking = arriving;
        if (order.waitsForTrigger()) {
            trail(order);
            if (!isTouched(order)) {
                return;
            }
            order.triggered = true;
            order.status = OrderStatus.TRIGGERED;
            state.tell(order, OrderEventKind.TRIGGER, null);
            taking = true;
        }
        Decimal price = price(order, taking);
        Decimal quantity = price == null ? Decimal.ZERO : quantity(order);
        if (price != null && quantity.signum() > 0) {
            chance(order, quantity, price, taking);
        }
    }

    /** Executes, unless chance says: a part only. */
    private void chance(SimOrder order, Decimal quantity, Decimal price, boolean taking) {
        Strikes strikes = state.faults.strike(MessageKind.EXECUTION, order.id);
        Decimal now = strikes.has(FaultKind.PARTIAL_FILL) ? part(order, quantity) : quantity;
        state.market(order.terms.instrument()).take(order.isBuy(), now);
        execute(order, now, price, taking ? Fill.Liquidity.TAKER : Fill.Liquidity.MAKER, 0, strikes);
        if (now.compareTo(quantity) < 0) {
            state.agenda.after(strikes.nanos(FaultKind.PARTIAL_FILL), () -> meet(order, taking));
        }
    }

    private static Decimal part(SimOrder order, Decimal quantity) {
        Decimal step = order.terms.instrument().step();
        if (order.terms.timeInForce() == TimeInForce.FOK || step == null) {
            return quantity;
        }
        Decimal half = quantity.times(HALF).toMultipleOf(step, RoundingMode.DOWN);
        return half.signum() > 0 ? half : quantity;
    }

    private Fill execute(
            SimOrder order,
            Decimal quantity,
            Decimal price,
            Fill.Liquidity liquidity,
            long reportAfterNanos,
            Strikes strikes) {
        Fill fill = executions.execute(order, quantity, price, liquidity, reportAfterNanos);
        String family = fill.key().family();
        Strikes.Struck bust = strikes.find(FaultKind.BUST);
        if (bust != null) {
            state.agenda.after(reportAfterNanos + bust.nanos(), () -> executions.bust(family));
        }
        Strikes.Struck correction = strikes.find(FaultKind.CORRECTION);
        Decimal tick = order.terms.instrument().tick();
        if (correction != null && tick != null) {
            state.agenda.after(
                    reportAfterNanos + correction.nanos(), () -> executions.correct(family, price.plus(tick)));
        }
        exits.afterFill(order, quantity);
        return fill;
    }

    /** Executes at the order's own price, or else the market's, whatever the market says; nothing if there is no price or nothing is left. */
    void force(SimOrder order, @Nullable Decimal quantity, long reportAfterNanos) {
        Decimal price = order.limit() != null
                ? order.limit()
                : state.market(order.terms.instrument()).price(order.isBuy());
        Decimal left = quantity == null ? order.remaining() : quantity.min(order.remaining());
        if (order.isClosed() || order.isHeldBack() || price == null || left.signum() <= 0) {
            state.trace.add("venue: nothing to execute", order.id);
            return;
        }
        Strikes strikes = state.faults.strike(MessageKind.EXECUTION, order.id);
        execute(order, left, price, Fill.Liquidity.UNKNOWN, reportAfterNanos, strikes);
    }

    /** Ends an order, and what hangs on it. */
    void close(SimOrder order, OrderStatus status, OrderEventKind kind, String reason) {
        order.status = status;
        order.reason = reason;
        state.tell(order, kind, reason);
        exits.afterClose(order);
    }

    /** Whether an order of such terms would be executed now. */
    boolean wouldTake(SimOrder order) {
        return price(order, true) != null;
    }

    private @Nullable Decimal price(SimOrder order, boolean taking) {
        Decimal far = state.market(order.terms.instrument()).price(order.isBuy());
        Decimal limit = order.limit();
        if (far == null || limit == null) {
            return far;
        }
        boolean reached = order.isBuy() ? far.compareTo(limit) <= 0 : far.compareTo(limit) >= 0;
        return !reached ? null : taking ? far : limit;
    }

    private Decimal quantity(SimOrder order) {
        Decimal left = order.remaining();
        if (order.terms.isReduceOnly()) {
            Decimal position = executions.position(order.terms.instrument());
            boolean reduces = position.signum() == -order.terms.side().sign();
            left = reduces ? left.min(position.abs()) : Decimal.ZERO;
            if (left.signum() == 0 && order.remaining().signum() > 0) {
                close(order, OrderStatus.CANCELED, OrderEventKind.CANCEL, "nothing to reduce");
            }
        }
        if (left.signum() <= 0) {
            return Decimal.ZERO;
        }
        Decimal available = state.market(order.terms.instrument()).available(order.isBuy(), left);
        boolean whole = order.terms.timeInForce() == TimeInForce.FOK;
        return whole && available.compareTo(left) < 0 ? Decimal.ZERO : available;
    }

    private boolean isTouched(SimOrder order) {
        Decimal far = state.market(order.terms.instrument()).price(order.isBuy());
        Decimal stop = order.stop;
        if (far == null || stop == null) {
            return false;
        }
        return order.isBuy() ? far.compareTo(stop) >= 0 : far.compareTo(stop) <= 0;
    }

    /** Moves a trailing stop toward the market, never away from it. */
    private void trail(SimOrder order) {
        Decimal far = state.market(order.terms.instrument()).price(order.isBuy());
        if (!order.isTrailing() || far == null) {
            return;
        }
        Decimal distance = distance(order, far);
        Decimal stop = order.isBuy() ? far.plus(distance) : far.minus(distance);
        Decimal tick = order.terms.instrument().tick();
        if (tick != null) {
            stop = stop.toMultipleOf(tick, order.isBuy() ? RoundingMode.CEILING : RoundingMode.FLOOR);
        }
        Decimal before = order.stop;
        order.stop = before == null ? stop : order.isBuy() ? stop.min(before) : stop.max(before);
    }

    private static Decimal distance(SimOrder order, Decimal far) {
        Decimal amount = order.terms.trailAmount();
        Decimal percent = order.terms.trailPercent();
        return amount != null
                ? amount
                : percent == null ? Decimal.ZERO : far.times(percent).times(PERCENT);
    }
}
