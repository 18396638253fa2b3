package io.otrep.core.sim;

import java.util.ArrayDeque;

/** Proceeds of sales that have not settled yet, in order of time. Single-threaded. */
final class Settlements {
    private record Due(long atNanos, double amount) {}

    private final ArrayDeque<Due> queue = new ArrayDeque<>();
    private double pending;

    void add(long atNanos, double amount) {
        queue.add(new Due(atNanos, amount));
        pending += amount;
    }

    void settleUntil(long nanos) {
        while (!queue.isEmpty() && queue.peek().atNanos() <= nanos) {
            pending -= queue.remove().amount();
        }
        if (queue.isEmpty()) {
            pending = 0;
        }
    }

    double pending() {
        return pending;
    }
}
