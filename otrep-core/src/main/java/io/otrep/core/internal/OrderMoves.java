package io.otrep.core.internal;

import io.otrep.core.EngineListener;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderTransition;
import io.otrep.order.RejectReason;
import io.otrep.risk.OrderGate;

/** Moves orders by what their venues, or the last gate, said, and tells the gates and whoever follows. Single-threaded. */
final class OrderMoves {
    private final Book book;
    private final Orders orders;
    private final OrderGate[] gates;
    private final DecisionDigest digest;
    private final EngineListener listener;
    private final Follower follower;

    /** Is told of orders that changed, so that targets and strategies follow. */
    interface Follower {
        /** An order changed. */
        void onChange(ManagedOrder order, boolean closedNow);
    }

    OrderMoves(
            Book book,
            Orders orders,
            OrderGate[] gates,
            DecisionDigest digest,
            EngineListener listener,
            Follower follower) {
        this.book = book;
        this.orders = orders;
        this.gates = gates;
        this.digest = digest;
        this.listener = listener;
        this.follower = follower;
    }

    /** Moves an order by what its venue, or the last gate, said. */
    void onEvent(OrderEvent event) {
        ManagedOrder order = orders.find(event.clientOrderId(), event.venueOrderId(), null);
        if (order == null) {
            anomaly(event.clientOrderId().value(), "the venue speaks of an order that is not known: " + event);
            return;
        }
        if (event.kind() == OrderEventKind.REJECT && event.reason() == RejectReason.DUPLICATE_ID) {
            onDuplicateId(order, event);
            return;
        }
        if (isOfOneAttempt(event) && order.requests().isRefusedAlone(event.venueTimeNanos())) {
            move(order, order.status(), OrderEventKind.SUBMIT_UNKNOWN, event.venueTimeNanos());
            return;
        }
        OrderStatus before = order.status();
        orders.nameAtVenue(order, event.venueOrderId());
        Decimal cumulative = event.cumulativeQuantity();
        if (cumulative != null) {
            order.executedElsewhere(cumulative);
        }
        OrderRequest terms = event.terms();
        if (terms != null && event.kind() == OrderEventKind.REPLACE) {
            order.changeTerms(terms, event.venueTimeNanos());
        }
        order.because(
                event.text() != null
                        ? event.text()
                        : event.reason() == null ? null : event.reason().name());
        move(order, before, event.kind(), event.venueTimeNanos());
        if (event.kind() == OrderEventKind.REPLACE || event.kind() == OrderEventKind.REPLACE_REJECT) {
            onTerms(order, event.venueTimeNanos());
        }
    }

    /** Of an order that was sent more than once, one request did not leave or was refused; no order was made of it. */
    private static boolean isOfOneAttempt(OrderEvent event) {
        return event.kind() == OrderEventKind.NOT_SENT
                || (event.kind() == OrderEventKind.REJECT && event.venueOrderId() == null);
    }

    /** The venue has an order under this id, ours or another: no refusal, and no proof until it was looked up. */
    private void onDuplicateId(ManagedOrder order, OrderEvent event) {
        if (order.status() == OrderStatus.PENDING_NEW) {
            move(order, order.status(), OrderEventKind.SUBMIT_UNKNOWN, event.venueTimeNanos());
        } else if (!order.status().isWorking()) {
            anomaly(order.id().value(), "the venue has an order under the id of one that is " + order.status());
        }
    }

    /** Other terms hold, or do not: gates count anew, and what was executed may be all that is asked now. */
    private void onTerms(ManagedOrder order, long venueTimeNanos) {
        revalued(order.slot());
        if (order.status().isWorking() && order.isFullyExecuted()) {
            move(order, order.status(), OrderEventKind.COMPLETE_FILL, venueTimeNanos);
        }
    }

    /** Moves an order by an execution of it. */
    void onExecution(ManagedOrder order, long venueTimeNanos) {
        OrderStatus before = order.status();
        if (order.isOverExecuted()) {
            anomaly(order.id().value(), "more was executed than asked for: " + order);
        }
        OrderEventKind kind = order.isFullyExecuted() ? OrderEventKind.COMPLETE_FILL : OrderEventKind.PARTIAL_FILL;
        move(order, before, kind, venueTimeNanos);
    }

    /** Moves an order by one event, which the table of states judges. */
    void move(ManagedOrder order, OrderStatus before, OrderEventKind kind, long venueTimeNanos) {
        OrderTransition transition = order.apply(kind, venueTimeNanos, book.timeNanos());
        if (transition.verdict() == OrderTransition.Verdict.ANOMALY) {
            anomaly(order.id().value(), kind + " while " + before + ", now " + order.status());
        }
        boolean closedNow = orders.refresh(order, before);
        for (OrderGate gate : gates) {
            gate.onEvent(order, kind, order.slot(), book);
        }
        if (closedNow) {
            for (OrderGate gate : gates) {
                gate.onClosed(order, order.slot(), book);
            }
        }
        changed(order, before, closedNow);
    }

    /** Tells who follows. */
    void changed(ManagedOrder order, OrderStatus before, boolean closedNow) {
        follower.onChange(order, closedNow || (order.status().isClosed() && !before.isClosed()));
    }

    /** What never happens, happened. */
    void anomaly(String subject, String detail) {
        digest.add("anomaly").add(subject);
        listener.onAnomaly(book.timeNanos(), subject, detail);
    }

    /** Gates count an instrument anew. */
    void revalued(int slot) {
        for (OrderGate gate : gates) {
            gate.onRevalued(slot, book);
        }
    }
}
