package io.otrep.order;

import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Orders that depend on each other. Immutable and thread-safe.
 *
 * <ul>
 *   <li>OCO, one cancels the other: the first order is usually a stop or trailing stop, which rests at the venue, or else a limit, the second is a limit; a
 *       fill of one cancels or reduces the other.
 *   <li>OTO, one triggers the other: the orders after the first are held until the first fills, and become active per filled
 *       quantity.
 *   <li>BRACKET: an entry that triggers an OCO of a stop loss and a take profit.
 * </ul>
 *
 * @param kind how they depend on each other
 * @param ocoMode what a partial fill of one exit does to the other
 * @param requests OCO: stop, limit; OTO: parent, then children; BRACKET: entry, stop loss, take profit
 */
public record OrderGroup(Kind kind, OcoMode ocoMode, List<OrderRequest> requests) {

    /** How orders depend on each other. */
    public enum Kind {
        /** One cancels the other. */
        OCO,
        /** One triggers the other. */
        OTO,
        /** An entry triggers two exits that cancel each other. */
        BRACKET
    }

    /** What a fill of one exit does to the other. */
    public enum OcoMode {
        /** Any fill cancels the sibling. */
        CANCEL,
        /** A fill takes its quantity off the sibling; a full one cancels it. */
        REDUCE
    }

    /** Checks that the orders fit together. */
    public OrderGroup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(ocoMode, "ocoMode");
        requests = List.copyOf(requests);
        List<String> violations = violations(kind, requests);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(kind + " group: " + String.join("; ", violations));
        }
    }

    /**
     * Two exits, of which one is filled at the most.
     *
     * @param stop a STOP, STOP_LIMIT, TRAILING_STOP or LIMIT
     * @param limit a LIMIT on the same side
     * @param mode what a partial fill does to the other
     * @return the group
     */
    public static OrderGroup oco(OrderRequest stop, OrderRequest limit, OcoMode mode) {
        return new OrderGroup(Kind.OCO, mode, List.of(stop, limit));
    }

    /**
     * An order that triggers others.
     *
     * @param parent the order that works first
     * @param children at least one
     * @return the group
     */
    public static OrderGroup oto(OrderRequest parent, OrderRequest... children) {
        List<OrderRequest> all = new ArrayList<>();
        all.add(parent);
        all.addAll(List.of(children));
        return new OrderGroup(Kind.OTO, OcoMode.CANCEL, all);
    }

    /**
     * An entry with its exits. The sibling is reduced by partial fills.
     *
     * @param entry the order that opens the position
     * @param stopLoss a STOP, STOP_LIMIT or TRAILING_STOP on the other side, no larger than the entry
     * @param takeProfit a LIMIT on the other side, no larger than the entry
     * @return the group
     */
    public static OrderGroup bracket(OrderRequest entry, OrderRequest stopLoss, OrderRequest takeProfit) {
        return new OrderGroup(Kind.BRACKET, OcoMode.REDUCE, List.of(entry, stopLoss, takeProfit));
    }

    private static List<String> violations(Kind kind, List<OrderRequest> requests) {
        List<String> found = new ArrayList<>();
        int needed = kind == Kind.BRACKET ? 3 : 2;
        if (requests.size() < needed || (kind != Kind.OTO && requests.size() != needed)) {
            found.add("needs " + needed + (kind == Kind.OTO ? " or more" : "") + " orders, but has " + requests.size());
            return found;
        }
        for (OrderRequest request : requests) {
            if (!request.instrument().equals(requests.get(0).instrument()) && kind != Kind.OTO) {
                found.add("all orders must be of " + requests.get(0).instrument() + ", but one is of "
                        + request.instrument());
            }
            if (request.quantity() == null) {
                found.add("orders in a group need a quantity, but one is " + request);
            }
        }
        if (kind != Kind.OTO) {
            requireExits(found, kind == Kind.BRACKET, requests.get(needed - 2), requests.get(needed - 1));
        }
        if (kind == Kind.BRACKET && requests.get(0).side() == requests.get(1).side()) {
            found.add("exits must be on the other side of the entry");
        }
        if (kind == Kind.BRACKET) {
            requests.subList(1, needed).forEach(exit -> requireSmaller(found, exit, requests.get(0)));
        }
        return found;
    }

    private static void requireSmaller(List<String> found, OrderRequest exit, OrderRequest entry) {
        Decimal most = entry.quantity();
        Decimal quantity = exit.quantity();
        if (most != null && quantity != null && quantity.compareTo(most) > 0) {
            found.add("an exit must not be larger than the entry of " + most + ", but one is of " + quantity);
        }
    }

    private static void requireExits(List<String> found, boolean bracket, OrderRequest stop, OrderRequest limit) {
        if (!stop.type().isTriggered() && (bracket || stop.type() != OrderType.LIMIT)) {
            found.add("the first exit must be a stop" + (bracket ? "" : " or a LIMIT") + ", but is " + stop.type());
        }
        if (limit.type() != OrderType.LIMIT) {
            found.add("the second exit must be a LIMIT, but is " + limit.type());
        }
        if (stop.side() != limit.side()) {
            found.add("both exits must be on the same side");
        }
    }
}
