package io.otrep.core.edge;

import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.SendQueue;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.order.ClientOrderId;
import java.util.concurrent.locks.LockSupport;

/**
 * The outbound stage of a live route on a thread of its own: cancels first, then requests in order. The loop hands over, this thread sends.
 */
public final class RouteDispatcher implements Dispatcher, AutoCloseable {
    /** While a request waits for the stream or the rate. */
    private static final long RETRY_NANOS = 5_000_000L;
    /** While nothing waits, so that a HALT file is seen. */
    private static final long WATCH_NANOS = 100_000_000L;

    private final SendQueue queue;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * A dispatcher; its thread starts at once.
     *
     * @param threadName for example {@code otrep-alpaca-out}
     * @param gateway the last gate and the socket
     * @param log what is sent is written there before
     * @param bound how many requests may wait
     */
    public RouteDispatcher(String threadName, Gateway gateway, RunLog log, int bound) {
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        queue = new SendQueue(gateway, log, bound, () -> LockSupport.unpark(thread));
        thread.start();
    }

    @Override
    public boolean submit(IntentsDecided decided) {
        return queue.submit(decided);
    }

    @Override
    public boolean holds(ClientOrderId id) {
        return queue.holds(id);
    }

    @Override
    public boolean replace(ReplaceDecided decided) {
        return queue.replace(decided);
    }

    @Override
    public void cancel(CancelDecided decided) {
        queue.cancel(decided);
    }

    private void run() {
        while (!closed) {
            if (!queue.sendNext()) {
                sleep();
            }
        }
        queue.drain();
    }

    private void sleep() {
        if (queue.nextTryNanos() != Long.MAX_VALUE) {
            LockSupport.parkNanos(this, RETRY_NANOS);
        } else if (queue.watches()) {
            LockSupport.parkNanos(this, WATCH_NANOS);
        } else {
            LockSupport.park(this);
        }
    }

    /** Sends the cancels that wait and nothing more; what has not left is NOT_SENT. Waits for the thread. */
    @Override
    public void close() {
        queue.close();
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
