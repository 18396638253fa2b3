package io.otrep.market;

import java.time.Instant;

/**
 * Times as nanoseconds since 1970-01-01T00:00Z, as the loop carries them: a {@code long} reaches from 1677 to 2262. Stateless and
 * thread-safe.
 */
public final class Nanos {
    /** Nanoseconds in a second. */
    public static final long PER_SECOND = 1_000_000_000L;

    private static final Instant FIRST = toInstant(Long.MIN_VALUE);
    private static final Instant LAST = toInstant(Long.MAX_VALUE);

    private Nanos() {}

    /**
     * Nanoseconds of an instant.
     *
     * @param instant between 1677-09-21 and 2262-04-11
     * @return nanoseconds since 1970-01-01T00:00Z
     * @throws IllegalArgumentException outside that range
     */
    public static long of(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("time must lie between 1677-09-21 and 2262-04-11, but was " + instant);
        }
        return exact(instant.getEpochSecond(), instant.getNano());
    }

    /** Nanoseconds of an instant, the nearest there are where a {@code long} ends. */
    static long clamped(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(LAST) ? Long.MAX_VALUE : exact(instant.getEpochSecond(), instant.getNano());
    }

    /** Counts down from the next second when negative, so that the first second of the range does not overflow on the way. */
    private static long exact(long second, int nano) {
        return second < 0 ? (second + 1) * PER_SECOND + (nano - PER_SECOND) : second * PER_SECOND + nano;
    }

    /**
     * The instant of nanoseconds.
     *
     * @param nanos nanoseconds since 1970-01-01T00:00Z
     * @return the instant
     */
    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
