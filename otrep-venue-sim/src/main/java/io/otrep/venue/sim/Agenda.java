package io.otrep.venue.sim;

import java.util.PriorityQueue;

/** What is due, by time and then by the order in which it was put there. Owns virtual time. Single-threaded. */
final class Agenda {
    private record Entry(long timeNanos, long sequence, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long nowNanos;
    private long sequence;

    Agenda(long startNanos) {
        nowNanos = startNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    /** Puts an action at a time; one in the past is due now. */
    void at(long timeNanos, Runnable action) {
        entries.add(new Entry(Math.max(nowNanos, timeNanos), sequence++, action));
    }

    void after(long delayNanos, Runnable action) {
        at(plus(nowNanos, delayNanos), action);
    }

    /** A sum that ends at the end of time instead of before its beginning; the second term is at least 0. */
    static long plus(long timeNanos, long delayNanos) {
        long sum = timeNanos + delayNanos;
        return sum < timeNanos ? Long.MAX_VALUE : sum;
    }

    long nextTimeNanos() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.timeNanos;
    }

    /** Runs all that is due until a time, that which is added on the way included. */
    void advanceTo(long nanos) {
        for (Entry next = entries.peek(); next != null && next.timeNanos <= nanos; next = entries.peek()) {
            entries.poll();
            nowNanos = next.timeNanos;
            next.action.run();
        }
        nowNanos = Math.max(nowNanos, nanos);
    }
}
