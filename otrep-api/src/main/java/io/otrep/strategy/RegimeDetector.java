package io.otrep.strategy;

/**
 * Says what kind of market it is, from one observation at a time. Single-threaded: called on one thread, without I/O or clocks. The same
 * observations give the same answers.
 */
public interface RegimeDetector {
    /**
     * How many regimes it tells apart.
     *
     * @return at least 2
     */
    int regimeCount();

    /**
     * A name of a regime.
     *
     * @param regime from 0 below {@link #regimeCount()}, sorted by volatility, calmest first
     * @return for example {@code trending}
     */
    String regimeName(int regime);

    /**
     * Takes an observation.
     *
     * @param timeNanos when, nanoseconds since 1970, not falling
     * @param logReturn log return since the last observation, finite
     */
    void update(long timeNanos, double logReturn);

    /**
     * Whether it has seen enough to answer.
     *
     * @return false while warming up
     */
    boolean isReady();

    /**
     * The most likely regime now, by what was seen so far and nothing later.
     *
     * @return its number, -1 while not ready
     */
    int regime();

    /**
     * How likely a regime is now.
     *
     * @param regime its number
     * @return from 0 to 1; all add up to 1; NaN while not ready
     */
    double probability(int regime);
}
