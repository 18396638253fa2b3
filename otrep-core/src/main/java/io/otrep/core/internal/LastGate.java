package io.otrep.core.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request must meet beside the switch where it leaves: no HALT file, the order stream up, the route's own rate not used up. What must wait waits
 * up to a bound, then never leaves. Used by the one thread that sends.
 */
public final class LastGate {
    private static final long RETRY_NANOS = 10_000_000L;

    /**
     * The host's wishes.
     *
     * @param requests how many may leave in a period, 0 for any number; cancels are not counted
     * @param period above 0
     * @param patience how long a request may wait for the stream or the rate
     */
    public record Rules(int requests, Duration period, Duration patience) {
        /** Any number, and five seconds for the stream. */
        public static final Rules DEFAULT = new Rules(0, Duration.ofSeconds(1), Duration.ofSeconds(5));

        /** Checks the numbers. */
        public Rules {
            if (requests < 0) {
                throw new IllegalArgumentException("requests must be at least 0, but was " + requests);
            }
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("period must be above 0, but was " + period);
            }
            if (patience.isNegative()) {
                throw new IllegalArgumentException("patience must not be negative, but was " + patience);
            }
        }
    }

    private final LongSupplier clock;
    private final BooleanSupplier streamUp;
    private final @Nullable HaltFile haltFile;
    private final @Nullable SendLimit limit;
    private final long patienceNanos;

    /**
     * A gate.
     *
     * @param rules the host's wishes
     * @param clock nanoseconds since 1970
     * @param streamUp whether the order stream is up
     * @param haltFile null if there is no place for one
     */
    public LastGate(Rules rules, LongSupplier clock, BooleanSupplier streamUp, @Nullable HaltFile haltFile) {
        this.clock = clock;
        this.streamUp = streamUp;
        this.haltFile = haltFile;
        limit = rules.requests() == 0
                ? null
                : new SendLimit(rules.requests(), rules.period().toNanos());
        patienceNanos = rules.patience().toNanos();
    }

    /** A gate that only the switch closes. */
    static LastGate open() {
        return new LastGate(Rules.DEFAULT, () -> 0, () -> true, null);
    }

    /** Whether a HALT file is there; looks at it when it is time to. */
    boolean isHalted() {
        return haltFile != null && haltFile.isPresent();
    }

    /** Whether the HALT file wants to be looked at although nothing is sent. */
    boolean watches() {
        return haltFile != null;
    }

    /** Why nothing may leave just now, null if something may. */
    @Nullable
    String blocked() {
        if (!streamUp.getAsBoolean()) {
            return "the order stream is down";
        }
        return limit != null && limit.freeNanos() > clock.getAsLong() ? "the route's rate is used up" : null;
    }

    /** Whether a request decided at a time has waited long enough. */
    boolean isOver(long decidedNanos) {
        return clock.getAsLong() - decidedNanos >= patienceNanos;
    }

    /** When to try again, for a request decided at a time. */
    long retryNanos(long decidedNanos) {
        long now = clock.getAsLong();
        long free = limit == null || !streamUp.getAsBoolean() ? Long.MIN_VALUE : limit.freeNanos();
        long next = free > now ? free : now + RETRY_NANOS;
        return Math.max(now + 1, Math.min(next, decidedNanos + patienceNanos));
    }

    /** A request leaves. */
    void sent() {
        if (limit != null) {
            limit.sent(clock.getAsLong());
        }
    }
}
