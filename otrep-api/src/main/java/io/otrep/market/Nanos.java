package io.otrep.market;

import java.time.Instant;

/**
 * Times as nanoseconds since 1970-01-01T00:00Z, as the loop carries them: a {@code long} reaches from 1677 to 2262. Stateless and
 * thread-safe.
 */
public final class Nanos {
    /** Nanoseconds in a second. */
    public static final long PER_SECOND = 1_000_000_000L;

    private Nanos() {}

    /**
     * Nanoseconds of an instant.
     *
     * @param instant between 1677-09-21 and 2262-04-11
     * @return nanoseconds since 1970-01-01T00:00Z
     * @throws IllegalArgumentException outside that range
     */
    public static long of(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "time must lie between 1677-09-21 and 2262-04-11, but was " + instant, e);
        }
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
