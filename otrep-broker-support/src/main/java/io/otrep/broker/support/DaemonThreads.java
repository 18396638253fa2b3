package io.otrep.broker.support;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with names that tell whose they are. Stateless. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /**
     * Threads {@code PREFIX-1}, {@code PREFIX-2} and so on.
     *
     * @param prefix such as {@code otrep-alpaca-http}
     * @return a factory of daemon threads
     */
    public static ThreadFactory named(String prefix) {
        AtomicInteger last = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + "-" + last.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
