package io.otrep.alpaca;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of ours over the orders that Alpaca made of it: each replace makes a new one, which begins at nothing filled. For example an order
 * for 10, of which 4 were filled, replaced by one for 6 that is filled whole, is an order for 10 with 10 filled. Immutable and thread-safe.
 *
 * @param id our id
 * @param asked the terms asked for last, null if this process did not ask
 * @param askedAs the name of the replacement that these terms were asked for with, null before any was asked for or if it has none
 * @param links Alpaca's orders as last seen, oldest first
 */
record OrderChain(
        ClientOrderId id,
        @Nullable OrderRequest asked,
        @Nullable String askedAs,
        List<OrderWire> links) {
    OrderChain {
        links = List.copyOf(links);
    }

    static OrderChain begin(ClientOrderId id, @Nullable OrderRequest asked) {
        return new OrderChain(id, asked, null, List.of());
    }

    OrderChain withAsked(OrderRequest terms, @Nullable String as) {
        return new OrderChain(id, terms, as, links);
    }

    /**
     * With an order as it was seen now. One that was seen before keeps its place.
     *
     * @param seen the order
     * @param mayTakeBack whether less may be filled now than before, since an execution was taken back
     */
    OrderChain with(OrderWire seen, boolean mayTakeBack) {
        List<OrderWire> next = new ArrayList<>(links);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).id().equals(seen.id())) {
                next.set(i, later(next.get(i), seen, mayTakeBack));
                return new OrderChain(id, asked, askedAs, next);
            }
        }
        next.add(placeOf(seen), seen);
        return new OrderChain(id, asked, askedAs, next);
    }

    /** Before the one that replaces it, behind the one that it replaces, else at the end. */
    private int placeOf(OrderWire seen) {
        for (int i = 0; i < links.size(); i++) {
            OrderWire link = links.get(i);
            if (link.id().equals(seen.replacedBy()) || seen.id().equals(link.replaces())) {
                return i;
            }
            if (link.id().equals(seen.replaces())) {
                return i + 1;
            }
        }
        return links.size();
    }

    /** Frames and answers overtake each other: what is filled only grows, an end is final, unless an execution was taken back. */
    private static OrderWire later(OrderWire known, OrderWire seen, boolean mayTakeBack) {
        boolean less = seen.filled().compareTo(known.filled()) < 0 || (known.isOver() && !seen.isOver());
        boolean older = seen.updatedAtNanos() < known.updatedAtNanos() || (less && !mayTakeBack);
        return older ? known : seen;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    @Nullable
    OrderWire find(String venueId) {
        return links.stream()
                .filter(link -> link.id().equals(venueId))
                .findFirst()
                .orElse(null);
    }

    /** Units executed, over all links. */
    Decimal filled() {
        return filledBefore(links.size());
    }

    private Decimal filledBefore(int index) {
        return links.subList(0, index).stream().map(OrderWire::filled).reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Volume-weighted price over all links, NaN while nothing is filled. */
    double averagePrice() {
        double value = 0;
        double units = 0;
        for (OrderWire link : links) {
            if (link.filled().isPositive() && !Double.isNaN(link.averagePrice())) {
                value += link.filled().toDouble() * link.averagePrice();
                units += link.filled().toDouble();
            }
        }
        return units == 0 ? Double.NaN : value / units;
    }

    /** The order that holds: the last that is known to have taken its place. A chain that is not empty has one. */
    OrderWire held() {
        return links.get(heldIndex());
    }

    private int heldIndex() {
        int held = 0;
        for (int i = 1; i < links.size(); i++) {
            OrderWire link = links.get(i);
            boolean place = links.get(i - 1).status() == VenueStatus.REPLACED
                    || link.status().isLive();
            if (place && link.status() != VenueStatus.REJECTED) {
                held = i;
            }
        }
        return held;
    }

    /** The order that a request should name: the last that was not refused. */
    OrderWire last() {
        for (int i = links.size() - 1; i > 0; i--) {
            if (links.get(i).status() != VenueStatus.REJECTED) {
                return links.get(i);
            }
        }
        return links.get(0);
    }

    /** How many units the order means in all while one of Alpaca's orders holds; null for an order by value. */
    @Nullable
    Decimal total(OrderWire link) {
        Decimal own = link.quantity();
        return own == null ? null : filledBefore(indexOf(link)).plus(own);
    }

    private int indexOf(OrderWire link) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).id().equals(link.id())) {
                return i;
            }
        }
        return 0;
    }

    /** Alpaca's ids up to the one that holds. */
    List<VenueOrderId> venueOrderIds() {
        return links.subList(0, heldIndex() + 1).stream()
                .map(link -> VenueOrderId.of(link.id()))
                .toList();
    }

    /** Whether nothing more can be filled, as far as is known. */
    boolean isOver() {
        return !isEmpty() && held().isOver() && held().status() != VenueStatus.REPLACED;
    }
}
