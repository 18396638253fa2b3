package io.otrep.core.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Timers in order of time, then of asking. A name has one timer. One for a time that has passed waits for the next input, so that a timer which sets itself
 * anew cannot hold the loop. Single-threaded.
 */
final class Timers {

    /** What to do at a time. */
    record Timer(long timeNanos, long sequence, String owner, String name, Runnable action)
            implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private final Map<String, Timer> byName = new HashMap<>();
    private final List<Timer> passed = new ArrayList<>();
    private long sequence;
    private long nextNanos = Long.MAX_VALUE;

    void set(long timeNanos, long nowNanos, String owner, String name, Runnable action) {
        cancel(owner, name);
        Timer timer = new Timer(timeNanos, sequence++, owner, name, action);
        byName.put(key(owner, name), timer);
        if (timeNanos <= nowNanos) {
            passed.add(timer);
        } else {
            queue.add(timer);
            updateNext();
        }
    }

    boolean hasPassed() {
        return !passed.isEmpty();
    }

    /** Takes the timers that waited for an input. */
    List<Timer> takePassed() {
        List<Timer> due = List.copyOf(passed);
        passed.clear();
        due.forEach(timer -> byName.remove(key(timer.owner(), timer.name())));
        return due;
    }

    void cancel(String owner, String name) {
        Timer old = byName.remove(key(owner, name));
        if (old != null) {
            passed.remove(old);
            queue.remove(old);
            updateNext();
        }
    }

    /** Time of the earliest timer, {@link Long#MAX_VALUE} if there is none. */
    long nextNanos() {
        return nextNanos;
    }

    /** Takes the earliest timer that is due before a time. */
    @Nullable
    Timer pollBefore(long timeNanos) {
        if (nextNanos >= timeNanos) {
            return null;
        }
        Timer timer = queue.remove();
        byName.remove(key(timer.owner(), timer.name()));
        updateNext();
        return timer;
    }

    private void updateNext() {
        Timer first = queue.peek();
        nextNanos = first == null ? Long.MAX_VALUE : first.timeNanos();
    }

    private static String key(String owner, String name) {
        return owner + "\n" + name;
    }
}
