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

    /** One order, or several that depend on each other. The first of an entry with exits, or a single one, can be taken back. */
    private record Request(List<OrderIntent> intents, boolean firstTakesAll, Runnable send) {
        OrderIntent first() {
            return intents.get(0);
        }
    }

    /** A cancel that waits until the group of its order has left. */
    private record Follower(Request group, Runnable cancel) {}

    private final Gateway gateway;
    private final int bound;
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> cancels = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Follower> afterGroups = new ConcurrentLinkedQueue<>();
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
        return offer(new Request(List.of(intent), true, () -> gateway.submit(intent, reducing)));
    }

    @Override
    public boolean submitGroup(OrderGroup group, List<OrderIntent> intents, boolean reducing) {
        List<OrderIntent> copy = List.copyOf(intents);
        boolean entry = group.kind() != OrderGroup.Kind.OCO;
        return offer(new Request(copy, entry, () -> gateway.submitGroup(group, copy, reducing)));
    }

    @Override
    public boolean replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId, boolean reducing) {
        return offer(new Request(List.of(intent), false, () -> gateway.replace(intent, venueOrderId, reducing)));
    }

    private boolean offer(Request request) {
        if (closed || waiting.incrementAndGet() > bound) {
            waiting.decrementAndGet();
            return false;
        }
        if (!request.first().isReplace()) {
            request.intents().forEach(intent -> unsent.put(intent.id(), request));
        }
        requests.add(request);
        if (closed && requests.remove(request)) {
            request.intents().forEach(intent -> unsent.remove(intent.id()));
            return false; // the thread has ended, or ends without it
        }
        LockSupport.unpark(thread);
        return true;
    }

    /** Whether the caller, and nobody else, now decides what becomes of a request. */
    private boolean claim(Request request) {
        if (request.first().isReplace()) {
            return true;
        }
        boolean claimed = unsent.remove(request.first().id(), request);
        if (claimed) {
            request.intents().forEach(intent -> unsent.remove(intent.id(), request));
        }
        return claimed;
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        Request request = unsent.get(id);
        boolean takesAll = request != null
                && request.firstTakesAll()
                && request.first().id().equals(id);
        if (request != null && takesAll && claim(request)) {
            request.intents().forEach(intent -> gateway.notSent(intent, "taken back by its cancel before it left"));
            return;
        }
        Runnable cancel = () -> gateway.cancel(id, venueOrderId);
        if (request == null || takesAll) {
            cancels.add(cancel);
        } else {
            afterGroups.add(new Follower(request, cancel)); // one of a group: the group leaves first
        }
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
            if (claim(left)) {
                left.intents().forEach(intent -> gateway.notSent(intent, "the engine closed before it left"));
            }
            left = requests.poll();
        }
        sendCancels();
    }

    private boolean sendCancels() {
        boolean any = false;
        for (Follower follower = afterGroups.peek(); follower != null; follower = afterGroups.peek()) {
            if (follower.group().equals(unsent.get(follower.group().first().id()))) {
                break; // its group has not left
            }
            afterGroups.remove();
            cancels.add(follower.cancel());
        }
        for (Runnable cancel = cancels.poll(); cancel != null; cancel = cancels.poll()) {
            guarded(cancel);
            any = true;
        }
        return any;
    }

    private boolean sendNext() {
        if (sendCancels()) {
            return true;
        }
        Request request = requests.poll();
        if (request == null) {
            return false;
        }
        waiting.decrementAndGet();
        if (claim(request)) {
            guarded(request.send());
        }
        return true;
    }

    private static void guarded(Runnable send) {
        try {
            send.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a request failed in the outbound stage; its outcome is unknown", e);
        }
    }

    /** Sends the cancels that wait and nothing more; what has not left is NOT_SENT. Waits for the thread. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
