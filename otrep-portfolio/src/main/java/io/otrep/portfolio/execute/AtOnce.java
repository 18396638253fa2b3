package io.otrep.portfolio.execute;

import java.time.Instant;

/** All of it from the start on, for orders whose price is what matters: a limit or a {@link Peg}. Immutable and thread-safe. */
public final class AtOnce extends Windowed {

    AtOnce(Window window) {
        super(window);
    }

    /**
     * From a start to an end.
     *
     * @param start when the child goes out
     * @param end when it is canceled
     * @return the algorithm
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static AtOnce between(Instant start, Instant end) {
        return new AtOnce(Window.of(start, end, 1));
    }

    @Override
    public double due(Progress progress) {
        return progress.total();
    }
}
