package io.otrep.core.sim;

import java.util.ArrayList;
import java.util.List;

/** Proceeds of sales that have not settled yet, in order of time. Single-threaded. */
final class Settlements {
    private record Due(long atNanos, double amount) {}

    private final List<Due> queue = new ArrayList<>();
    private double pending;

    /** Instruments of other calendars may settle before what was sold earlier. */
    void add(long atNanos, double amount) {
        int i = queue.size();
        while (i > 0 && queue.get(i - 1).atNanos() > atNanos) {
            i--;
        }
        queue.add(i, new Due(atNanos, amount));
        pending += amount;
    }

    void settleUntil(long nanos) {
        while (!queue.isEmpty() && queue.get(0).atNanos() <= nanos) {
            pending -= queue.remove(0).amount();
        }
        if (queue.isEmpty()) {
            pending = 0;
        }
    }

    double pending() {
        return pending;
    }
}
