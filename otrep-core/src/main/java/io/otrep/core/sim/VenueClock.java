package io.otrep.core.sim;

/** The venue's time: what the tape and the engine's timers say, never a wall clock. Single-threaded. */
final class VenueClock {
    /** Nanoseconds since 1970. */
    long nowNanos;
    /** Counts market events; an order is tested on later ones than the one it was born at. */
    long serial;
}
