package io.otrep.core.edge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whether a run may still be begun. What a start makes it makes {@link #locked}, so that closing sees all of it; nobody waits for a venue under that lock.
 * Thread-safe.
 */
final class Lifetime {
    private static final String CLOSED = "the engine was closed while it started";

    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Object> ended = new CompletableFuture<>();

    /** Does a part of the start, not at the same time as the end comes. */
    <T> T locked(Supplier<T> part) {
        lock.lock();
        try {
            return part.get();
        } finally {
            lock.unlock();
        }
    }

    void requireOpen() {
        if (ended.isDone()) {
            throw new IllegalStateException(CLOSED);
        }
    }

    /** From here on nothing is added, and who waits for {@link #ended} gives up. */
    void end() {
        locked(() -> ended.completeExceptionally(new IllegalStateException(CLOSED)));
    }

    /** Fails when the end comes; never completes otherwise. */
    CompletableFuture<Object> ended() {
        return ended;
    }
}
