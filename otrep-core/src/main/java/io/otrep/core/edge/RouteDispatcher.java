package io.otrep.core.edge;

import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.Gateway;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbound stage of a live route: one thread that takes cancels first, then requests in order, through the gateway to the broker. Bounded for
 * requests; cancels are always taken. The loop hands over, this thread sends.
 */
public final class RouteDispatcher implements Dispatcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteDispatcher.class);

    private record Request(OrderIntent intent, Runnable send) {}

    private final Gateway gateway;
    private final int bound;
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> cancels = new ConcurrentLinkedQueue<>();
    private final Map<ClientOrderId, Request> unsent = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * A dispatcher; its thread starts at once.
     *
     * @param threadName for example {@code otrep-alpaca-out}
     * @param gateway the last gate and the socket
     * @param bound how many requests may wait
     */
    public RouteDispatcher(String threadName, Gateway gateway, int bound) {
        this.gateway = gateway;
        this.bound = bound;
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean submit(OrderIntent intent, boolean reducing) {
        return offer(new Request(intent, () -> gateway.submit(intent, reducing)));
    }

    @Override
    public boolean submitGroup(OrderGroup group, List<OrderIntent> intents, boolean reducing) {
        return offer(new Request(intents.get(0), () -> gateway.submitGroup(group, intents, reducing)));
    }

    @Override
    public boolean replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId, boolean reducing) {
        return offer(new Request(intent, () -> gateway.replace(intent, venueOrderId, reducing)));
    }

    private boolean offer(Request request) {
        if (closed || waiting.incrementAndGet() > bound) {
            waiting.decrementAndGet();
            return false;
        }
        if (!request.intent().isReplace()) {
            unsent.put(request.intent().id(), request);
        }
        requests.add(request);
        LockSupport.unpark(thread);
        return true;
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        Request request = unsent.remove(id);
        if (request != null) {
            gateway.notSent(request.intent(), "taken back by its cancel before it left");
            return;
        }
        cancels.add(() -> gateway.cancel(id, venueOrderId));
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            if (!sendNext()) {
                LockSupport.park(this);
            }
        }
        Request left = requests.poll();
        while (left != null) {
            if (left.intent().isReplace() || unsent.remove(left.intent().id()) != null) {
                gateway.notSent(left.intent(), "the engine closed before it left");
            }
            left = requests.poll();
        }
    }

    private boolean sendNext() {
        Runnable cancel = cancels.poll();
        if (cancel != null) {
            guarded(cancel);
            return true;
        }
        Request request = requests.poll();
        if (request == null) {
            return false;
        }
        waiting.decrementAndGet();
        boolean still =
                request.intent().isReplace() || unsent.remove(request.intent().id()) != null;
        if (still) {
            guarded(request.send());
        }
        return true;
    }

    private static void guarded(Runnable send) {
        try {
            send.run();
        } catch (RuntimeException e) {
            LOG.error("a request failed in the outbound stage; its outcome is unknown", e);
        }
    }

    /** Sends nothing more; what has not left is NOT_SENT. Waits for the thread. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
