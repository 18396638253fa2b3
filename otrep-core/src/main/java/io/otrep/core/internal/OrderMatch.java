package io.otrep.core.internal;

import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a venue shows under one of our ids is what we asked for. Compared is what binds: instrument, side, quantity or value, limit and stop
 * price; a term of ours that the venue does not show cannot be compared and counts as equal only where it is no quantity. Stateless.
 */
final class OrderMatch {
    /** A venue's clock may be behind ours by this much. */
    static final long CLOCK_TOLERANCE_NANOS = 5_000_000_000L;

    private OrderMatch() {}

    /** Instrument and side: what no venue changes under an id. */
    static boolean isSameThing(OrderRequest ours, OrderRequest venues) {
        return ours.instrument().equals(venues.instrument()) && ours.side() == venues.side();
    }

    /** All terms that bind. */
    static boolean isSame(OrderRequest ours, OrderRequest venues) {
        return isSameThing(ours, venues)
                && isSameSize(ours, venues)
                && isSamePrice(ours.limitPrice(), venues.limitPrice())
                && isSamePrice(ours.stopPrice(), venues.stopPrice());
    }

    /** An order by value may be shown by the units it became. */
    private static boolean isSameSize(OrderRequest ours, OrderRequest venues) {
        Decimal quantity = ours.quantity();
        if (quantity != null) {
            return quantity.equals(venues.quantity());
        }
        return venues.notional() == null || venues.notional().equals(ours.notional());
    }

    private static boolean isSamePrice(@Nullable Decimal ours, @Nullable Decimal venues) {
        return ours == null || venues == null || ours.equals(venues);
    }

    /** Whether an order that the venue took at a time can be one decided at another; a time of 0 or less is not known. */
    static boolean isOfTime(long decidedNanos, long takenNanos) {
        return takenNanos <= 0 || takenNanos >= decidedNanos - CLOCK_TOLERANCE_NANOS;
    }
}
