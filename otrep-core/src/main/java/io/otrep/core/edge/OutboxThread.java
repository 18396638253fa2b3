package io.otrep.core.edge;

import io.otrep.core.internal.Outbox;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.journal.Journal;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The thread that writes the journal: the only one that waits for the disk. Thread-safe. */
public final class OutboxThread implements RunLog, AutoCloseable {
    private final Outbox outbox;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean closed;

    /**
     * An outbox whose thread has not begun: what is given waits.
     *
     * @param threadName for example {@code otrep-desk-journal}
     * @param keepsAll whether all inputs are written
     * @param bound how many records may wait
     * @param slowNanos how long a batch may take before new intents are refused
     * @param snapshotEvery how many records are written before a snapshot is wanted
     * @param clock nanoseconds since 1970
     * @param latch the switch
     */
    public OutboxThread(
            String threadName,
            boolean keepsAll,
            int bound,
            long slowNanos,
            long snapshotEvery,
            LongSupplier clock,
            StopLatch latch) {
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        outbox = new Outbox(keepsAll, bound, slowNanos, snapshotEvery, clock, latch, this::wake);
    }

    /**
     * Begins to write.
     *
     * @param journal where records go; whoever opened it closes it, after this
     * @param first is written before anything else
     * @param unsaved how many records there are since the last snapshot
     */
    public void begin(Journal journal, RunBegun first, long unsaved) {
        outbox.begin(journal, first, unsaved);
        thread.start();
    }

    boolean hasBegun() {
        return outbox.hasBegun();
    }

    private void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (!outbox.step()) {
                parked = true;
                if (outbox.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
                parked = false;
            }
        }
        while (outbox.step()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public boolean keepsAll() {
        return outbox.keepsAll();
    }

    @Override
    public void note(EngineRecord record) {
        outbox.note(record);
    }

    @Override
    public boolean isSnapshotDue() {
        return outbox.isSnapshotDue();
    }

    @Override
    public void keep(long stampNanos, byte[] state) {
        outbox.keep(stampNanos, state);
    }

    @Override
    public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
        return outbox.write(record, safe, unsafe);
    }

    /** Records that could not be written. */
    public long lost() {
        return outbox.lost();
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        closed = true; // a thread that never began has nothing to write to
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
