package io.otrep.risk.engine;

import io.otrep.market.Decimal;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.VenueOrderId;
import io.otrep.order.WorkingOrder;
import org.jspecify.annotations.Nullable;

/** An order that the host says is on its way. Single-threaded. */
final class HostOrder implements WorkingOrder {
    private final OrderIntent intent;
    private Decimal filled = Decimal.ZERO;

    HostOrder(OrderIntent intent) {
        this.intent = intent;
    }

    void fill(Decimal units) {
        filled = filled.plus(units);
    }

    /** Units that may still add to a position: of an order by value at a price; of a reduce-only exit none. */
    double exposed(double unitPrice) {
        OrderRequest terms = terms();
        if (terms.isReduceOnly()) {
            return 0;
        }
        Decimal notional = terms.notional();
        double units = notional == null ? terms.quantityAsDouble() : notional.toDouble() / unitPrice;
        return Math.max(0, units - filled.toDouble());
    }

    @Override
    public OrderIntent intent() {
        return intent;
    }

    @Override
    public OrderRequest terms() {
        return intent.request();
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.ACCEPTED;
    }

    @Override
    public PendingRequest pending() {
        return PendingRequest.NONE;
    }

    @Override
    public boolean isUnknown() {
        return false;
    }

    @Override
    public Decimal filledQuantity() {
        return filled;
    }

    @Override
    public double leaves() {
        return Math.max(0, terms().quantityAsDouble() - filled.toDouble());
    }

    @Override
    public @Nullable VenueOrderId venueOrderId() {
        return null;
    }
}
