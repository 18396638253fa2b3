package io.otrep.core.internal;

import io.otrep.broker.BrokerProfile;
import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.Proof;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.risk.TradingState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks after orders of one route of which something is not known: doubts what has no outcome in time, has the venue asked again with growing pauses, proves
 * absence where the venue's rules allow it, resends where the venue dedupes, and says how old a doubt is. Single-threaded.
 */
final class UnknownSettler {
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;
    private static final int MOST_RESENDS = 5;

    /** What is remembered of one unknown order, beside the order itself. */
    private static final class Doubt {
        private final long sinceNanos;
        private long leftNanos = Long.MIN_VALUE;
        private long seenNanos = Long.MIN_VALUE;
        private long nextAskNanos;
        private long pauseNanos = FIRST_PAUSE_NANOS;
        private long nextAlertNanos;
        private long alertPauseNanos;
        private long nextRepeatNanos = Long.MIN_VALUE;
        private long repeatPauseNanos = FIRST_PAUSE_NANOS;
        private int resends;
        private boolean resendWanted;

        Doubt(long sinceNanos, long visibilityNanos, long alertNanos) {
            this.sinceNanos = sinceNanos;
            this.nextAskNanos = sinceNanos + visibilityNanos;
            this.alertPauseNanos = alertNanos;
            this.nextAlertNanos = sinceNanos + alertNanos;
        }
    }

    private final ReconcileDesk with;
    private final Map<ClientOrderId, Doubt> doubts = new LinkedHashMap<>();

    UnknownSettler(ReconcileDesk with) {
        this.with = with;
    }

    /** Time has passed. Says whether the venue should be asked now. */
    boolean tick(long nowNanos) {
        boolean ask = false;
        for (ManagedOrder order : with.working(false)) {
            doubtLate(order, nowNanos);
            if (order.requests().isCancelOwed()) {
                with.proof(order, Proof.Kind.CANCELED_AGAIN, "its cancel was refused before the venue had the order");
                with.input.take(new RouteInput.Repeat(order.id(), true));
            }
            if (order.isUnknown()) {
                ask |= isDue(order, doubt(order), nowNanos);
            }
        }
        doubts.keySet().removeIf(id -> {
            ManagedOrder order = with.orders.find(id);
            return order == null || !order.isUnknown();
        });
        return ask;
    }

    private boolean isDue(ManagedOrder order, Doubt doubt, long nowNanos) {
        if (nowNanos >= doubt.nextAlertNanos) {
            alert(order, doubt, nowNanos);
        }
        boolean due = nowNanos >= doubt.nextAskNanos;
        if (due) {
            doubt.nextAskNanos = nowNanos + doubt.pauseNanos;
            doubt.pauseNanos = Math.min(doubt.pauseNanos * 2, LONGEST_PAUSE_NANOS);
        }
        return due;
    }

    private void alert(ManagedOrder order, Doubt doubt, long nowNanos) {
        doubt.alertPauseNanos *= 2;
        doubt.nextAlertNanos = nowNanos + doubt.alertPauseNanos;
        with.listener.onAnomaly(
                nowNanos,
                order.id().value(),
                "unknown for " + Duration.ofNanos(nowNanos - doubt.sinceNanos) + ", its exposure stays reserved: "
                        + order + "; if the venue's own screen shows what became of it, say resolve");
    }

    private Doubt doubt(ManagedOrder order) {
        Requests requests = order.requests();
        long since = requests.isSubmitUnknown()
                ? requests.submitNanos()
                : requests.isCancelUnknown() ? requests.cancelNanos() : requests.replaceNanos();
        return doubts.computeIfAbsent(
                order.id(), id -> new Doubt(since, with.visibilityNanos(), with.options.outcomeNanos()));
    }

    /** A request without an outcome for too long is not known; one that has not left is. */
    private void doubtLate(ManagedOrder order, long nowNanos) {
        Requests requests = order.requests();
        long latest = nowNanos - with.options.outcomeNanos();
        boolean submit = requests.isSubmitOpen() && !requests.isSubmitUnknown() && requests.submitNanos() <= latest;
        if (submit && !with.route.dispatcher().holds(order.id())) {
            late(order, OrderEventKind.SUBMIT_UNKNOWN, nowNanos);
        }
        if (requests.isCancelInFlight() && requests.cancelNanos() <= latest) {
            late(order, OrderEventKind.CANCEL_UNKNOWN, nowNanos);
        }
        if (requests.replaces().isInFlight() && requests.replaceNanos() <= latest) {
            late(order, OrderEventKind.REPLACE_UNKNOWN, nowNanos);
        }
    }

    private void late(ManagedOrder order, OrderEventKind kind, long nowNanos) {
        String text = "no outcome within " + Duration.ofNanos(with.options.outcomeNanos());
        with.proof(order, Proof.Kind.DOUBTED, kind + ": " + text);
        with.input.take(OrderEvent.builder(order.id(), kind, nowNanos)
                .reason(null, text)
                .build());
    }

    /**
     * Whether a replace that is not known can take effect no more: the venue's deadline for it has passed, or an operator has seen the order work since,
     * and the venue's visibility delay after that.
     */
    boolean isReplaceOver(ManagedOrder order, VenueSnapshot snapshot) {
        long asked = order.requests().replaceNanos();
        long visible = snapshot.askedNanos() - with.visibilityNanos();
        Duration deadline = profile().deadline();
        Doubt doubt = doubts.get(order.id());
        boolean seen = doubt != null && doubt.seenNanos >= asked && visible >= doubt.seenNanos;
        return seen || (deadline != null && visible >= asked + deadline.toNanos());
    }

    /** An operator has seen an order work, with no request for it under way: what the venue shows from now on settles its replaces. */
    void onSeen(ManagedOrder order, long nowNanos) {
        Doubt doubt = doubt(order);
        doubt.seenNanos = nowNanos;
        doubt.nextAskNanos = nowNanos + with.visibilityNanos();
        doubt.pauseNanos = FIRST_PAUSE_NANOS;
    }

    /** The venue shows that an order works. A cancel that is not known did not end it, and is asked for again. */
    void onWorking(ManagedOrder order, VenueSnapshot snapshot) {
        Requests requests = order.requests();
        boolean visible = snapshot.askedNanos() >= requests.cancelNanos() + with.visibilityNanos();
        if (!requests.isCancelUnknown() || !visible) {
            return;
        }
        Doubt doubt = doubt(order);
        if (snapshot.askedNanos() >= doubt.nextRepeatNanos) {
            doubt.nextRepeatNanos = snapshot.askedNanos() + doubt.repeatPauseNanos;
            doubt.repeatPauseNanos = Math.min(doubt.repeatPauseNanos * 2, LONGEST_PAUSE_NANOS);
            with.proof(
                    order, Proof.Kind.CANCELED_AGAIN, "it works, asked at " + ReconcileDesk.at(snapshot.askedNanos()));
            with.input.take(new RouteInput.Repeat(order.id(), true));
        }
    }

    /** Nothing shows an order that was never confirmed. */
    void onAbsent(ManagedOrder order, VenueSnapshot snapshot, ReconcileRun run) {
        if (!order.requests().isSubmitUnknown() || with.route.dispatcher().holds(order.id())) {
            return;
        }
        Doubt doubt = doubt(order);
        long left = Math.max(doubt.leftNanos, order.requests().submitNanos());
        Duration deadline = profile().deadline();
        long visible = left + with.visibilityNanos();
        if (deadline != null && snapshot.askedNanos() >= visible + deadline.toNanos()) {
            prove(order, left, deadline, snapshot, run);
        } else if (deadline != null) {
            doubt.nextAskNanos = Math.min(doubt.nextAskNanos, visible + deadline.toNanos());
        } else {
            doubt.resendWanted = profile().dedupesOnId() && snapshot.askedNanos() >= visible;
        }
    }

    private void prove(
            ManagedOrder order, long leftNanos, Duration deadline, VenueSnapshot snapshot, ReconcileRun run) {
        String text = "it left at " + ReconcileDesk.at(leftNanos)
                + " at the latest, the venue takes nothing later than "
                + deadline + " after and shows it within "
                + Duration.ofNanos(with.visibilityNanos()) + "; asked at " + ReconcileDesk.at(snapshot.askedNanos())
                + ", neither open nor closed orders nor activities nor a query by its id show it";
        run.add(new Difference(
                Difference.Kind.NOT_SENT, order.id().value(), "unknown", "none", "its reservation is released"));
        with.proof(order, Proof.Kind.ABSENT, text);
        with.input.take(OrderEvent.builder(order.id(), OrderEventKind.ABSENT, snapshot.askedNanos())
                .reason(null, text)
                .build());
    }

    /** The same intents go out again that the venue shows nothing of, where it dedupes on our id. */
    void resend(long nowNanos) {
        doubts.forEach((id, doubt) -> {
            ManagedOrder order = with.orders.find(id);
            if (order != null && doubt.resendWanted && doubt.resends < MOST_RESENDS && mayResend(order)) {
                doubt.resendWanted = false;
                if (with.input.take(new RouteInput.Repeat(id, false))) {
                    doubt.resends++;
                    doubt.leftNanos = nowNanos;
                    with.proof(
                            order,
                            Proof.Kind.RESENT,
                            "the venue dedupes on our id and shows nothing of it; attempt " + doubt.resends);
                }
            }
        });
    }

    private boolean mayResend(ManagedOrder order) {
        Requests requests = order.requests();
        boolean plain = order.status() == OrderStatus.PENDING_NEW
                && requests.isSubmitUnknown()
                && !requests.wasCancelAsked()
                && !requests.replaces().isOpen()
                && !order.isSuperseded()
                && (order.exit() != null
                        || (order.intent().groupId() == null && order.intent().parentId() == null))
                && !with.orders.isParent(order.id());
        TradingState state = with.latch.state(
                with.route.name(), order.intent().owner(), order.terms().instrument());
        boolean allowed = state == TradingState.ACTIVE
                || (state == TradingState.REDUCING
                        && (order.isProtective() || with.desk.judge().isReducing(order.intent(), order.slot())));
        return plain && allowed && with.route.isUp() && with.route.isReconciled();
    }

    private BrokerProfile profile() {
        return with.route.broker().profile();
    }
}
