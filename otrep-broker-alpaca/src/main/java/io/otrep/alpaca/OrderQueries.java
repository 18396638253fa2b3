package io.otrep.alpaca;

import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Alpaca knows of orders, over as many pages as it takes, with the links of replaces that a list leaves out. Thread-safe; stages complete
 * on the HTTP session's threads.
 */
final class OrderQueries {
    private static final Logger LOG = LoggerFactory.getLogger(OrderQueries.class);

    /** Alpaca lists orders by when they were submitted; those that ended since lie at most this far back, the rest is asked for by id. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    /** No chain of replaces is followed further. */
    private static final int DEEPEST = 1_000;

    private final TradingRest rest;
    private final OrderChains chains;
    private final OrderMapper mapper;
    private final Replacements replacements;
    private final LostLegs lost = new LostLegs();

    OrderQueries(TradingRest rest, OrderChains chains, OrderMapper mapper, Replacements replacements) {
        this.rest = rest;
        this.chains = chains;
        this.mapper = mapper;
        this.replacements = replacements;
    }

    /** Legs of groups that nobody has named yet. */
    LostLegs lost() {
        return lost;
    }

    CompletionStage<List<Order>> open() {
        return list("open", null)
                .thenApply(seen -> orders(seen).stream()
                        .filter(order -> !order.status().isClosed())
                        .toList());
    }

    CompletionStage<List<Order>> closed(Instant since) {
        long sinceNanos = nanos(since);
        return list("all", lookBack(since))
                .thenApply(seen -> orders(seen).stream()
                        .filter(order -> order.status().isClosed() && order.updatedAtNanos() >= sinceNanos)
                        .sorted(Comparator.comparingLong(Order::updatedAtNanos))
                        .toList());
    }

    private static long nanos(Instant since) {
        return since.isBefore(Instant.EPOCH) ? 0 : Nanos.of(since);
    }

    private static @Nullable Instant lookBack(Instant since) {
        return since.isBefore(Instant.EPOCH.plus(LOOK_BACK)) ? null : since.minus(LOOK_BACK);
    }

    CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return locate(id).thenApply(chain -> chain.flatMap(mapper::order));
    }

    /** All that Alpaca says now of one order of ours. */
    CompletionStage<Optional<OrderChain>> locate(ClientOrderId id) {
        return first(id).thenCompose(found -> {
            if (found.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            chains.shown(id, found.get());
            lost.found(id);
            return forward(found.get(), 0)
                    .thenCompose(last -> backward(found.get(), 0))
                    .thenApply(done -> {
                        replacements.settled(id);
                        return Optional.ofNullable(chains.find(id));
                    });
        });
    }

    /** By our id; a leg, which carries none of ours at Alpaca, by Alpaca's. */
    private CompletionStage<Optional<OrderWire>> first(ClientOrderId id) {
        OrderChain known = chains.find(id);
        String venueId =
                known == null || known.isEmpty() ? null : known.links().get(0).id();
        if (id.isExternal()) {
            return rest.order(id.value().substring(id.value().indexOf(':') + 1));
        }
        CompletionStage<Optional<OrderWire>> leg = lost.look(id, rest);
        if (leg != null) {
            return leg;
        }
        return rest.orderByClientId(id.value())
                .thenCompose(found -> found.isPresent() || venueId == null
                        ? CompletableFuture.completedFuture(found)
                        : rest.order(venueId));
    }

    /** Follows what replaced an order to the last one, each as it is now. */
    private CompletionStage<OrderWire> forward(OrderWire from, int depth) {
        String next = from.replacedBy();
        if (next == null || depth == DEEPEST) {
            return CompletableFuture.completedFuture(from);
        }
        return rest.order(next).thenCompose(found -> {
            found.ifPresent(chains::shown);
            return found.isPresent() ? forward(found.get(), depth + 1) : CompletableFuture.completedFuture(from);
        });
    }

    /** Follows what an order replaced to the first one, as far as its end is not known: until then it may have been filled unheard. */
    private CompletionStage<OrderWire> backward(OrderWire from, int depth) {
        String before = from.replaces();
        if (before == null || depth == DEEPEST || isEnded(from, before)) {
            return CompletableFuture.completedFuture(from);
        }
        return rest.order(before).thenCompose(found -> {
            if (found.isEmpty()) {
                return CompletableFuture.completedFuture(from);
            }
            OrderChain chain = chains.shown(found.get());
            chains.shown(chain.id(), from);
            return backward(found.get(), depth + 1);
        });
    }

    private boolean isLinked(OrderWire order, String other) {
        return linked(order, other) != null;
    }

    private boolean isEnded(OrderWire order, String other) {
        OrderWire link = linked(order, other);
        return link != null && link.isOver();
    }

    private @Nullable OrderWire linked(OrderWire order, String other) {
        ClientOrderId owner = chains.owner(order.id());
        OrderChain chain = owner == null ? null : chains.find(owner);
        return chain == null ? null : chain.find(other);
    }

    private List<Order> orders(List<OrderWire> seen) {
        List<Order> all = new ArrayList<>();
        for (OrderChain chain : chains.of(seen)) {
            Optional<Order> order = mapper.order(chain);
            if (order.isEmpty()) {
                LOG.warn("order {} of Alpaca is of a kind that is not traded here; it is left out", chain.id());
            }
            order.ifPresent(all::add);
        }
        return all;
    }

    /** Every order of a list, all its links known. */
    private CompletionStage<List<OrderWire>> list(String status, @Nullable Instant after) {
        CompletionStage<?> named = CompletableFuture.completedFuture(null);
        for (ClientOrderId leg : lost.ids()) {
            named = named.thenCompose(done -> locate(leg));
        }
        return named.thenCompose(done -> page(status, after, new LinkedHashMap<>()))
                .thenCompose(found -> {
                    List<OrderWire> all = List.copyOf(found);
                    all.forEach(chains::shown);
                    CompletionStage<?> linked = CompletableFuture.completedFuture(null);
                    for (OrderWire order : all) {
                        linked = linked.thenCompose(done -> backward(order, 0)).thenCompose(done -> missing(order));
                    }
                    return linked.thenApply(done -> {
                        chains.of(all).forEach(chain -> replacements.settled(chain.id()));
                        return all;
                    });
                });
    }

    private CompletionStage<OrderWire> missing(OrderWire order) {
        String next = order.replacedBy();
        return next == null || isLinked(order, next) ? CompletableFuture.completedFuture(order) : forward(order, 0);
    }

    /** The next page begins at the last order's time, that order included, so that none of the same time is lost. */
    private CompletionStage<Collection<OrderWire>> page(
            String status, @Nullable Instant after, Map<String, OrderWire> found) {
        return rest.orders(status, after).thenCompose(page -> {
            int before = found.size();
            page.forEach(order -> found.put(order.id(), order));
            if (page.size() < TradingRest.ORDER_PAGE || found.size() == before) {
                return CompletableFuture.completedFuture(found.values());
            }
            long last = page.get(page.size() - 1).submittedAtNanos();
            return page(status, Nanos.toInstant(last - 1), found);
        });
    }

    /** Looks up whose orders these are, so far as that is not known. */
    CompletionStage<?> resolve(Collection<String> venueIds) {
        CompletionStage<?> done = CompletableFuture.completedFuture(null);
        for (String venueId : venueIds) {
            done = done.thenCompose(before -> chains.owner(venueId) != null
                    ? CompletableFuture.completedFuture(null)
                    : rest.order(venueId).thenCompose(found -> {
                        found.ifPresent(chains::shown);
                        return found.isPresent() ? backward(found.get(), 0) : CompletableFuture.completedFuture(null);
                    }));
        }
        return done;
    }

    /** Learns whose orders were submitted around an instant. */
    CompletionStage<?> learn(Instant since) {
        return list("all", lookBack(since));
    }
}
