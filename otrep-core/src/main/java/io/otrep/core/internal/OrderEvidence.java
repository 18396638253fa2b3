package io.otrep.core.internal;

import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.Proof;
import io.otrep.market.Decimal;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the orders of the engine with what a venue shows of them, and says as events what it learns. Single-threaded. */
final class OrderEvidence {
    private static final String FOUND = "found by reconciliation";

    private final ReconcileDesk with;
    private final UnknownSettler settler;

    OrderEvidence(ReconcileDesk with, UnknownSettler settler) {
        this.with = with;
        this.settler = settler;
    }

    void compare(ReconcileRun run, VenueSnapshot snapshot) {
        for (ManagedOrder order : with.working(false)) {
            compare(order, run, snapshot);
        }
        denied(snapshot.open(), run);
        denied(snapshot.closed(), run);
    }

    private void compare(ManagedOrder order, ReconcileRun run, VenueSnapshot snapshot) {
        Order shown = snapshot.find(order);
        if (shown == null) {
            absent(order, run, snapshot);
        } else if (!isOurs(order, shown)) {
            mismatch(order, shown, run);
        } else {
            String before = order.toString();
            String status = words(order);
            follow(order, shown, run, snapshot);
            if (!order.toString().equals(before) && !words(order).equals(status)) {
                run.add(new Difference(
                        Difference.Kind.ORDER_STATUS,
                        order.id().value(),
                        status,
                        shown.status().name(),
                        words(order)));
            }
        }
    }

    private static String words(ManagedOrder order) {
        return order.status() + (order.isUnknown() ? " unknown" : "") + ", filled " + order.filledQuantity();
    }

    /** What an id shows is evidence only if it is what was asked for. */
    private static boolean isOurs(ManagedOrder order, Order shown) {
        if (!OrderMatch.isSameThing(order.terms(), shown.terms())) {
            return false;
        }
        if (order.status() != OrderStatus.PENDING_NEW || order.id().isExternal()) {
            return true; // confirmed before: the venue may have changed its terms
        }
        boolean terms = OrderMatch.isSame(order.terms(), shown.terms())
                || OrderMatch.isSame(order.intent().request(), shown.terms())
                || order.requests().replaces().isPossible(shown.terms());
        return terms
                && OrderMatch.isOfTime(
                        order.intent().decidedAtNanos(), shown.intent().decidedAtNanos());
    }

    private void mismatch(ManagedOrder order, Order shown, ReconcileRun run) {
        String text = "the venue shows " + shown + " under our id, which was asked for as " + order.intent();
        run.add(new Difference(
                Difference.Kind.ORDER_MISMATCH,
                order.id().value(),
                order.terms().toString(),
                shown.terms().toString(),
                "the engine is halted"));
        with.proof(order, Proof.Kind.MISMATCHED, text);
        with.desk.moves().anomaly(order.id().value(), text);
        with.stop(ControlScope.engine(), TradingState.HALTED, text);
    }

    private void follow(ManagedOrder order, Order shown, ReconcileRun run, VenueSnapshot snapshot) {
        if (order.requests().isSubmitUnknown()) {
            with.proof(order, Proof.Kind.FOUND, "asked at " + ReconcileDesk.at(snapshot.askedNanos()) + ": " + shown);
        }
        if (order.requests().isSubmitOpen() && shown.status().isWorking()) {
            say(order, shown, working(shown.status()));
        }
        Decimal missing = shown.filledQuantity().minus(order.gross());
        if (missing.isPositive()) {
            boolean confirmed = run.isConfirmed("filled " + order.id() + " " + shown.filledQuantity());
            if (!confirmed || !infer(order, shown, missing, run)) {
                return; // its reservation stays until its executions are booked
            }
        }
        if (shown.status().isClosed()) {
            close(order, shown);
        } else {
            keep(order, shown, run, snapshot);
        }
    }

    private void close(ManagedOrder order, Order shown) {
        if (!order.status().isWorking()) {
            return;
        }
        switch (shown.status()) {
            case FILLED, CANCELED -> say(order, shown, OrderEventKind.CANCEL);
            case EXPIRED -> say(order, shown, OrderEventKind.EXPIRE);
            case REJECTED -> say(order, shown, OrderEventKind.REJECT);
            default -> with.desk.moves().anomaly(order.id().value(), "the venue shows it as " + shown.status());
        }
    }

    /** It works at the venue: status and terms follow, unless we heard of it after the venue was asked. */
    private void keep(ManagedOrder order, Order shown, ReconcileRun run, VenueSnapshot snapshot) {
        boolean stale = order.updatedAtNanos() > snapshot.askedNanos() - with.visibilityNanos();
        if (!stale && order.status() != statusOf(shown)) {
            say(order, shown, working(shown.status()));
        }
        keepTerms(order, shown, stale, run, snapshot);
        settler.onWorking(order, snapshot);
    }

    /** The terms that it shows hold. Replaces that can take effect no more are refused. */
    private void keepTerms(ManagedOrder order, Order shown, boolean stale, ReconcileRun run, VenueSnapshot snapshot) {
        Replaces replaces = order.requests().replaces();
        boolean over = settler.isReplaceOver(order, snapshot);
        boolean same = OrderMatch.isSame(order.terms(), shown.terms());
        boolean current = !stale || shown.updatedAtNanos() > replaces.namedVenueNanos();
        if (same ? !stale && replaces.isAmbiguous() : current && replaces.isPossible(shown.terms())) {
            settledTerms(order, snapshot, shown);
            sayTerms(order, shown);
        } else if (!same && !stale && (over || !replaces.isOpen())) {
            run.add(new Difference(
                    Difference.Kind.ORDER_TERMS,
                    order.id().value(),
                    order.terms().toString(),
                    shown.terms().toString(),
                    "taken over from the venue"));
            sayTerms(order, shown);
        }
        if (over && OrderMatch.isSame(order.terms(), shown.terms())) {
            for (int i = replaces.unknown(); i > 0; i--) {
                settledTerms(order, snapshot, shown);
                say(order, shown, OrderEventKind.REPLACE_REJECT);
            }
        }
    }

    private void settledTerms(ManagedOrder order, VenueSnapshot snapshot, Order shown) {
        with.proof(
                order,
                Proof.Kind.TERMS_SETTLED,
                "asked at " + ReconcileDesk.at(snapshot.askedNanos()) + ", the venue shows " + shown.terms());
    }

    private void say(ManagedOrder order, Order shown, OrderEventKind kind) {
        with.input.take(event(order, shown, kind, shown.updatedAtNanos()).build());
    }

    /** Terms that it shows now are later than any that it named before. */
    private void sayTerms(ManagedOrder order, Order shown) {
        long after = order.requests().replaces().namedVenueNanos() + 1;
        long since = Math.max(shown.updatedAtNanos(), after);
        with.input.take(event(order, shown, OrderEventKind.REPLACE, since)
                .terms(shown.terms())
                .build());
    }

    private static OrderEvent.Builder event(ManagedOrder order, Order shown, OrderEventKind kind, long venueTimeNanos) {
        return OrderEvent.builder(order.id(), kind, venueTimeNanos)
                .venueOrderId(last(shown.venueOrderIds()))
                .reason(null, FOUND);
    }

    private static @Nullable VenueOrderId last(List<VenueOrderId> ids) {
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }

    private static OrderStatus statusOf(Order shown) {
        return shown.status() == OrderStatus.PENDING_NEW ? OrderStatus.ACCEPTED : shown.status();
    }

    private static OrderEventKind working(OrderStatus status) {
        return switch (status) {
            case TRIGGERED -> OrderEventKind.TRIGGER;
            case SUSPENDED -> OrderEventKind.SUSPEND;
            case DONE_FOR_DAY -> OrderEventKind.DONE_FOR_DAY;
            default -> OrderEventKind.ACCEPT;
        };
    }

    /** Books what the order was executed for and no activity tells. */
    private boolean infer(ManagedOrder order, Order shown, Decimal missing, ReconcileRun run) {
        Decimal price = price(order, shown, missing);
        if (price == null || !price.isPositive()) {
            with.desk
                    .moves()
                    .anomaly(order.id().value(), missing + " were executed at a price that the venue does not tell");
            return false;
        }
        Decimal inferred = order.quantityOf(InferredFills.family(order)).plus(missing);
        run.add(new Difference(
                Difference.Kind.INFERRED_FILL,
                order.id().value(),
                order.gross().toString(),
                shown.filledQuantity().toString(),
                missing + " booked at " + price));
        with.input.take(InferredFills.of(order, with.route.accountId(), inferred, price, shown.updatedAtNanos()));
        return true;
    }

    /** The price of the missing part, from the average of the whole. */
    private static @Nullable Decimal price(ManagedOrder order, Order shown, Decimal missing) {
        double known = order.gross().isZero()
                ? 0
                : order.gross().toDouble() * order.snapshot().averagePrice();
        double price = (shown.averagePrice() * shown.filledQuantity().toDouble() - known) / missing.toDouble();
        boolean told = Double.isFinite(price)
                && price > 0
                && order.terms().instrument().isOrderable();
        return told
                ? order.terms().instrument().price(price, RoundingMode.HALF_EVEN)
                : order.terms().limitPrice();
    }

    /** Neither list shows it, and asked for by its id the venue knows none. */
    private void absent(ManagedOrder order, ReconcileRun run, VenueSnapshot snapshot) {
        if (order.status() == OrderStatus.PENDING_NEW) {
            settler.onAbsent(order, snapshot, run);
            return;
        }
        boolean early = snapshot.askedNanos() < order.updatedAtNanos() + with.visibilityNanos();
        if (order.requests().isSubmitOpen() || early || !run.isConfirmed("absent " + order.id())) {
            return;
        }
        String text = "open, closed and by its id, asked at " + ReconcileDesk.at(snapshot.askedNanos())
                + ": the venue knows nothing of it, though it was " + order.status();
        run.add(new Difference(
                Difference.Kind.ORDER_LOST, order.id().value(), words(order), "unknown", "its reservation stays"));
        with.proof(order, Proof.Kind.LOST, text);
        with.input.take(new RouteInput.Lost(order.id()));
    }

    /** What we called unsent, and the venue shows all the same, was sent. */
    private void denied(List<Order> shown, ReconcileRun run) {
        for (Order order : shown) {
            ManagedOrder ours = with.orders.find(order.id());
            boolean claimed =
                    ours != null && (ours.status() == OrderStatus.NOT_SENT || ours.status() == OrderStatus.DENIED);
            if (!claimed || ours == null) {
                continue;
            }
            if (!isOurs(ours, order)) {
                mismatch(ours, order, run);
                continue;
            }
            String status = words(ours);
            say(ours, order, OrderEventKind.ACCEPT);
            if (order.status().isClosed() && order.filledQuantity().compareTo(ours.gross()) <= 0) {
                close(ours, order);
            }
            run.add(new Difference(
                    Difference.Kind.ORDER_STATUS,
                    ours.id().value(),
                    status,
                    order.status().name(),
                    words(ours)));
        }
    }
}
