package io.otrep.alpaca;

import io.otrep.account.Activity;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Says to the engine what became of an order, in the engine's words. Thread-safe. */
final class Teller {
    private final InstantSource clock;
    private final OrderMapper mapper;
    private volatile BrokerEvents events = NoEvents.INSTANCE;

    Teller(InstantSource clock, OrderMapper mapper) {
        this.clock = clock;
        this.mapper = mapper;
    }

    void connect(BrokerEvents sink) {
        events = sink;
    }

    BrokerEvents events() {
        return events;
    }

    long nowNanos() {
        return Nanos.of(clock.instant());
    }

    void gap(String detail) {
        events.onGap(detail);
    }

    void activity(Activity activity) {
        events.onActivity(activity);
    }

    /** Something that Alpaca said of an order, with all that is known to be executed. */
    void say(OrderChain chain, OrderEventKind kind, long venueTimeNanos, @Nullable String text) {
        events.onOrder(OrderEvent.builder(chain.id(), kind, venueTimeNanos)
                .venueOrderId(held(chain))
                .cumulativeQuantity(chain.filled())
                .reason(kind == OrderEventKind.REJECT ? RejectReason.OTHER : null, text)
                .build());
    }

    /** Other terms hold. */
    void replaced(OrderChain chain, long venueTimeNanos) {
        events.onOrder(OrderEvent.builder(chain.id(), OrderEventKind.REPLACE, venueTimeNanos)
                .venueOrderId(held(chain))
                .cumulativeQuantity(chain.filled())
                .terms(mapper.terms(chain, chain.held()))
                .build());
    }

    private static @Nullable VenueOrderId held(OrderChain chain) {
        return chain.isEmpty() ? null : VenueOrderId.of(chain.held().id());
    }

    /** A request was refused: by Alpaca, or before it left. */
    void refuse(ClientOrderId id, OrderEventKind kind, @Nullable RejectReason reason, String text) {
        events.onOrder(
                OrderEvent.builder(id, kind, nowNanos()).reason(reason, text).build());
    }

    /** How a request ended that was not accepted. */
    void failed(
            ClientOrderId id,
            HttpOutcome<?> outcome,
            OrderEventKind refused,
            OrderEventKind notSent,
            OrderEventKind unknown) {
        switch (outcome.verdict()) {
            case REJECTED -> refuse(id, refused, outcome.reason(), outcome.text());
            case NOT_SENT -> refuse(id, notSent, null, outcome.text());
            default -> refuse(id, unknown, null, outcome.text());
        }
    }
}
