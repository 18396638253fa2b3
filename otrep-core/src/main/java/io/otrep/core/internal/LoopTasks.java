package io.otrep.core.internal;

/** What parts that live on the engine loop need of whatever drives it: the live loop's thread, or a test's virtual time. */
public interface LoopTasks {
    /** The driver's time, nanoseconds since 1970. Any thread. */
    long nowNanos();

    /** Runs something on the loop, after what waits. Any thread. */
    void execute(Runnable onLoop);

    /** Runs something on the loop at a time; at once, but never within this call, if it has passed. On the loop only. */
    void at(long timeNanos, Runnable onLoop);
}
