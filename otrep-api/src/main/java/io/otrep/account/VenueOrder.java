package io.otrep.account;

import io.otrep.market.Instrument;
import io.otrep.order.VenueOrderId;
import java.util.Objects;

/**
 * The venue made an order of its own on the account, such as a margin closeout. Its executions follow as fills that name it.
 * Immutable and thread-safe.
 *
 * @param key the booking
 * @param timeNanos when, nanoseconds since 1970
 * @param instrument what it trades
 * @param venueOrderId the venue's id
 * @param reason the venue's words, for example {@code MARGIN_CLOSEOUT}
 */
public record VenueOrder(
        ActivityKey key, long timeNanos, Instrument instrument, VenueOrderId venueOrderId, String reason)
        implements Activity {

    /** Checks that all parts are there. */
    public VenueOrder {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(venueOrderId, "venueOrderId");
        Objects.requireNonNull(reason, "reason");
    }
}
