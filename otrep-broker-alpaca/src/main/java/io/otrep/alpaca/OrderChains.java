package io.otrep.alpaca;

import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.VenueOrderId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of our orders each of Alpaca's orders is. What this process sent, or was told in an answer, is remembered; the rest is read from the
 * client order id: a replace is named after the order that it changes, {@code o1-2-3~7} after {@code o1-2-3}. An id of the form that Alpaca
 * makes up for those who give none is not ours. Ended orders are forgotten when there are too many. Thread-safe.
 */
final class OrderChains {
    /** Between our id and the number of the replace; no id of ours holds it. */
    static final char REPLACE_MARK = '~';

    private static final int MOST = 20_000;
    private static final Pattern MADE_UP =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ClientOrderId, OrderChain> chains = new LinkedHashMap<>();
    private final Map<String, ClientOrderId> owners = new LinkedHashMap<>();

    /** An order of ours is about to be sent. */
    void begin(ClientOrderId id, OrderRequest asked) {
        lock.lock();
        try {
            chains.merge(id, OrderChain.begin(id, asked), (old, now) -> old.withAsked(asked, null));
            forget();
        } finally {
            lock.unlock();
        }
    }

    /** One of Alpaca's orders is ours, whatever client order id it carries. */
    OrderChain bind(ClientOrderId id, OrderWire seen) {
        lock.lock();
        try {
            return put(id, seen, false);
        } finally {
            lock.unlock();
        }
    }

    /** One of Alpaca's orders was seen; the order that it belongs to. */
    OrderChain see(OrderWire seen) {
        return see(seen, false);
    }

    /** A message says that an execution of an order was taken back or changed, and how the order is without it. */
    OrderChain takeBack(OrderWire seen) {
        return see(seen, true);
    }

    private OrderChain see(OrderWire seen, boolean mayTakeBack) {
        lock.lock();
        try {
            return put(whose(seen), seen, mayTakeBack);
        } finally {
            lock.unlock();
        }
    }

    /** Alpaca was asked, and shows an order so. What it took back while nobody listened, only a newer state of the order tells. */
    OrderChain shown(OrderWire seen) {
        lock.lock();
        try {
            return shown(whose(seen), seen);
        } finally {
            lock.unlock();
        }
    }

    /** The same of one that is ours, whatever client order id it carries. */
    OrderChain shown(ClientOrderId id, OrderWire seen) {
        lock.lock();
        try {
            OrderChain chain = chains.get(id);
            OrderWire known = chain == null ? null : chain.find(seen.id());
            return put(id, seen, known != null && seen.updatedAtNanos() > known.updatedAtNanos());
        } finally {
            lock.unlock();
        }
    }

    private OrderChain put(ClientOrderId id, OrderWire seen, boolean mayTakeBack) {
        owners.put(seen.id(), id);
        OrderChain chain = chains.getOrDefault(id, OrderChain.begin(id, null)).with(seen, mayTakeBack);
        chains.put(id, chain);
        forget();
        return chain;
    }

    /** Our id of an order that was seen. */
    ClientOrderId ownerOf(OrderWire seen) {
        lock.lock();
        try {
            return whose(seen);
        } finally {
            lock.unlock();
        }
    }

    private ClientOrderId whose(OrderWire seen) {
        for (String link : new String[] {seen.id(), seen.replaces(), seen.replacedBy()}) {
            ClientOrderId owner = link == null ? null : owners.get(link);
            if (owner != null) {
                return owner;
            }
        }
        return named(seen);
    }

    private ClientOrderId named(OrderWire seen) {
        String name = seen.clientOrderId();
        int mark = name.indexOf(REPLACE_MARK);
        String root = mark > 0 ? name.substring(0, mark) : name;
        boolean foreign = root.isEmpty() || MADE_UP.matcher(root).matches();
        if (foreign && (root.isEmpty() || !chains.containsKey(ClientOrderId.of(root)))) {
            return ClientOrderId.external(VenueOrderId.of(seen.id()));
        }
        return ClientOrderId.of(root);
    }

    /** Whether an order is one that this process knows, or that carries a name of ours. */
    boolean isKnown(OrderWire seen) {
        lock.lock();
        try {
            return owners.containsKey(seen.id()) || chains.containsKey(whose(seen));
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    OrderChain find(ClientOrderId id) {
        lock.lock();
        try {
            return chains.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Our id of one of Alpaca's orders. */
    @Nullable
    ClientOrderId owner(String venueId) {
        lock.lock();
        try {
            return owners.get(venueId);
        } finally {
            lock.unlock();
        }
    }

    /** Other terms are about to be asked for, of a replacement of that name. */
    void asking(ClientOrderId id, OrderRequest terms, @Nullable String as) {
        lock.lock();
        try {
            chains.computeIfPresent(id, (same, chain) -> chain.withAsked(terms, as));
        } finally {
            lock.unlock();
        }
    }

    /** What orders of ours these are, each once, in the order in which they were first seen. */
    List<OrderChain> of(List<OrderWire> seen) {
        lock.lock();
        try {
            Map<ClientOrderId, OrderChain> found = new LinkedHashMap<>();
            for (OrderWire order : seen) {
                ClientOrderId id = owners.get(order.id());
                OrderChain chain = id == null ? null : chains.get(id);
                if (chain != null) {
                    found.put(chain.id(), chain);
                }
            }
            return List.copyOf(found.values());
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        Iterator<OrderChain> eldest = chains.values().iterator();
        while (chains.size() > MOST && eldest.hasNext()) {
            OrderChain chain = eldest.next();
            if (chain.isOver()) {
                chain.links().forEach(link -> owners.remove(link.id()));
                eldest.remove();
            }
        }
    }
}
