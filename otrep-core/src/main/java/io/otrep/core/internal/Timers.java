package io.otrep.core.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers in order of time, then of asking. A name has one timer. Single-threaded. */
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
    private long sequence;
    private long nextNanos = Long.MAX_VALUE;

    void set(long timeNanos, String owner, String name, Runnable action) {
        cancel(owner, name);
        Timer timer = new Timer(timeNanos, sequence++, owner, name, action);
        queue.add(timer);
        byName.put(key(owner, name), timer);
        nextNanos = queue.element().timeNanos();
    }

    void cancel(String owner, String name) {
        Timer old = byName.remove(key(owner, name));
        if (old != null) {
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
