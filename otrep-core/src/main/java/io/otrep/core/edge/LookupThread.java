package io.otrep.core.edge;

import io.otrep.core.internal.JournalDesk;
import io.otrep.core.internal.JournalSource;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.RunLog;
import java.util.concurrent.locks.LockSupport;

/** The thread that looks late things up in the journal: neither the loop nor the writer waits for it. Thread-safe. */
final class LookupThread implements AutoCloseable {
    private final JournalDesk desk;
    private final Thread thread;
    private volatile boolean closed;

    LookupThread(String threadName, JournalSource source, RunLog log, LoopTasks tasks) {
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        desk = new JournalDesk(source, log, tasks, () -> LockSupport.unpark(thread));
        thread.start();
    }

    JournalDesk desk() {
        return desk;
    }

    private void run() {
        while (!closed) {
            if (!desk.step() && desk.isEmpty() && !closed) {
                LockSupport.park(this);
            }
        }
    }

    /** Ends after the search it is at; what waits is found again by the next reconciliation. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
