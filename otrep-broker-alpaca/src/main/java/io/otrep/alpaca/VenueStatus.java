package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonWords;
import io.otrep.order.OrderStatus;

/** The statuses of Alpaca's orders, and what they are to us. Immutable. */
enum VenueStatus {
    NEW(OrderStatus.ACCEPTED),
    PARTIALLY_FILLED(OrderStatus.ACCEPTED),
    FILLED(OrderStatus.FILLED),
    DONE_FOR_DAY(OrderStatus.DONE_FOR_DAY),
    CANCELED(OrderStatus.CANCELED),
    EXPIRED(OrderStatus.EXPIRED),
    /** Another order has taken its place: one link of a chain, not an end. */
    REPLACED(OrderStatus.ACCEPTED),
    PENDING_CANCEL(OrderStatus.ACCEPTED),
    PENDING_REPLACE(OrderStatus.ACCEPTED),
    ACCEPTED(OrderStatus.ACCEPTED),
    PENDING_NEW(OrderStatus.ACCEPTED),
    ACCEPTED_FOR_BIDDING(OrderStatus.ACCEPTED),
    STOPPED(OrderStatus.ACCEPTED),
    REJECTED(OrderStatus.REJECTED),
    SUSPENDED(OrderStatus.SUSPENDED),
    /** Done for the day; what it costs is still being reckoned. */
    CALCULATED(OrderStatus.DONE_FOR_DAY),
    /** A leg that waits for its entry. */
    HELD(OrderStatus.SUSPENDED),
    /** A word that is not known: counts as working, so that its exposure stays. */
    UNKNOWN(OrderStatus.ACCEPTED);

    static final JsonWords<VenueStatus> WORDS = JsonWords.lowerCase(UNKNOWN);

    private final OrderStatus status;

    VenueStatus(OrderStatus status) {
        this.status = status;
    }

    OrderStatus status() {
        return status;
    }

    /** Whether the venue has passed it on, so that a replacement in this state has taken the place of the order before. */
    boolean isLive() {
        return this == NEW || this == PARTIALLY_FILLED || this == FILLED || this == DONE_FOR_DAY;
    }
}
