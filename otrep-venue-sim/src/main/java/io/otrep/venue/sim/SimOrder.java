package io.otrep.venue.sim;

import io.otrep.account.Position;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order at the venue: what is true of it, and what was shown of it from when on. Single-threaded. */
final class SimOrder {
    /** What queries show from a time on. */
    private record Version(long fromNanos, Order order) {}

    final ClientOrderId id;
    final OrderRequest firstTerms;
    final long acceptedAtNanos;
    final List<VenueOrderId> venueOrderIds = new ArrayList<>();
    final List<SimOrder> children = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    OrderRequest terms;
    OrderStatus status = OrderStatus.ACCEPTED;
    Decimal quantity;
    Decimal executed = Decimal.ZERO;

    /** What was executed and is not taken back. */
    final Total held = new Total();

    /** The part of it that was told. */
    final Total told = new Total();

    long updatedAtNanos;

    /** Counts changes of what ends it, so that an older end on the agenda does nothing. */
    int expiry;

    boolean triggered;

    @Nullable
    Decimal stop;

    @Nullable
    SimOrder parent;

    /** Units that its parent has released; null if it has no parent. */
    @Nullable
    Decimal released;

    /** Units that its sibling has taken off. */
    Decimal reduced = Decimal.ZERO;

    @Nullable
    SimOrder sibling;

    OrderGroup.OcoMode ocoMode = OrderGroup.OcoMode.CANCEL;

    @Nullable
    String reason;

    /** Units and their value. */
    static final class Total {
        private Decimal units = Decimal.ZERO;
        private Decimal value = Decimal.ZERO;

        void add(Decimal moreUnits, Decimal price) {
            units = units.plus(moreUnits);
            value = value.plusProduct(moreUnits, price);
        }

        Decimal units() {
            return units;
        }

        double averagePrice() {
            return units.signum() == 0 ? Double.NaN : value.toDouble() / units.toDouble();
        }
    }

    SimOrder(ClientOrderId id, OrderRequest terms, Decimal quantity, VenueOrderId venueOrderId, long acceptedAtNanos) {
        this.id = id;
        this.firstTerms = terms;
        this.terms = terms;
        this.quantity = quantity;
        this.stop = terms.stopPrice();
        this.acceptedAtNanos = acceptedAtNanos;
        this.updatedAtNanos = acceptedAtNanos;
        venueOrderIds.add(venueOrderId);
    }

    boolean isClosed() {
        return status.isClosed();
    }

    boolean isBuy() {
        return terms.side() == Side.BUY;
    }

    boolean isImmediate() {
        return terms.timeInForce() == TimeInForce.IOC || terms.timeInForce() == TimeInForce.FOK;
    }

    boolean waitsForTrigger() {
        return terms.type().isTriggered() && !triggered;
    }

    /** Whether a limit binds its price now. */
    @Nullable
    Decimal limit() {
        return terms.type().hasLimitPrice() ? terms.limitPrice() : null;
    }

    boolean isTrailing() {
        return terms.type() == OrderType.TRAILING_STOP;
    }

    /** Units that may be executed now. */
    Decimal remaining() {
        Decimal most = released == null ? quantity : released.minus(reduced).min(quantity);
        return most.minus(executed);
    }

    boolean isHeldBack() {
        return released != null && released.isZero();
    }

    VenueOrderId venueOrderId() {
        return venueOrderIds.get(venueOrderIds.size() - 1);
    }

    /** What is true of it. */
    Order truth() {
        return order(held);
    }

    /** Shows what has been told, from now on. */
    void show(long nowNanos) {
        updatedAtNanos = nowNanos;
        versions.add(new Version(nowNanos, order(told)));
    }

    /** What was shown at a time; null if it was not there yet. */
    @Nullable
    Order shownAt(long nanos) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).fromNanos() <= nanos) {
                return versions.get(i).order();
            }
        }
        return null;
    }

    private Order order(Total filled) {
        OrderIntent intent = OrderIntent.builder(id, Position.EXTERNAL, 0, acceptedAtNanos, firstTerms)
                .build();
        return Order.builder(intent, status)
                .terms(termsNow())
                .filled(filled.units(), filled.averagePrice())
                .venueOrderIds(List.copyOf(venueOrderIds))
                .reason(reason)
                .updatedAtNanos(updatedAtNanos)
                .build();
    }

    private OrderRequest termsNow() {
        return isTrailing() ? terms.toBuilder().stopPrice(stop).build() : terms;
    }
}
