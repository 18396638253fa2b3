package io.otrep.portfolio.execute;

import java.util.Objects;

/** An algorithm from a start to an end, asked at the beginning of each slice. Immutable and thread-safe. */
abstract class Windowed implements ExecutionAlgorithm {
    final Window window;

    Windowed(Window window) {
        this.window = Objects.requireNonNull(window, "window");
    }

    @Override
    public final long nextNanos(long afterNanos) {
        return window.nextNanos(afterNanos);
    }

    @Override
    public final long startNanos() {
        return window.startNanos();
    }

    @Override
    public final long endNanos() {
        return window.endNanos();
    }
}
