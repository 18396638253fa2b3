package io.otrep.core.internal;

import java.util.Arrays;

/** At most a number of requests within any period. Used by the one thread that sends. */
final class SendLimit {
    private final long periodNanos;
    private final long[] sentNanos; // the last ones, a ring
    private int oldest;

    /**
     * A limit that was not used yet.
     *
     * @param requests at least 1
     * @param periodNanos above 0
     */
    SendLimit(int requests, long periodNanos) {
        this.periodNanos = periodNanos;
        sentNanos = new long[requests];
        Arrays.fill(sentNanos, Long.MIN_VALUE);
    }

    /** When the next request may leave; a time that has passed if it may now. */
    long freeNanos() {
        long first = sentNanos[oldest];
        return first == Long.MIN_VALUE ? first : first + periodNanos;
    }

    /** One left. */
    void sent(long nowNanos) {
        sentNanos[oldest] = nowNanos;
        oldest = (oldest + 1) % sentNanos.length;
    }
}
