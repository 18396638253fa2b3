package io.otrep.core.internal;

import io.otrep.core.EngineListener;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.market.Nanos;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;

/** What the reconciliation of one route works with: what it reads, where its inputs go, where its conclusions go. Single-threaded. */
final class ReconcileDesk {
    /** Takes what was found to the engine. */
    interface Input {
        /** An order event, activity, account or {@link RouteInput}; says whether an activity was news. */
        boolean take(Object input);
    }

    final Route route;
    final Instruments instruments;
    final Ledger ledger;
    final Orders orders;
    final OrderDesk desk;
    final StopLatch latch;
    final OrderIds ids;
    final EngineListener listener;
    final LoopTasks tasks;
    final ReconcileOptions options;
    final ProofLog log;
    final Input input;

    ReconcileDesk(
            Route route,
            Instruments instruments,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            StopLatch latch,
            OrderIds ids,
            EngineListener listener,
            LoopTasks tasks,
            ReconcileOptions options,
            ProofLog log,
            Input input) {
        this.route = route;
        this.instruments = instruments;
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.latch = latch;
        this.ids = ids;
        this.listener = listener;
        this.tasks = tasks;
        this.options = options;
        this.log = log;
        this.input = input;
    }

    /** Working orders of the route, ours or others'. */
    List<ManagedOrder> working(boolean external) {
        List<ManagedOrder> found = new ArrayList<>();
        for (ManagedOrder order : orders.allWorking()) {
            if (order.isOf(route.name()) && order.isExternal() == external) {
                found.add(order);
            }
        }
        return found;
    }

    void stop(ControlScope scope, TradingState state, String reason) {
        input.take(new RouteInput.Stop(scope, state, reason));
    }

    void proof(ManagedOrder order, Proof.Kind kind, String text) {
        log.onProof(new Proof(order.id(), kind, tasks.nowNanos(), text, Proof.ENGINE));
    }

    long visibilityNanos() {
        return route.broker().profile().visibilityDelay().toNanos();
    }

    /** An instant of loop time, in words. */
    static String at(long nanos) {
        return Nanos.toInstant(nanos).toString();
    }
}
