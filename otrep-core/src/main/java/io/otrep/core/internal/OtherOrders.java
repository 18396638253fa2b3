package io.otrep.core.internal;

import io.otrep.account.Position;
import io.otrep.core.reconcile.Difference;
import io.otrep.market.Decimal;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the working orders of a venue that the engine did not make: they count as exposure. An order of another engine stops this one. Single-threaded. */
final class OtherOrders {
    /** Who owns what the engine takes over. */
    static final String HOST = "host";

    private final ReconcileDesk with;

    OtherOrders(ReconcileDesk with) {
        this.with = with;
    }

    String owner() {
        return with.options.takesOver() ? HOST : Position.EXTERNAL;
    }

    void compare(ReconcileRun run, VenueSnapshot snapshot) {
        for (Order shown : snapshot.open()) {
            ManagedOrder known = with.orders.find(shown.id(), last(shown), with.route.name());
            if (known == null && shown.status().isWorking()) {
                found(shown, run);
            } else if (known != null && known.isExternal() && known.status().isWorking()) {
                follow(known, shown);
            }
        }
        for (ManagedOrder order : with.working(true)) {
            Order shown = snapshot.find(order);
            if (shown == null || shown.status().isClosed()) {
                gone(order, shown != null, run, snapshot);
            }
        }
    }

    private static @Nullable VenueOrderId last(Order shown) {
        List<VenueOrderId> ids = shown.venueOrderIds();
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }

    private void found(Order shown, ReconcileRun run) {
        boolean own = with.ids.isOwn(shown.id());
        if (!own && OrderIds.hasForm(shown.id())) {
            foreign(shown, run);
        }
        if (with.instruments.slot(shown.terms().instrument()) < 0) {
            return; // not traded here: the books do not know its instrument
        }
        OrderIntent intent = OrderIntent.builder(
                        shown.id(), owner(), 0, shown.intent().decidedAtNanos(), shown.terms())
                .build();
        Order owned = Order.builder(intent, shown.status())
                .filled(shown.filledQuantity(), shown.averagePrice())
                .venueOrderIds(shown.venueOrderIds())
                .updatedAtNanos(shown.updatedAtNanos())
                .build();
        run.add(new Difference(
                own ? Difference.Kind.ORDER_FORGOTTEN : Difference.Kind.EXTERNAL_ORDER,
                shown.id().value(),
                "none",
                shown.terms().toString(),
                "counted as " + owner()));
        with.input.take(new RouteInput.Found(owned));
    }

    private void foreign(Order shown, ReconcileRun run) {
        String text = "order " + shown.id() + " at " + with.route.name()
                + " was made by another engine; one account takes one engine";
        run.add(new Difference(
                Difference.Kind.FOREIGN_ENGINE,
                shown.id().value(),
                "ids begin with " + with.ids.prefix(),
                shown.terms().toString(),
                "the engine is halted"));
        with.stop(ControlScope.engine(), TradingState.HALTED, text);
    }

    private void follow(ManagedOrder order, Order shown) {
        boolean moved = !OrderMatch.isSame(order.terms(), shown.terms());
        Decimal executed = shown.filledQuantity();
        if (moved || executed.compareTo(order.gross()) > 0) {
            with.input.take(OrderEvent.builder(
                            order.id(), moved ? OrderEventKind.REPLACE : OrderEventKind.ACCEPT, shown.updatedAtNanos())
                    .terms(moved ? shown.terms() : null)
                    .cumulativeQuantity(executed)
                    .build());
        }
    }

    private void gone(ManagedOrder order, boolean ended, ReconcileRun run, VenueSnapshot snapshot) {
        boolean early = snapshot.askedNanos() < order.updatedAtNanos() + with.visibilityNanos();
        if (!ended && (early || !run.isConfirmed("gone " + order.id()))) {
            return;
        }
        run.add(new Difference(
                Difference.Kind.EXTERNAL_ORDER_GONE,
                order.id().value(),
                order.status().name(),
                ended ? "ended" : "not listed",
                "not counted any more"));
        with.input.take(OrderEvent.builder(order.id(), OrderEventKind.CANCEL, snapshot.askedNanos())
                .build());
    }
}
