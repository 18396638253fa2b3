package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.Position;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.VenueOrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a venue answered, all asked at the same time. Filled in as the answers come; single-threaded. */
final class VenueSnapshot {
    private final long askedNanos;
    private @Nullable Account account;
    private List<Position> positions = List.of();
    private List<Order> open = List.of();
    private List<Order> closed = List.of();
    private List<Activity> activities = List.of();
    private final Map<ClientOrderId, Order> lookedUp = new LinkedHashMap<>();
    private long answeredNanos;

    VenueSnapshot(long askedNanos) {
        this.askedNanos = askedNanos;
    }

    /** Loop time of the question: what happened later need not be in it. */
    long askedNanos() {
        return askedNanos;
    }

    long answeredNanos() {
        return answeredNanos;
    }

    void setAnswered(long nanos) {
        answeredNanos = nanos;
    }

    void setAccount(Account account) {
        this.account = account;
    }

    void setPositions(List<Position> positions) {
        this.positions = positions;
    }

    void setOpen(List<Order> open) {
        this.open = open;
    }

    void setClosed(List<Order> closed) {
        this.closed = closed;
    }

    void setActivities(List<Activity> activities) {
        this.activities = activities;
    }

    void addLookedUp(Order order) {
        lookedUp.put(order.id(), order);
    }

    Account account() {
        Account known = account;
        if (known == null) {
            throw new IllegalStateException("the account was not asked for");
        }
        return known;
    }

    List<Position> positions() {
        return positions;
    }

    List<Order> open() {
        return open;
    }

    List<Order> closed() {
        return closed;
    }

    List<Activity> activities() {
        return activities;
    }

    /** What the venue shows of an order: the list of ended ones first, for an end is final. */
    @Nullable
    Order find(ManagedOrder order) {
        Order ended = find(closed, order);
        if (ended != null) {
            return ended;
        }
        Order asked = lookedUp.get(order.id());
        if (asked != null && asked.status().isClosed()) {
            return asked;
        }
        Order works = find(open, order);
        return works != null ? works : asked;
    }

    /** Whether the lists show an order, so that it need not be asked for. */
    boolean lists(ManagedOrder order) {
        return find(closed, order) != null || find(open, order) != null;
    }

    private static @Nullable Order find(List<Order> orders, ManagedOrder ours) {
        for (Order order : orders) {
            if (order.id().equals(ours.id()) || isNamed(order.venueOrderIds(), ours)) {
                return order;
            }
        }
        return null;
    }

    private static boolean isNamed(List<VenueOrderId> ids, ManagedOrder ours) {
        return ids.stream().anyMatch(id -> ours.venueOrderIds().contains(id));
    }
}
