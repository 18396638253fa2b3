package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the venue keeps it, with its prices at hand as measurements. Mutable, single-threaded. */
final class RestingOrder {
    final OrderIntent intent;
    final VenueOrderId venueOrderId;
    final int slot;
    final int sign;
    final OrderType type;

    OrderRequest terms;
    /** Total units; null until a notional order has met its price. */
    @Nullable
    Decimal quantity;

    /** Units that may work now: less than the total while a parent has not filled whole; null for all. */
    @Nullable
    Decimal active;
    /** Units of a child before fills of its sibling took any off, of which its parent's fills make a part active. */
    @Nullable
    Decimal whole;

    /** Units that fills of an OCO sibling took off. */
    Decimal reduced = Decimal.ZERO;

    Decimal filled = Decimal.ZERO;
    /** Quantity, price and multiplier of what was executed. */
    Decimal value = Decimal.ZERO;

    OrderStatus status = OrderStatus.PENDING_NEW;

    @Nullable
    String reason;

    @Nullable
    Money fees;

    double limit;
    double stop;
    double trailAmount;
    double trailFraction;
    boolean triggered;
    boolean tested;
    boolean held;
    boolean waitsForOpen;
    /** Units that are counted as working in the account. */
    double workingUnits;

    long sequence;
    long bornNanos;
    long bornSerial;
    long testedSerial = -1;
    long deadlineNanos = Long.MAX_VALUE;
    long auctionNanos = Long.MIN_VALUE;
    long updatedAtNanos;
    /** From which place of the path of a bar it may be tested; set when another order released it inside the bar. */
    double pathFrom;

    @Nullable
    OcoLink oco;

    final List<RestingOrder> children = new ArrayList<>(0);

    @Nullable
    RestingOrder parent;

    RestingOrder(OrderIntent intent, VenueOrderId venueOrderId, int slot) {
        this.intent = intent;
        this.venueOrderId = venueOrderId;
        this.slot = slot;
        this.terms = intent.request();
        this.sign = terms.side().sign();
        this.type = terms.type();
        readTerms();
        this.whole = terms.quantity();
        this.stop = terms.stopPriceAsDouble();
        this.bornNanos = intent.decidedAtNanos();
    }

    private void readTerms() {
        quantity = terms.quantity() == null ? quantity : terms.quantity();
        limit = type == OrderType.MARKET ? asDouble(terms.protectionPrice()) : terms.limitPriceAsDouble();
        trailAmount = asDouble(terms.trailAmount());
        trailFraction = asDouble(terms.trailPercent()) / 100;
    }

    void replaceTerms(OrderRequest replaced) {
        boolean newStop = replaced.stopPrice() != null && !replaced.stopPrice().equals(terms.stopPrice());
        terms = replaced;
        readTerms();
        if (newStop) {
            stop = terms.stopPriceAsDouble();
        }
    }

    private static double asDouble(@Nullable Decimal value) {
        return value == null ? Double.NaN : value.toDouble();
    }

    boolean isClosed() {
        return status.isClosed();
    }

    boolean isLive() {
        return !held && !status.isClosed();
    }

    /** Whether it takes any price now: a market order, or a stop that was triggered. */
    boolean isMarketNow() {
        return type == OrderType.MARKET || triggered && type != OrderType.STOP_LIMIT;
    }

    /** Whether it rests at its limit now. */
    boolean isLimitNow() {
        return type == OrderType.LIMIT || triggered && type == OrderType.STOP_LIMIT;
    }

    boolean isAuctionOnly() {
        return terms.timeInForce() == TimeInForce.OPG || terms.timeInForce() == TimeInForce.CLS;
    }

    boolean isImmediate() {
        return terms.timeInForce() == TimeInForce.IOC || terms.timeInForce() == TimeInForce.FOK;
    }

    /** Units that are left; null for a notional order that has not met a price. */
    @Nullable
    Decimal remaining() {
        Decimal total = active == null ? quantity : active;
        return total == null ? null : total.minus(filled);
    }

    /** Whether anything is left that may work now. Allocates nothing. */
    boolean hasLeft() {
        Decimal total = active == null ? quantity : active;
        return total == null || total.compareTo(filled) > 0;
    }

    double remainingUnits(double price, double multiplier) {
        Decimal left = remaining();
        if (left != null) {
            return left.toDouble();
        }
        Decimal notional = terms.notional();
        return notional == null ? 0 : notional.toDouble() / (price * multiplier);
    }

    double averagePrice() {
        double multiplier = terms.instrument().multiplierAsDouble();
        return filled.signum() == 0 ? Double.NaN : value.toDouble() / filled.toDouble() / multiplier;
    }

    /** The terms, with the stop where a trail has moved it. */
    private OrderRequest termsNow() {
        if (type != OrderType.TRAILING_STOP || Double.isNaN(stop)) {
            return terms;
        }
        RoundingMode mode = sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return terms.toBuilder().stopPrice(terms.instrument().price(stop, mode)).build();
    }

    Order toOrder() {
        return Order.builder(intent, status)
                .terms(termsNow())
                .filled(filled, averagePrice())
                .venueOrderIds(List.of(venueOrderId))
                .reason(reason)
                .updatedAtNanos(updatedAtNanos)
                .build();
    }
}
