package io.otrep.portfolio.execute;

import java.time.Instant;

/**
 * Equal parts over time: of n slices, the k-th begins with k/n of the total under way. 1,000 in ten slices are 100 at the start and 100 with each further
 * slice; 1,005 in whole units are 100, 101, 100, 101 and so on, never more than one step and one slice from the straight line. Immutable and thread-safe.
 */
public final class Twap extends Windowed {

    Twap(Window window) {
        super(window);
    }

    /**
     * From a start to an end.
     *
     * @param start when the first child goes out
     * @param end when the parent ends, one slice after the last child
     * @param slices how many children, at least 1
     * @return the algorithm
     * @throws IllegalArgumentException if the end is not after the start, or there is no slice
     */
    public static Twap between(Instant start, Instant end, int slices) {
        return new Twap(Window.of(start, end, slices));
    }

    @Override
    public double due(Progress progress) {
        return progress.total() * (window.slice(progress.timeNanos()) + 1) / window.slices();
    }
}
