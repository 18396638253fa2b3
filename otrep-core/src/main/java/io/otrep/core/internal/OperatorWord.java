package io.otrep.core.internal;

import io.otrep.account.AccountId;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;

/** Says as events what an operator states about an order. Single-threaded. */
final class OperatorWord {
    private final ReconcileDesk.Input input;
    private final LoopTasks tasks;

    OperatorWord(ReconcileDesk.Input input, LoopTasks tasks) {
        this.input = input;
        this.tasks = tasks;
    }

    void apply(ManagedOrder order, AccountId account, Evidence evidence) {
        switch (evidence.kind()) {
            case NEVER_EXISTED -> never(order);
            case OPEN -> open(order, evidence);
            case ENDED -> ended(order, account, evidence);
        }
    }

    private void never(ManagedOrder order) {
        if (!order.gross().isZero()) {
            throw new IllegalArgumentException(
                    "order " + order.id() + " was executed, so it existed; state how it ended: " + order);
        }
        boolean unconfirmed = order.status() == OrderStatus.PENDING_NEW;
        say(
                order,
                unconfirmed ? OrderEventKind.ABSENT : OrderEventKind.CANCEL,
                evidence(Evidence.neverExisted().toString()));
    }

    private static String evidence(String text) {
        return "an operator stated: " + text;
    }

    /** Which terms hold is not stated: replaces stay reserved until the venue shows it. */
    private void open(ManagedOrder order, Evidence evidence) {
        String text = evidence(evidence.toString());
        Requests requests = order.requests();
        boolean cancel = requests.isCancelUnknown();
        input.take(OrderEvent.builder(order.id(), OrderEventKind.ACCEPT, tasks.nowNanos())
                .venueOrderId(evidence.venueOrderId())
                .reason(null, text)
                .build());
        if (cancel) {
            say(order, OrderEventKind.CANCEL_REJECT, text);
        }
    }

    private void ended(ManagedOrder order, AccountId account, Evidence evidence) {
        Decimal missing = evidence.filled().minus(order.gross());
        Decimal price = evidence.price();
        if (missing.isNegative()) {
            throw new IllegalArgumentException("order " + order.id() + " was executed for " + order.gross()
                    + " already, which is more than " + evidence.filled());
        }
        if (missing.isPositive() && price != null) {
            Decimal inferred = order.quantityOf(InferredFills.family(order)).plus(missing);
            input.take(InferredFills.of(order, account, inferred, price, tasks.nowNanos()));
        }
        if (order.status().isWorking()) {
            say(order, OrderEventKind.CANCEL, evidence(evidence.toString()));
        }
    }

    private void say(ManagedOrder order, OrderEventKind kind, String text) {
        input.take(OrderEvent.builder(order.id(), kind, tasks.nowNanos())
                .reason(null, text)
                .build());
    }
}
