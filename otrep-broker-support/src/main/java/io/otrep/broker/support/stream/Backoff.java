package io.otrep.broker.support.stream;

import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Single-threaded. */
final class Backoff {
    private final long firstNanos;
    private final long mostNanos;
    private final RandomGenerator random;
    private int failures;

    Backoff(long firstNanos, long mostNanos, RandomGenerator random) {
        this.firstNanos = firstNanos;
        this.mostNanos = mostNanos;
        this.random = random;
    }

    /** The next wait: between zero and the smaller of the most and {@code first * 2^failures}, both included. */
    long nextNanos() {
        int doublings = Math.min(failures++, 62);
        boolean overMost = firstNanos > mostNanos >> doublings;
        long ceiling = overMost ? mostNanos : firstNanos << doublings;
        return random.nextLong(ceiling + 1);
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
