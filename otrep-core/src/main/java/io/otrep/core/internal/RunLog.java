package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import java.util.function.Consumer;

/**
 * Where the engine writes what must not be forgotten. Neither method waits for a disk. Thread-safe; records of one thread are written in the order
 * in which that thread gave them.
 */
public interface RunLog {
    /** Writes nothing; what is to be written before it is sent is sent at once. */
    RunLog OFF = new NoLog();

    /** Whether anything is written: if not, no record need be made. */
    boolean isOn();

    /** Whether all inputs are written, or only what rebuilds the engine. */
    boolean keepsAll();

    /** Writes something that happened. */
    void note(EngineRecord record);

    /** Whether so much was written since the last snapshot that another one is wanted. */
    boolean isSnapshotDue();

    /**
     * Writes a snapshot behind all that was given before.
     *
     * @param stampNanos loop time, nanoseconds since 1970
     * @param state of the engine, as it is now
     */
    void keep(long stampNanos, byte[] state);

    /**
     * Writes what is about to be done, and does it when it is safe on disk.
     *
     * @param record what is about to be done
     * @param safe does it, on the thread that writes
     * @param unsafe is told why it could not be written, on that thread; then it is not done
     * @return false if too much waits to be written already: nothing was taken
     */
    boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe);
}
