package io.otrep.broker.support.testing;

import io.otrep.broker.support.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose time stands still until {@link #advance} moves it. Thread-safe; tasks run on the thread that advances, in order of their
 * time, those of one time in the order they came.
 */
public final class ManualScheduler implements Scheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing((Task task) -> task.due).thenComparingLong(task -> task.number));
    private Instant now;
    private long count;

    private ManualScheduler(Instant now) {
        this.now = now;
    }

    /**
     * Time begins.
     *
     * @param now when
     * @return the scheduler
     */
    public static ManualScheduler at(Instant now) {
        return new ManualScheduler(now);
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        lock.lock();
        try {
            Task added = new Task(now.plus(delay.isNegative() ? Duration.ZERO : delay), count++, task);
            tasks.add(added);
            return () -> remove(added);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves time, running what becomes due on the way, each at its own time.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        Instant end = now().plus(by);
        for (Task task = nextUntil(end); task != null; task = nextUntil(end)) {
            task.work.run();
        }
    }

    /**
     * How many tasks wait.
     *
     * @return the number of tasks neither run nor cancelled
     */
    public int waiting() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the time to that of the next task and takes it, or to the end if none is due by then. */
    private @Nullable Task nextUntil(Instant end) {
        lock.lock();
        try {
            Task next = tasks.peek();
            if (next == null || next.due.isAfter(end)) {
                now = end;
                return null;
            }
            now = next.due.isAfter(now) ? next.due : now;
            return tasks.poll();
        } finally {
            lock.unlock();
        }
    }

    private void remove(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private static final class Task {
        private final Instant due;
        private final long number;
        private final Runnable work;

        Task(Instant due, long number, Runnable work) {
            this.due = due;
            this.number = number;
            this.work = work;
        }
    }
}
