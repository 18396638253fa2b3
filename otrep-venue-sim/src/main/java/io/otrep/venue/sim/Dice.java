package io.otrep.venue.sim;

/**
 * SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014): the same numbers on every JDK.
 * Single-threaded.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 inclusive to 1 exclusive. */
    double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** From {@code least} to {@code most}, both inclusive; draws nothing if they are equal. */
    long between(long least, long most) {
        return least == most ? least : least + (long) (nextDouble() * (most - least + 1));
    }
}
