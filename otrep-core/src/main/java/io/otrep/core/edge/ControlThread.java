package io.otrep.core.edge;

import io.otrep.core.internal.ControlInbox;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks for commands of other processes ten times a second and says once a second how the engine is. Ends with {@link #close}. */
final class ControlThread implements AutoCloseable {
    private static final long EVERY_NANOS = 100_000_000L;
    private static final int STATUS_EVERY = 10;

    private final ControlInbox inbox;
    private final Supplier<CompletionStage<String>> status;
    private final Thread thread;
    private volatile boolean closed;

    ControlThread(String threadName, ControlInbox inbox, Supplier<CompletionStage<String>> status) {
        this.inbox = inbox;
        this.status = status;
        inbox.step(); // what waits was asked before this engine ran; from now on it listens
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (int round = 0; !closed; round++) {
            inbox.step();
            if (round % STATUS_EVERY == 0) {
                status.get().thenAccept(inbox::tell);
            }
            LockSupport.parkNanos(this, EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
