package io.otrep.core.internal.record;

import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.PendingRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of requests, intents, orders and what is said about them. Stateless. */
public final class OrderFields {
    private static final List<Side> SIDES = List.of(Side.values());
    private static final List<OrderType> TYPES = List.of(OrderType.values());
    private static final List<TimeInForce> TIMES = List.of(TimeInForce.values());
    private static final List<OrderEventKind> KINDS = List.of(OrderEventKind.values());
    private static final List<RejectReason> REASONS = List.of(RejectReason.values());
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());
    private static final List<PendingRequest> PENDING = List.of(PendingRequest.values());

    private OrderFields() {}

    /** The terms of an order. */
    public static void write(OrderRequest request, FieldSink out) {
        out.instrument("instrument", request.instrument());
        out.word("side", request.side());
        out.word("type", request.type());
        out.decimal("quantity", request.quantity());
        out.decimal("notional", request.notional());
        out.decimal("limitPrice", request.limitPrice());
        out.decimal("stopPrice", request.stopPrice());
        out.decimal("trailAmount", request.trailAmount());
        out.decimal("trailPercent", request.trailPercent());
        out.decimal("protectionPrice", request.protectionPrice());
        out.word("timeInForce", request.timeInForce());
        out.time("expireAt", request.expireAt().map(Nanos::of).orElse(Long.MIN_VALUE));
        out.flag("reduceOnly", request.isReduceOnly());
        out.flag("postOnly", request.isPostOnly());
        out.flag("extendedHours", request.isExtendedHours());
        out.text("tag", request.tag().orElse(null));
    }

    /** The terms of an order. */
    public static OrderRequest request(FieldReader in) {
        OrderRequest.Builder request = OrderRequest.builder(in.instrument(), in.word(SIDES), in.word(TYPES))
                .quantity(in.optionalDecimal())
                .notional(in.optionalDecimal())
                .limitPrice(in.optionalDecimal())
                .stopPrice(in.optionalDecimal())
                .trailAmount(in.optionalDecimal())
                .trailPercent(in.optionalDecimal())
                .protectionPrice(in.optionalDecimal());
        TimeInForce timeInForce = in.word(TIMES);
        return request.expireAt(instant(in.time()))
                .timeInForce(timeInForce)
                .reduceOnly(in.flag())
                .postOnly(in.flag())
                .extendedHours(in.flag())
                .tag(in.optionalText())
                .build();
    }

    private static @Nullable Instant instant(long nanos) {
        return nanos == Long.MIN_VALUE ? null : Nanos.toInstant(nanos);
    }

    /** An order as it was decided. */
    public static void write(OrderIntent intent, FieldSink out) {
        out.text("id", intent.id().value());
        out.text("owner", intent.owner());
        out.number("decision", intent.sequence());
        out.time("decidedAt", intent.decidedAtNanos());
        out.part("request", intent.request(), request -> write(request, out));
        out.text("parent", value(intent.parentId()));
        out.text("group", intent.groupId());
        out.part("replaced", intent.replaced(), request -> write(request, out));
    }

    /** An order as it was decided. */
    public static OrderIntent intent(FieldReader in) {
        ClientOrderId id = in.clientOrderId();
        String owner = in.text();
        long sequence = in.number();
        long decidedAtNanos = in.time();
        return OrderIntent.builder(id, owner, sequence, decidedAtNanos, requiredRequest(in))
                .parentId(in.optionalClientOrderId())
                .groupId(in.optionalText())
                .replaced(in.part(() -> request(in)))
                .build();
    }

    private static OrderRequest requiredRequest(FieldReader in) {
        OrderRequest request = in.part(() -> request(in));
        if (request == null) {
            throw new IllegalArgumentException("an order without its terms");
        }
        return request;
    }

    static @Nullable String value(@Nullable ClientOrderId id) {
        return id == null ? null : id.value();
    }

    static @Nullable String value(@Nullable VenueOrderId id) {
        return id == null ? null : id.value();
    }

    static void write(OrderEvent event, FieldSink out) {
        out.text("id", event.clientOrderId().value());
        out.word("event", event.kind());
        out.time("venueTime", event.venueTimeNanos());
        out.text("venueId", value(event.venueOrderId()));
        out.decimal("cumulative", event.cumulativeQuantity());
        out.part("terms", event.terms(), request -> write(request, out));
        out.word("reason", event.reason());
        out.text("text", event.text());
    }

    static OrderEvent event(FieldReader in) {
        return OrderEvent.builder(in.clientOrderId(), in.word(KINDS), in.time())
                .venueOrderId(in.optionalVenueOrderId())
                .cumulativeQuantity(in.optionalDecimal())
                .terms(in.part(() -> request(in)))
                .reason(in.optionalWord(REASONS), in.optionalText())
                .build();
    }

    static void write(Order order, FieldSink out) {
        out.part("intent", order.intent(), intent -> write(intent, out));
        out.word("status", order.status());
        out.part("terms", order.terms(), request -> write(request, out));
        out.word("pending", order.pending());
        out.flag("unknown", order.isUnknown());
        out.decimal("filled", order.filledQuantity());
        out.real("averagePrice", order.averagePrice());
        out.list("venueIds", order.venueOrderIds(), id -> out.text("id", id.value()));
        out.text("reason", order.reason());
        out.time("updatedAt", order.updatedAtNanos());
    }

    static Order order(FieldReader in) {
        OrderIntent intent = in.part(() -> intent(in));
        if (intent == null) {
            throw new IllegalArgumentException("an order without its intent");
        }
        return Order.builder(intent, in.word(STATUSES))
                .terms(requiredRequest(in))
                .pending(in.word(PENDING), in.flag())
                .filled(in.decimal(), in.real())
                .venueOrderIds(in.list(in::venueOrderId))
                .reason(in.optionalText())
                .updatedAtNanos(in.time())
                .build();
    }
}
