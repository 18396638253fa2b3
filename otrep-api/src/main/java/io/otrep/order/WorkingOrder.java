package io.otrep.order;

import io.otrep.market.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * A live view of an order that may still fill. Read on the engine loop only; it changes with the next input, so it is not to be kept.
 * For a copy to keep see {@link Order}.
 */
public interface WorkingOrder {
    /**
     * Why it exists.
     *
     * @return the intent
     */
    OrderIntent intent();

    /**
     * The terms that hold now; after a replace others than the intent's.
     *
     * @return the terms
     */
    OrderRequest terms();

    /**
     * Where it is in its life.
     *
     * @return the status
     */
    OrderStatus status();

    /**
     * What is being asked about it.
     *
     * @return the request without an answer
     */
    PendingRequest pending();

    /**
     * Whether the outcome of what is being asked is unknown: a timeout, a cut socket, an unreadable reply.
     *
     * @return true if unknown, false if in flight or nothing is asked
     */
    boolean isUnknown();

    /**
     * Units executed, busts and corrections taken off.
     *
     * @return at least 0
     */
    Decimal filledQuantity();

    /**
     * Units that can still fill, as a measurement; the larger of old and new terms while a replace is pending.
     *
     * @return at least 0
     */
    double leaves();

    /**
     * The venue's id, once known.
     *
     * @return the id or null
     */
    @Nullable
    VenueOrderId venueOrderId();

    /**
     * Our id.
     *
     * @return the id
     */
    default ClientOrderId id() {
        return intent().id();
    }

    /**
     * Which way.
     *
     * @return the side
     */
    default Side side() {
        return terms().side();
    }
}
