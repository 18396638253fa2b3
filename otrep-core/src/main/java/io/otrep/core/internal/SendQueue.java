package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbound stage of one live route, without its thread. A request is first written to the log; when it is safe there it waits to be sent,
 * cancels before anything else. Bounded for requests; cancels are always taken, noted without waiting. The loop hands over, the log's thread queues,
 * one thread sends.
 */
public final class SendQueue implements Dispatcher {
    /** Says in the log that a request was not taken. */
    static final String REFUSED = "the outbound stage was full or closed";

    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);

    /** One order, or several that depend on each other. The first of an entry with exits, or a single one, can be taken back. */
    private record Request(long decidedNanos, List<OrderIntent> intents, boolean firstTakesAll, Runnable send) {
        OrderIntent first() {
            return intents.get(0);
        }
    }

    /** A cancel that waits until the group of its order has left. */
    private record Follower(Request group, CancelDecided cancel) {}

    private final Gateway gateway;
    private final RunLog log;
    private final int bound;
    private final Runnable wake;
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<CancelDecided> cancels = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Follower> afterGroups = new ConcurrentLinkedQueue<>();
    private final Map<ClientOrderId, Request> unsent = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;
    private volatile long nextTryNanos = Long.MAX_VALUE;

    /**
     * An empty queue.
     *
     * @param gateway the last gate and the socket
     * @param log what is sent is written there before
     * @param bound how many requests may wait
     * @param wake tells the sending thread that there is something to send
     */
    public SendQueue(Gateway gateway, RunLog log, int bound, Runnable wake) {
        this.gateway = gateway;
        this.log = log;
        this.bound = bound;
        this.wake = wake;
    }

    @Override
    public boolean submit(IntentsDecided decided) {
        OrderGroup group = decided.sentGroup();
        boolean entry = group == null || group.kind() != OrderGroup.Kind.OCO;
        return offer(decided, new Request(decided.stampNanos(), decided.sent(), entry, () -> gateway.submit(decided)));
    }

    @Override
    public boolean holds(ClientOrderId id) {
        return unsent.containsKey(id);
    }

    @Override
    public boolean replace(ReplaceDecided decided) {
        return offer(
                decided,
                new Request(decided.stampNanos(), List.of(decided.intent()), false, () -> gateway.replace(decided)));
    }

    private boolean offer(EngineRecord decided, Request request) {
        if (waiting.incrementAndGet() > bound || closed) {
            return refused(decided, request);
        }
        if (!request.first().isReplace()) {
            request.intents().forEach(intent -> unsent.put(intent.id(), request));
        }
        if (log.write(decided, () -> enqueue(request), why -> takeBack(request, why))) {
            return true;
        }
        request.intents().forEach(intent -> unsent.remove(intent.id(), request));
        return refused(decided, request);
    }

    private boolean refused(EngineRecord decided, Request request) {
        waiting.decrementAndGet();
        OrderIntent first = request.first();
        String name = first.isReplace()
                ? first.id() + "#" + first.sequence()
                : first.id().value();
        log.note(new Noted(decided.stampNanos(), name, REFUSED));
        return false;
    }

    private void enqueue(Request request) {
        requests.add(request);
        if (closed && requests.remove(request)) {
            takeBack(request, "the engine closed before it left"); // the thread has ended, or ends without it
        }
        wake.run();
    }

    private void takeBack(Request request, String why) {
        waiting.decrementAndGet();
        if (claim(request)) {
            request.intents().forEach(intent -> gateway.notSent(intent, why));
        }
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
    public void cancel(CancelDecided decided) {
        log.note(decided);
        Request request = unsent.get(decided.id());
        boolean takesAll = request != null
                && request.firstTakesAll()
                && request.first().id().equals(decided.id());
        if (request != null && takesAll && claim(request)) {
            request.intents().forEach(intent -> gateway.notSent(intent, "taken back by its cancel before it left"));
            return;
        }
        if (request == null || takesAll) {
            cancels.add(decided);
        } else {
            afterGroups.add(new Follower(request, decided)); // one of a group: the group leaves first
        }
        wake.run();
    }

    /** Sends all cancels that wait, or else one request that may leave. Says whether something was sent or given up. */
    public boolean sendNext() {
        if (sendCancels()) {
            return true;
        }
        nextTryNanos = Long.MAX_VALUE;
        Request request = requests.peek();
        if (request == null) {
            gateway.gate().isHalted(); // somebody looks although nothing leaves
            return false;
        }
        String blocked = isTakenBack(request) ? null : gateway.gate().blocked();
        if (blocked != null && !gateway.gate().isOver(request.decidedNanos())) {
            nextTryNanos = gateway.gate().retryNanos(request.decidedNanos());
            return false;
        }
        if (!requests.remove(request)) {
            return true; // it was taken back meanwhile
        }
        if (blocked != null) {
            takeBack(request, "it did not leave in time: " + blocked);
            return true;
        }
        waiting.decrementAndGet();
        if (claim(request)) {
            guarded(request.send());
        }
        return true;
    }

    private boolean isTakenBack(Request request) {
        return !request.first().isReplace()
                && !unsent.containsKey(request.first().id());
    }

    /** When a request that must wait wants {@link #sendNext} to be called again, nanoseconds since 1970; {@link Long#MAX_VALUE} if none waits. */
    public long nextTryNanos() {
        return nextTryNanos;
    }

    /** Whether {@link #sendNext} wants to be called from time to time although nothing is to be sent. */
    public boolean watches() {
        return gateway.gate().watches();
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
        for (CancelDecided cancel = cancels.poll(); cancel != null; cancel = cancels.poll()) {
            CancelDecided next = cancel;
            guarded(() -> gateway.cancel(next));
            any = true;
        }
        return any;
    }

    private static void guarded(Runnable send) {
        try {
            send.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a request failed in the outbound stage; its outcome is unknown", e);
        }
    }

    /** Takes nothing more. */
    public void close() {
        closed = true;
    }

    /** What has not left after {@link #close} is NOT_SENT; cancels leave. On the sending thread, as its last act. */
    public void drain() {
        for (Request left = requests.poll(); left != null; left = requests.poll()) {
            takeBack(left, "the engine closed before it left");
        }
        sendCancels();
    }
}
