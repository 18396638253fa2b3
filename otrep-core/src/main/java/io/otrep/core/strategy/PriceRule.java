package io.otrep.core.strategy;

/**
 * Turns the closing prices of one instrument into a level. Single-threaded: called on the engine loop. The same prices give the same
 * levels; nothing is allocated by a price.
 */
public interface PriceRule {
    /**
     * Takes the next closing price.
     *
     * @param close finite, above 0
     */
    void add(double close);

    /**
     * Whether enough prices have come for a level.
     *
     * @return true once there are as many as the strategy's warm-up
     */
    boolean isReady();

    /**
     * What to hold.
     *
     * @return from -1 to 1, never {@code NaN}; asked for only when ready
     */
    double level();
}
