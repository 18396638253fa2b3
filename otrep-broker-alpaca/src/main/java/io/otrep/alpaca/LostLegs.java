package io.otrep.alpaca;

import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Legs of groups whose answer was not heard or did not name them. They carry no id of ours at Alpaca, so asking for them by it finds nothing,
 * which would read as proof that they do not work; they are found below the order that they belong to, which does carry ours. Thread-safe.
 */
final class LostLegs {
    private static final int MOST = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ClientOrderId, Leg> legs = new LinkedHashMap<>();

    /** A leg, by the order that it belongs to and its place in the group. */
    private record Leg(ClientOrderId first, GroupShape shape, int index) {}

    /** Nobody said what became of the legs of a group. */
    void add(GroupShape shape, List<OrderIntent> intents, List<OrderIntent> unnamed) {
        ClientOrderId first = intents.get(shape.first()).id();
        lock.lock();
        try {
            for (OrderIntent intent : unnamed) {
                if (!intent.id().equals(first)) {
                    legs.put(intent.id(), new Leg(first, shape, intents.indexOf(intent)));
                }
            }
            while (legs.size() > MOST) {
                legs.remove(legs.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    List<ClientOrderId> ids() {
        lock.lock();
        try {
            return List.copyOf(legs.keySet());
        } finally {
            lock.unlock();
        }
    }

    void found(ClientOrderId id) {
        lock.lock();
        try {
            legs.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** Asks for a leg below its order; null if it is not one that is lost, empty if Alpaca does not know it. */
    @Nullable
    CompletionStage<Optional<OrderWire>> look(ClientOrderId id, TradingRest rest) {
        Leg leg = leg(id);
        return leg == null
                ? null
                : rest.orderByClientId(leg.first().value())
                        .thenCompose(first -> first.isEmpty()
                                ? CompletableFuture.completedFuture(first)
                                : rest.orderWithLegs(first.get().id()))
                        .thenApply(first -> first.flatMap(order -> below(order, leg)));
    }

    private @Nullable Leg leg(ClientOrderId id) {
        lock.lock();
        try {
            return legs.get(id);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<OrderWire> below(OrderWire first, Leg leg) {
        return first.legs().stream()
                .filter(below -> below.type().map(leg.shape()::indexOf).orElse(-1) == leg.index())
                .findFirst();
    }
}
