package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.HeldEnded;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.RejectReason;
import org.jspecify.annotations.Nullable;

/** An order that was forgotten after its end, built again from the records that are about it. Single-threaded. */
final class PastOrder {
    private final ClientOrderId id;
    private @Nullable ManagedOrder order;

    PastOrder(ClientOrderId id) {
        this.id = id;
    }

    void take(EngineRecord record) {
        if (record instanceof IntentsDecided decided) {
            decided.intents().stream()
                    .filter(intent -> intent.id().equals(id))
                    .forEach(intent -> decided(intent, decided));
        }
        ManagedOrder known = order;
        if (known == null) {
            return;
        }
        long at = record.stampNanos();
        if (record instanceof OrderMoved moved) {
            move(known, moved.event(), at);
        } else if (record instanceof BooksMoved moved) {
            book(known, moved.activity(), at);
        } else if (record instanceof LookedUp found) {
            if (found.event() != null) {
                move(known, found.event(), at);
            } else if (found.activity() != null) {
                book(known, found.activity(), at);
            }
        } else if (record instanceof ReplaceDecided replace
                && replace.intent().id().equals(id)) {
            known.apply(OrderEventKind.REPLACE_REQUEST, at, at);
            known.ask(replace.intent().request(), at);
        } else if (record instanceof CancelDecided cancel && cancel.id().equals(id)) {
            known.apply(OrderEventKind.CANCEL_REQUEST, at, at);
        } else if (record instanceof HeldEnded held && held.id().equals(id)) {
            known.apply(OrderEventKind.NOT_SENT, at, at);
        }
    }

    private void decided(OrderIntent intent, IntentsDecided decided) {
        ManagedOrder known = order;
        if (known == null) {
            known = new ManagedOrder(
                    intent, -1, decided.shares().isEmpty() ? null : new TargetShares(decided.shares()));
            order = known;
        } else if (known.status() == OrderStatus.INITIALIZED) {
            known.releaseAs(intent);
        } else {
            known.requests().attempt();
            return;
        }
        if (decided.permit()) {
            known.permit();
        }
        if (decided.sent().contains(intent)) {
            known.apply(OrderEventKind.RELEASE, decided.stampNanos(), decided.stampNanos());
        }
    }

    private void move(ManagedOrder known, OrderEvent event, long at) {
        boolean named = event.clientOrderId().equals(id)
                || (event.venueOrderId() != null && known.venueOrderIds().contains(event.venueOrderId()));
        if (!named || (event.kind() == OrderEventKind.REJECT && event.reason() == RejectReason.DUPLICATE_ID)) {
            return;
        }
        known.addVenueOrderId(event.venueOrderId());
        OrderRequest terms = event.terms();
        if (terms != null && event.kind() == OrderEventKind.REPLACE) {
            known.changeTerms(terms, event.venueTimeNanos());
        }
        known.apply(event.kind(), event.venueTimeNanos(), at);
    }

    private void book(ManagedOrder known, Activity activity, long at) {
        if (activity instanceof Fill fill && isOf(known, fill)) {
            known.addVenueOrderId(fill.venueOrderId());
            execute(known, fill, fill.quantity(), fill.price(), at);
        } else if (activity instanceof FillCorrection correction
                && known.isOf(correction.key().account().route())
                && known.isExecutedBy(correction.key().family())) {
            Fill corrected = correction.corrected();
            execute(
                    known,
                    correction,
                    corrected == null ? Decimal.ZERO : corrected.quantity(),
                    corrected == null ? Decimal.ZERO : corrected.price(),
                    at);
        }
    }

    private boolean isOf(ManagedOrder known, Fill fill) {
        boolean venues = fill.venueOrderId() != null && known.venueOrderIds().contains(fill.venueOrderId());
        return known.isOf(fill.key().account().route()) && (id.equals(fill.clientOrderId()) || venues);
    }

    private static void execute(ManagedOrder known, Activity told, Decimal quantity, Decimal price, long at) {
        known.execute(told.key().family(), told.key().revision(), quantity, price);
        if (told instanceof Fill) {
            OrderEventKind kind = known.isFullyExecuted() ? OrderEventKind.COMPLETE_FILL : OrderEventKind.PARTIAL_FILL;
            known.apply(kind, told.timeNanos(), at);
        }
    }

    /** As it was when memory let it go: it had ended, whatever the records of that lack. Null if none told of it. */
    @Nullable
    ManagedOrder ended() {
        ManagedOrder known = order;
        if (known != null && known.status() == OrderStatus.INITIALIZED) {
            known.apply(OrderEventKind.NOT_SENT, known.updatedAtNanos(), known.updatedAtNanos());
        } else if (known != null && !known.status().isClosed()) {
            known.apply(OrderEventKind.CANCEL, known.updatedAtNanos(), known.updatedAtNanos());
        }
        return known;
    }
}
