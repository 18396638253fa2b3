package io.otrep.broker.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler on one daemon thread, {@code otrep-NAME-timer}. Thread-safe. Tasks that are due after {@link #close} are dropped; a task that
 * throws is logged and stops nothing.
 */
public final class DaemonScheduler implements Scheduler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DaemonScheduler.class);
    private static final Scheduled DROPPED = () -> {};
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final DaemonThreads threads;
    private final ScheduledThreadPoolExecutor thread;

    private DaemonScheduler(String name, InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.threads = DaemonThreads.named("otrep-" + name + "-timer");
        this.thread = new ScheduledThreadPoolExecutor(1, threads);
        thread.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts a scheduler.
     *
     * @param name of the adapter, for the name of the thread
     * @param clock what time it is, such as that of the broker's context
     * @return the scheduler, to be closed
     */
    public static DaemonScheduler start(String name, InstantSource clock) {
        return new DaemonScheduler(name, clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        try {
            Future<?> future = thread.schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return DROPPED;
        }
    }

    /** Ends the thread and drops what waits. May be called twice. */
    @Override
    public void close() {
        thread.shutdownNow();
        threads.awaitEnd(GOODBYE);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("a scheduled task failed", e);
        }
    }
}
