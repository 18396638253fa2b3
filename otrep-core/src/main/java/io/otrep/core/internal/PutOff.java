package io.otrep.core.internal;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What the driver of a loop has put off, by time; of one time in the order in which it was put off. Single-threaded. */
public final class PutOff {

    /**
     * Something to be done on the loop at a time.
     *
     * @param timeNanos when, nanoseconds since 1970
     * @param number how many were put off before
     * @param action what
     */
    public record Task(long timeNanos, long number, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long count;

    /** Puts something off to a time. */
    public void add(long timeNanos, Runnable action) {
        tasks.add(new Task(timeNanos, count++, action));
    }

    /** Takes the first that is due by a time, null if none is. */
    public @Nullable Task poll(long nowNanos) {
        return nextNanos() <= nowNanos ? tasks.poll() : null;
    }

    /** When the first is due, {@link Long#MAX_VALUE} if there is none. */
    public long nextNanos() {
        Task first = tasks.peek();
        return first == null ? Long.MAX_VALUE : first.timeNanos();
    }
}
