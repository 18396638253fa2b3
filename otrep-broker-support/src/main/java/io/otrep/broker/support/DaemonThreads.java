package io.otrep.broker.support;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads with names, and waits for their very end: an executor says that it has terminated while its last thread is still on its way out.
 * Thread-safe.
 */
public final class DaemonThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger last = new AtomicInteger();
    private final Set<Thread> made = ConcurrentHashMap.newKeySet();

    private DaemonThreads(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Threads {@code PREFIX-1}, {@code PREFIX-2} and so on.
     *
     * @param prefix such as {@code otrep-alpaca-http}
     * @return a factory of daemon threads
     */
    public static DaemonThreads named(String prefix) {
        return new DaemonThreads(prefix);
    }

    @Override
    public Thread newThread(Runnable task) {
        made.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Thread(task, prefix + "-" + last.incrementAndGet());
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    /**
     * Waits until the threads have ended, the caller's own excepted. Their executor was shut down before. An interrupted caller stays interrupted and waits
     * no longer.
     *
     * @param most for each of them
     * @return whether all have
     */
    public boolean awaitEnd(Duration most) {
        boolean ended = true;
        for (Thread thread : made) {
            ended &= thread == Thread.currentThread() || hasEnded(thread, most);
        }
        return ended;
    }

    private static boolean hasEnded(Thread thread, Duration most) {
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(most.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
