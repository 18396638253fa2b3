package io.otrep.broker;

import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import org.jspecify.annotations.Nullable;

/** A venue that can change a working order. Thread-safe; see {@link Capability#REPLACE}. */
public interface ReplacingBroker extends Broker {
    /**
     * Asks for other terms. Returns at once; ends in REPLACE, REPLACE_REJECT or REPLACE_UNKNOWN.
     *
     * @param replace the intent with the new terms; its quantity is the total, what is filled included
     * @param venueOrderId the venue's id, null if not known yet
     */
    void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId);
}
