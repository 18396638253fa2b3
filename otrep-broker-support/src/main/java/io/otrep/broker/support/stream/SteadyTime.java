package io.otrep.broker.support.stream;

/** The monotonic clock, asked for in one place. Stateless. */
final class SteadyTime {
    private SteadyTime() {}

    /** Nanoseconds since an arbitrary moment; never goes back. */
    static long nanos() {
        return System.nanoTime();
    }
}
