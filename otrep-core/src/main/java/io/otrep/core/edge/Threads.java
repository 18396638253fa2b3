package io.otrep.core.edge;

/** Waiting for threads. Stateless. */
final class Threads {
    private static final long PATIENCE_MS = 10_000;

    private Threads() {}

    /** Waits for a thread to end, unless it is the caller. An interrupt is kept for the caller. */
    static void join(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
