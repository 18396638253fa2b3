package io.otrep.broker;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a venue treats our order ids, and how late it shows what it knows. Decides when an order may be asked for again. Immutable and
 * thread-safe.
 *
 * @param idScope among which orders an id must be unique
 * @param maxIdLength longest id it takes, at least 16 characters
 * @param idPattern regular expression that ids must match, for example {@code [A-Za-z0-9-]+}
 * @param dedupesOnId whether a second submit with the same id makes no second order
 * @param visibilityDelay how long after the venue took an order its queries may still not show it
 * @param deadline how long after a submit left the venue may still take it: the adapter states it in the request and the venue enforces
 *     it, for example 5 seconds; null if nothing ends that time, so that an Unknown never becomes provably absent by waiting
 */
public record BrokerProfile(
        IdScope idScope,
        int maxIdLength,
        String idPattern,
        boolean dedupesOnId,
        Duration visibilityDelay,
        @Nullable Duration deadline) {

    /** Among which orders an id must be unique. */
    public enum IdScope {
        /** Among all orders the account ever had. */
        FOR_EVER,
        /** Among the orders that are open. */
        OPEN_ORDERS
    }

    /** Checks the numbers. */
    public BrokerProfile {
        Objects.requireNonNull(idScope, "idScope");
        Objects.requireNonNull(idPattern, "idPattern");
        if (maxIdLength < 16) {
            throw new IllegalArgumentException("maxIdLength must be at least 16, but was " + maxIdLength);
        }
        if (visibilityDelay.isNegative()) {
            throw new IllegalArgumentException("visibilityDelay must not be negative, but was " + visibilityDelay);
        }
        if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
            throw new IllegalArgumentException("deadline must be above 0, but was " + deadline);
        }
    }

    /**
     * Of a venue that enforces no deadline.
     *
     * @param idScope among which orders an id must be unique
     * @param maxIdLength longest id it takes, at least 16 characters
     * @param idPattern regular expression that ids must match
     * @param dedupesOnId whether a second submit with the same id makes no second order
     * @param visibilityDelay how long after the venue took an order its queries may still not show it
     */
    public BrokerProfile(
            IdScope idScope, int maxIdLength, String idPattern, boolean dedupesOnId, Duration visibilityDelay) {
        this(idScope, maxIdLength, idPattern, dedupesOnId, visibilityDelay, null);
    }
}
