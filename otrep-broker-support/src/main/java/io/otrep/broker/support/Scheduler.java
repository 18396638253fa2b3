package io.otrep.broker.support;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is, and tasks for later: everything that waits in a session waits here, so that a test can move time by hand. Thread-safe.
 */
public interface Scheduler {
    /** A task that has not run yet. Thread-safe. */
    interface Scheduled {
        /** Makes sure that the task does not begin any more. */
        void cancel();
    }

    /**
     * What time it is.
     *
     * @return the instant
     */
    Instant now();

    /**
     * Runs a task later. Tasks are short and never block.
     *
     * @param delay how much later; none or a negative one means soon, never at once in this call
     * @param task what to run
     * @return a handle to cancel it
     */
    Scheduled after(Duration delay, Runnable task);
}
