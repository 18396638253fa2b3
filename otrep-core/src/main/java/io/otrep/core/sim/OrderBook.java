package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A limit order book of several parties with price-time priority: the best price first, of one price the oldest first. For example
 * {@code book.submit(1, Side.SELL, hundred, ten, OrderBook.Kind.GTC)} rests, and a buy of 4 at 101 then trades 4 at 100. It knows orders
 * by number only; whose they are is the caller's matter. Mutable, single-threaded.
 */
public final class OrderBook {

    /** How long an order may stay and how much of it must trade. Immutable. */
    public enum Kind {
        /** What does not trade rests. */
        GTC,
        /** What does not trade at once is dropped. */
        IOC,
        /** Trades whole at once, or not at all. */
        FOK,
        /** As FOK, but the price is the total value: the most a buy may cost, the least a sell must bring. */
        FOK_BUDGET
    }

    /**
     * An order of the book was met. Immutable.
     *
     * @param restingId the order that rested
     * @param price its price
     * @param quantity what was traded
     */
    public record Match(long restingId, Decimal price, Decimal quantity) {}

    /**
     * What a request did. Immutable.
     *
     * @param matches in order
     * @param resting units that rest now, 0 if none
     * @param dropped units that were neither traded nor rest
     */
    public record Outcome(List<Match> matches, Decimal resting, Decimal dropped) {
        /** Copies the matches. */
        public Outcome {
            matches = List.copyOf(matches);
        }
    }

    /**
     * All orders of one price. Immutable.
     *
     * @param price the price
     * @param quantity units of all its orders
     * @param orders how many orders
     */
    public record Level(Decimal price, Decimal quantity, int orders) {}

    private static final class Resting {
        final long id;
        final Side side;
        final Decimal price;
        Decimal quantity;

        Resting(long id, Side side, Decimal price, Decimal quantity) {
            this.id = id;
            this.side = side;
            this.price = price;
            this.quantity = quantity;
        }
    }

    private final NavigableMap<Decimal, Map<Long, Resting>> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Decimal, Map<Long, Resting>> asks = new TreeMap<>();
    private final Map<Long, Resting> byId = new LinkedHashMap<>();

    /** An empty book. */
    public OrderBook() {}

    /**
     * A new order.
     *
     * @param id not in the book
     * @param side which way
     * @param price the limit; for FOK_BUDGET the total value
     * @param quantity units, above 0
     * @param kind how long and how much
     * @return what was traded, what rests
     * @throws IllegalArgumentException if the id is in the book or a number is not above 0
     */
    public Outcome submit(long id, Side side, Decimal price, Decimal quantity, Kind kind) {
        if (byId.containsKey(id)) {
            throw new IllegalArgumentException("order " + id + " is in the book already; give another id");
        }
        if (!price.isPositive() || !quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "order " + id + " needs price and quantity above 0, but has " + price + " and " + quantity);
        }
        boolean whole = kind == Kind.FOK || kind == Kind.FOK_BUDGET;
        if (whole && !canFillWhole(side, price, quantity, kind)) {
            return new Outcome(List.of(), Decimal.ZERO, quantity);
        }
        List<Match> matches = new ArrayList<>();
        Decimal left = match(side, kind == Kind.FOK_BUDGET ? null : price, quantity, matches);
        if (kind != Kind.GTC || left.isZero()) {
            return new Outcome(matches, Decimal.ZERO, left);
        }
        rest(new Resting(id, side, price, left));
        return new Outcome(matches, left, Decimal.ZERO);
    }

    /**
     * Another price for a resting order. It goes behind the orders of that price, and trades at once if it crosses.
     *
     * @param id the order
     * @param price the new limit
     * @return what was traded, what rests; nothing at all if the order is not in the book
     */
    public Outcome move(long id, Decimal price) {
        Resting order = remove(id);
        if (order == null) {
            return new Outcome(List.of(), Decimal.ZERO, Decimal.ZERO);
        }
        return submit(id, order.side, price, order.quantity, Kind.GTC);
    }

    /**
     * Takes units off a resting order, which keeps its place; all of them, or more, remove it.
     *
     * @param id the order
     * @param by units, above 0
     * @return units taken off, 0 if the order is not in the book
     */
    public Decimal reduce(long id, Decimal by) {
        Resting order = byId.get(id);
        if (order == null) {
            return Decimal.ZERO;
        }
        if (by.compareTo(order.quantity) >= 0) {
            return cancel(id);
        }
        order.quantity = order.quantity.minus(by);
        return by;
    }

    /**
     * Removes a resting order.
     *
     * @param id the order
     * @return units it had left, 0 if it is not in the book
     */
    public Decimal cancel(long id) {
        Resting order = remove(id);
        return order == null ? Decimal.ZERO : order.quantity;
    }

    /**
     * Whether an order rests.
     *
     * @param id the order
     * @return units it has left, 0 if it is not in the book
     */
    public Decimal quantity(long id) {
        Resting order = byId.get(id);
        return order == null ? Decimal.ZERO : order.quantity;
    }

    /**
     * The levels of a side.
     *
     * @param side BUY for bids, SELL for asks
     * @return best price first
     */
    public List<Level> levels(Side side) {
        List<Level> levels = new ArrayList<>();
        for (Map.Entry<Decimal, Map<Long, Resting>> level : sideOf(side).entrySet()) {
            Decimal total = Decimal.ZERO;
            for (Resting order : level.getValue().values()) {
                total = total.plus(order.quantity);
            }
            levels.add(new Level(level.getKey(), total, level.getValue().size()));
        }
        return levels;
    }

    /**
     * What trading a quantity at once would be worth, by the levels that stand.
     *
     * @param side BUY takes the asks
     * @param quantity units, above 0
     * @return the value, null if the book has fewer units
     */
    public @Nullable Decimal value(Side side, Decimal quantity) {
        Decimal left = quantity;
        Decimal value = Decimal.ZERO;
        for (Level level : levels(side.opposite())) {
            Decimal units = left.min(level.quantity());
            value = value.plusProduct(units, level.price());
            left = left.minus(units);
        }
        return left.isZero() ? value : null;
    }

    private boolean canFillWhole(Side side, Decimal price, Decimal quantity, Kind kind) {
        if (kind == Kind.FOK_BUDGET) {
            Decimal value = value(side, quantity);
            return value != null && value.compareTo(price) * side.sign() <= 0;
        }
        Decimal offered = Decimal.ZERO;
        for (Level level : levels(side.opposite())) {
            if (level.price().compareTo(price) * side.sign() <= 0) {
                offered = offered.plus(level.quantity());
            }
        }
        return offered.compareTo(quantity) >= 0;
    }

    private Decimal match(Side side, @Nullable Decimal limit, Decimal quantity, List<Match> matches) {
        Decimal left = quantity;
        Iterator<Map.Entry<Decimal, Map<Long, Resting>>> levels =
                sideOf(side.opposite()).entrySet().iterator();
        while (left.isPositive() && levels.hasNext()) {
            Map.Entry<Decimal, Map<Long, Resting>> level = levels.next();
            if (limit != null && level.getKey().compareTo(limit) * side.sign() > 0) {
                break;
            }
            left = matchLevel(level.getValue(), left, matches);
            if (level.getValue().isEmpty()) {
                levels.remove();
            }
        }
        return left;
    }

    private Decimal matchLevel(Map<Long, Resting> level, Decimal quantity, List<Match> matches) {
        Decimal left = quantity;
        Iterator<Resting> orders = level.values().iterator();
        while (left.isPositive() && orders.hasNext()) {
            Resting order = orders.next();
            Decimal units = left.min(order.quantity);
            matches.add(new Match(order.id, order.price, units));
            order.quantity = order.quantity.minus(units);
            left = left.minus(units);
            if (order.quantity.isZero()) {
                orders.remove();
                byId.remove(order.id);
            }
        }
        return left;
    }

    private void rest(Resting order) {
        byId.put(order.id, order);
        sideOf(order.side)
                .computeIfAbsent(order.price, any -> new LinkedHashMap<>())
                .put(order.id, order);
    }

    private @Nullable Resting remove(long id) {
        Resting order = byId.remove(id);
        if (order == null) {
            return null;
        }
        Map<Long, Resting> level = sideOf(order.side).get(order.price);
        if (level != null) {
            level.remove(id);
            if (level.isEmpty()) {
                sideOf(order.side).remove(order.price);
            }
        }
        return order;
    }

    private NavigableMap<Decimal, Map<Long, Resting>> sideOf(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
