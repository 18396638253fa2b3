package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.core.EngineListener;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reconciliation of all routes of an engine that have a venue outside. On the engine loop only. */
public final class Reconcilers {
    /** Looks at an account before its route is used. */
    public interface AccountCheck {
        /** The venue named its account for the first time in this process; throws if the route must not be traded. */
        void check(Route route, Account account);
    }

    private final List<Reconciler> all = new ArrayList<>();
    private final Orders orders;
    private final EngineListener listener;
    private final LoopTasks tasks;
    private final ProofLog log;
    private final OperatorWord word;
    private @Nullable Runnable whenSettled;

    Reconcilers(
            List<Route> routes,
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
            AccountCheck accounts,
            ReconcileDesk.Input input) {
        this.orders = orders;
        this.listener = listener;
        this.tasks = tasks;
        this.log = log;
        this.word = new OperatorWord(input, tasks);
        for (Route route : routes) {
            ReconcileDesk with = new ReconcileDesk(
                    route, instruments, ledger, orders, desk, latch, ids, listener, tasks, options, log, input);
            all.add(new Reconciler(with, accounts, this::onSettled));
        }
    }

    /** Begins with all routes. What is given runs once, when each is reconciled or halted. */
    public void start(Runnable settled) {
        whenSettled = settled;
        all.forEach(Reconciler::start);
        onSettled();
    }

    private AccountId accountOf(ManagedOrder order) {
        String route = order.terms().instrument().route();
        return all.stream()
                .map(Reconciler::route)
                .filter(it -> it.name().equals(route))
                .findFirst()
                .map(Route::accountId)
                .orElseThrow(() -> new IllegalArgumentException("route " + route + " is not reconciled"));
    }

    private void onSettled() {
        Runnable waiting = whenSettled;
        if (waiting != null && all.stream().allMatch(Reconciler::isSettled)) {
            whenSettled = null;
            waiting.run();
        }
    }

    /** No time is left: routes that are not reconciled yet are halted. */
    public void giveUpStart() {
        all.forEach(Reconciler::giveUp);
    }

    /** No more questions. */
    public void stop() {
        all.forEach(Reconciler::stop);
    }

    /** A route is to be compared with its venue. */
    public void request(String route, ReconcileTrigger trigger) {
        all.stream().filter(it -> it.route().name().equals(route)).forEach(it -> it.request(trigger));
    }

    /** Whether there are routes, and none of them may trade. */
    public boolean isNoneReady() {
        return !all.isEmpty() && all.stream().noneMatch(it -> it.route().isReconciled());
    }

    void onStream(Route route, boolean up) {
        Reconciler reconciler = of(route);
        if (reconciler != null) {
            reconciler.onStream(up);
        }
    }

    void onMoved(Route route) {
        Reconciler reconciler = of(route);
        if (reconciler != null) {
            reconciler.onMoved();
        }
    }

    boolean isUnopened(Route route) {
        Reconciler reconciler = of(route);
        return reconciler != null && !reconciler.isOpened();
    }

    private @Nullable Reconciler of(Route route) {
        for (Reconciler reconciler : all) {
            if (reconciler.route().name().equals(route.name())) {
                return reconciler;
            }
        }
        return null;
    }

    /** An operator settles an order that no machine can; the venue is asked afterwards. */
    void resolve(ClientOrderId id, Evidence evidence, String operator) {
        Objects.requireNonNull(evidence, "evidence");
        if (operator.isBlank()) {
            throw new IllegalArgumentException("resolve needs the name of an operator, but was '" + operator + "'");
        }
        ManagedOrder order = orders.find(id);
        if (order == null || !order.isUnknown()) {
            throw new IllegalArgumentException(
                    "order " + id + " is not unknown" + (order == null ? "; no such order" : ": " + order));
        }
        String before = order.toString();
        word.apply(order, accountOf(order), evidence);
        String route = order.terms().instrument().route();
        if (evidence.kind() == Evidence.Kind.OPEN && order.isUnknown()) {
            all.stream()
                    .filter(it -> it.route().name().equals(route))
                    .forEach(it -> it.settler().onSeen(order, tasks.nowNanos()));
        }
        String text = operator + " states that " + evidence + "; before: " + before;
        log.onProof(new Proof(id, Proof.Kind.RESOLVED, tasks.nowNanos(), text, operator));
        listener.onAnomaly(tasks.nowNanos(), id.value(), text);
        request(route, ReconcileTrigger.OPERATOR);
    }
}
