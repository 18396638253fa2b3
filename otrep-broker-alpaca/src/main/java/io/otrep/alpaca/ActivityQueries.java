package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What changed the books, over as many pages as it takes, each execution under our order. Thread-safe. */
final class ActivityQueries {
    /** So many orders are looked up one by one; more are cheaper to list. */
    private static final int ONE_BY_ONE = 5;

    private final TradingRest rest;
    private final OrderChains chains;
    private final OrderQueries orders;
    private final ActivityMapper mapper;

    ActivityQueries(TradingRest rest, OrderChains chains, OrderQueries orders, ActivityMapper mapper) {
        this.rest = rest;
        this.chains = chains;
        this.orders = orders;
        this.mapper = mapper;
    }

    CompletionStage<List<Activity>> since(AccountId account, Instant since) {
        Instant after = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
        return page(after, null, new ArrayList<>())
                .thenCompose(found -> owners(found, after).thenApply(done -> activities(account, found)));
    }

    private CompletionStage<List<ActivityWire>> page(Instant after, @Nullable String token, List<ActivityWire> found) {
        return rest.activities(after, token).thenCompose(page -> {
            boolean news = !page.isEmpty() && (found.isEmpty() || !found.containsAll(page));
            found.addAll(page);
            return page.size() < TradingRest.ACTIVITY_PAGE || !news
                    ? CompletableFuture.completedFuture(found)
                    : page(after, page.get(page.size() - 1).id(), found);
        });
    }

    private CompletionStage<?> owners(List<ActivityWire> found, Instant since) {
        Set<String> unknown = unknown(found);
        if (unknown.size() <= ONE_BY_ONE) {
            return orders.resolve(unknown);
        }
        return orders.learn(since).thenCompose(done -> orders.resolve(unknown(found)));
    }

    private Set<String> unknown(List<ActivityWire> found) {
        Set<String> unknown = new LinkedHashSet<>();
        for (ActivityWire activity : found) {
            String orderId = activity.orderId();
            if (orderId != null && chains.owner(orderId) == null) {
                unknown.add(orderId);
            }
        }
        return unknown;
    }

    private List<Activity> activities(AccountId account, List<ActivityWire> found) {
        return found.stream()
                .map(wire -> mapper.activity(account, wire, chains::owner))
                .flatMap(Optional::stream)
                .toList();
    }
}
