package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.RejectReason;
import org.jspecify.annotations.Nullable;

/** Moves orders through their states and tells about it. Single-threaded. */
final class Lifecycle {
    private final VenueState state;

    Lifecycle(VenueState state) {
        this.state = state;
    }

    void accept(RestingOrder order) {
        order.status = OrderStatus.ACCEPTED;
        order.bornNanos = state.clock.nowNanos;
        order.bornSerial = state.clock.serial;
        state.orders[order.slot].add(order);
        count(order);
        send(order, OrderEventKind.ACCEPT, null, null);
    }

    void reject(RestingOrder order, RejectReason reason, String text) {
        close(order, OrderStatus.REJECTED, text);
        send(order, OrderEventKind.REJECT, reason, text);
    }

    void cancel(RestingOrder order, String text) {
        close(order, OrderStatus.CANCELED, text);
        send(order, OrderEventKind.CANCEL, null, text);
    }

    void expire(RestingOrder order) {
        close(order, OrderStatus.EXPIRED, null);
        send(order, OrderEventKind.EXPIRE, null, null);
    }

    void trigger(RestingOrder order) {
        order.triggered = true;
        order.status = OrderStatus.TRIGGERED;
        send(order, OrderEventKind.TRIGGER, null, null);
    }

    void suspend(RestingOrder order) {
        order.held = true;
        order.status = OrderStatus.SUSPENDED;
        send(order, OrderEventKind.SUSPEND, null, null);
    }

    void resume(RestingOrder order) {
        order.held = false;
        order.status = OrderStatus.ACCEPTED;
        send(order, OrderEventKind.RESUME, null, null);
    }

    /** Other terms hold from now on. */
    void replace(RestingOrder order, OrderRequest terms, @Nullable String text) {
        order.replaceTerms(terms);
        count(order);
        send(order, OrderEventKind.REPLACE, null, text);
    }

    /** Another total quantity holds from now on. */
    void resize(RestingOrder order, Decimal quantity, String text) {
        replace(order, order.terms.toBuilder().notional(null).quantity(quantity).build(), text);
    }

    void send(RestingOrder order, OrderEventKind kind, @Nullable RejectReason reason, @Nullable String text) {
        order.updatedAtNanos = state.clock.nowNanos;
        OrderEvent.Builder event = OrderEvent.builder(order.intent.id(), kind, state.clock.nowNanos)
                .venueOrderId(order.venueOrderId)
                .cumulativeQuantity(order.filled)
                .reason(reason, text);
        if (kind == OrderEventKind.REPLACE) {
            event.terms(order.terms);
        }
        state.outbox.send(event.build());
    }

    private void close(RestingOrder order, OrderStatus status, @Nullable String text) {
        order.status = status;
        order.reason = text;
        count(order);
    }

    /** Keeps the account's count of working units right. */
    void count(RestingOrder order) {
        Decimal left = order.remaining();
        double working = order.isLive() && left != null ? left.toDouble() : 0;
        state.account.working(order.slot, order.sign, working - order.workingUnits);
        order.workingUnits = working;
    }
}
