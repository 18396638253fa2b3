package io.otrep.risk.gate;

import io.otrep.market.Decimal;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.VenueOrderId;
import io.otrep.order.WorkingOrder;
import org.jspecify.annotations.Nullable;

/** An order that works until a test fills it. */
public final class FakeOrder implements WorkingOrder {
    private final OrderIntent intent;
    private OrderRequest terms;
    private Decimal filled = Decimal.ZERO;
    private OrderStatus status = OrderStatus.ACCEPTED;

    public FakeOrder(OrderIntent intent) {
        this.intent = intent;
        this.terms = intent.request();
    }

    public FakeOrder fill(Decimal units) {
        filled = filled.plus(units);
        return this;
    }

    public FakeOrder terms(OrderRequest value) {
        terms = value;
        return this;
    }

    public FakeOrder status(OrderStatus value) {
        status = value;
        return this;
    }

    @Override
    public OrderIntent intent() {
        return intent;
    }

    @Override
    public OrderRequest terms() {
        return terms;
    }

    @Override
    public OrderStatus status() {
        return status;
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
        return terms.quantityAsDouble() - filled.toDouble();
    }

    @Override
    public @Nullable VenueOrderId venueOrderId() {
        return null;
    }
}
