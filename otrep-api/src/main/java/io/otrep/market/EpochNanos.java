package io.otrep.market;

import java.time.Instant;

/**
 * Between {@link Instant} and nanoseconds since 1970-01-01T00:00Z, clamped where a {@code long} ends. Stateless and
 * thread-safe.
 */
final class EpochNanos {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Instant MIN = toInstant(Long.MIN_VALUE);
    private static final Instant MAX = toInstant(Long.MAX_VALUE);

    private EpochNanos() {}

    static Instant toInstant(long epochNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
    }

    static long of(Instant instant) {
        if (instant.compareTo(MAX) >= 0) {
            return Long.MAX_VALUE;
        }
        if (instant.compareTo(MIN) <= 0) {
            return Long.MIN_VALUE;
        }
        return exact(instant.getEpochSecond(), instant.getNano());
    }

    /**
     * Counts down from the next second when negative, so that the first second of the range does not overflow on the
     * way.
     */
    private static long exact(long second, int nano) {
        return second < 0
                ? (second + 1) * NANOS_PER_SECOND + (nano - NANOS_PER_SECOND)
                : second * NANOS_PER_SECOND + nano;
    }
}
