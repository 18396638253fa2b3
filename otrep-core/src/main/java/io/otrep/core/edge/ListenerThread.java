package io.otrep.core.edge;

import io.otrep.account.Activity;
import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener on a thread of its own, so that the loop never waits for a host. What finds the queue full is dropped and counted.
 */
public final class ListenerThread implements EngineListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);
    private static final long PATIENCE_MS = 5_000;
    private static final Runnable END = () -> {};

    private final EngineListener listener;
    private final LinkedBlockingQueue<Runnable> queue;
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;

    /**
     * A listener's thread; it starts at once.
     *
     * @param threadName for example {@code otrep-desk-listener}
     * @param listener who is told; it must not throw
     * @param bound how much may wait
     */
    public ListenerThread(String threadName, EngineListener listener, int bound) {
        this.listener = listener;
        queue = new LinkedBlockingQueue<>(bound);
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            Runnable next = queue.take();
            while (!next.equals(END)) {
                tellNow(next);
                next = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tellNow(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a listener threw and goes on being told", e);
        }
    }

    private void tell(Runnable call) {
        if (!queue.offer(call)) {
            dropped.increment();
        }
    }

    /** How much was not told. */
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void onIntent(OrderIntent intent) {
        tell(() -> listener.onIntent(intent));
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        tell(() -> listener.onDenial(intent, denial));
    }

    @Override
    public void onOrder(Order order) {
        tell(() -> listener.onOrder(order));
    }

    @Override
    public void onActivity(Activity activity) {
        tell(() -> listener.onActivity(activity));
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        tell(() -> listener.onAnomaly(timeNanos, subject, detail));
    }

    @Override
    public void onControl(ControlScope scope, String detail) {
        tell(() -> listener.onControl(scope, detail));
    }

    @Override
    public void onReconciliation(Reconciliation reconciliation) {
        tell(() -> listener.onReconciliation(reconciliation));
    }

    @Override
    public void onFlatten(FlattenReport report) {
        tell(() -> listener.onFlatten(report));
    }

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        tell(() -> listener.onQuarantine(strategy, cause));
    }

    /** Tells what waits, then ends. */
    @Override
    public void close() {
        try {
            if (!queue.offer(END, PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                thread.interrupt(); // the host's listener is stuck
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        Threads.join(thread);
    }
}
