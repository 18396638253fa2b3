package io.otrep.account;

import io.otrep.market.Nanos;
import java.time.Instant;

/**
 * Something that changed the books of an account at its venue. Kinds: {@link Fill}, {@link FillCorrection}, {@link FeeAdjustment},
 * {@link CashFlow}, {@link PositionAdjustment} and {@link VenueOrder}; more may come, so a receiver ignores what it does not know. Applied
 * once per {@link #key()}, in any order, with the same result. Immutable and thread-safe.
 */
public interface Activity {
    /**
     * What makes it the same as another.
     *
     * @return the key
     */
    ActivityKey key();

    /**
     * When it happened, by the venue's clock, nanoseconds since 1970.
     *
     * @return the time
     */
    long timeNanos();

    /**
     * When it happened.
     *
     * @return {@link #timeNanos()} as an instant
     */
    default Instant time() {
        return Nanos.toInstant(timeNanos());
    }
}
