package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.market.Nanos;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed the books, over as many pages as it takes, each execution under our order. Executions carry the time at which they were made;
 * other bookings may be dated days before they are made, so these are looked for further back, and those that show up late count as made when
 * they did. Thread-safe.
 */
final class ActivityQueries {
    /** A dividend that is payable before a long weekend and booked after it, and as much again. */
    static final Duration LOOK_BACK = Duration.ofDays(7);

    /** So many orders are looked up one by one; more are cheaper to list. */
    private static final int ONE_BY_ONE = 5;

    private final TradingRest rest;
    private final OrderChains chains;
    private final OrderQueries orders;
    private final ActivityMapper mapper;
    private final InstantSource clock;
    private final FirstSeen firstSeen = new FirstSeen();

    ActivityQueries(
            TradingRest rest, OrderChains chains, OrderQueries orders, ActivityMapper mapper, InstantSource clock) {
        this.rest = rest;
        this.chains = chains;
        this.orders = orders;
        this.mapper = mapper;
        this.clock = clock;
    }

    CompletionStage<List<Activity>> since(AccountId account, Instant since) {
        Instant after = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
        Instant before = after.isBefore(Instant.EPOCH.plus(LOOK_BACK)) ? Instant.EPOCH : after.minus(LOOK_BACK);
        return all("trade_activity", after, true)
                .thenCompose(fills -> owners(fills, after)
                        .thenCompose(done -> all("non_trade_activity", before, false))
                        .thenApply(others -> activities(account, fills, news(others, before, after))));
    }

    private CompletionStage<List<ActivityWire>> all(String category, Instant after, boolean fills) {
        return page(category, after, null, new LinkedHashMap<>())
                .thenApply(found -> found.values().stream()
                        .filter(booking -> booking.isFill() == fills)
                        .toList());
    }

    /** By their ids, which are tokens of pages too: what comes on two pages is one. */
    private CompletionStage<Map<String, ActivityWire>> page(
            String category, Instant after, @Nullable String token, Map<String, ActivityWire> found) {
        return rest.activities(category, after, token).thenCompose(page -> {
            int before = found.size();
            page.forEach(booking -> found.put(booking.id() + booking.status(), booking));
            return page.size() < TradingRest.ACTIVITY_PAGE || found.size() == before
                    ? CompletableFuture.completedFuture(found)
                    : page(category, after, page.get(page.size() - 1).id(), found);
        });
    }

    private List<FirstSeen.Booking> news(List<ActivityWire> found, Instant covered, Instant since) {
        return firstSeen.since(found, Nanos.of(covered), Nanos.of(since), Nanos.of(clock.instant()));
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

    private List<Activity> activities(AccountId account, List<ActivityWire> fills, List<FirstSeen.Booking> others) {
        Stream<Optional<Activity>> executed =
                fills.stream().map(wire -> mapper.activity(account, wire, wire.timeNanos(), chains::owner));
        Stream<Optional<Activity>> booked =
                others.stream().map(other -> mapper.activity(account, other.wire(), other.timeNanos(), chains::owner));
        return Stream.concat(executed, booked)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Activity::timeNanos))
                .toList();
    }
}
