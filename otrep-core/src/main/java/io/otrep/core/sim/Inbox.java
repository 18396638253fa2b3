package io.otrep.core.sim;

import java.util.ArrayDeque;

/** Requests on their way to the venue, in order. Single-threaded. */
final class Inbox {
    private record Request(long dueNanos, Runnable action) {}

    private final long latencyNanos;
    private final ArrayDeque<Request> queue = new ArrayDeque<>();

    Inbox(long latencyNanos) {
        this.latencyNanos = latencyNanos;
    }

    /** Acts at once when there is no latency. */
    void put(long nowNanos, Runnable action) {
        if (latencyNanos == 0) {
            action.run();
        } else {
            queue.add(new Request(nowNanos + latencyNanos, action));
        }
    }

    long nextNanos() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().dueNanos();
    }

    void runNext() {
        queue.remove().action().run();
    }
}
