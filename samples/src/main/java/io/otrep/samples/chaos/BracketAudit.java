package io.otrep.samples.chaos;

import io.otrep.market.Decimal;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.venue.sim.VenueTruth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What became of brackets at a venue that does not know of them: it sees single orders, which carry their bracket's name. Single-threaded. */
final class BracketAudit {
    private static final String REPAIR = "takes back a double exit of ";

    /** The orders of one bracket. */
    private static final class Bracket {
        private final List<Order> entry = new ArrayList<>();
        private final List<Order> stop = new ArrayList<>();
        private final List<Order> target = new ArrayList<>();
        private Decimal repaired = Decimal.ZERO;

        /** An execution that is taken back after others have followed from it is for people. */
        private boolean isTakenBack() {
            return Stream.of(entry, stop, target)
                    .flatMap(List::stream)
                    .anyMatch(order -> order.status() == OrderStatus.FILLED
                            && order.filledQuantity().toDouble() < order.terms().quantityAsDouble());
        }

        private void add(String part, Order order) {
            switch (part) {
                case "entry" -> entry.add(order);
                case "stop" -> stop.add(order);
                default -> target.add(order);
            }
        }
    }

    private final VenueTruth truth;
    private final Map<String, Bracket> brackets = new LinkedHashMap<>();
    private final Map<String, Decimal> repaired = new LinkedHashMap<>();

    BracketAudit(VenueTruth truth) {
        this.truth = truth;
        truth.orders().forEach(this::sort);
    }

    private void sort(Order order) {
        String tag = order.intent().request().tag().orElse("");
        if (tag.startsWith("bracket ")) {
            String[] words = tag.split(" ");
            brackets.computeIfAbsent(words[1], name -> new Bracket()).add(words[2], order);
        } else if (tag.startsWith(REPAIR)) {
            repaired.merge(tag.substring(REPAIR.length()), order.filledQuantity(), Decimal::plus);
        }
    }

    /** Units that may still be executed on a side, exits of one bracket counted once, orders that can only reduce not at all. */
    double open(Side side) {
        double sum = 0;
        for (Bracket bracket : brackets.values()) {
            sum += open(bracket.entry, side).toDouble();
            sum += open(bracket.stop, side).max(open(bracket.target, side)).toDouble();
        }
        return sum;
    }

    private Decimal open(List<Order> orders, Side side) {
        return orders.stream()
                .filter(order -> order.terms().side() == side && !order.terms().isReduceOnly())
                .map(order -> truth.leaves(order.id()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    static boolean isPart(Order order) {
        return order.intent().request().tag().orElse("").startsWith("bracket ");
    }

    /**
     * In a quiet world what a bracket holds is offered by both of its exits, no more and no less.
     *
     * @param halted whether nothing may be sent, not even to take units back
     * @param told names of exits of which the engine said that their venue ended them
     * @param tags of all orders that the engine asked for, by id: those that the venue refused are not in its truth
     */
    List<String> findings(boolean halted, Set<String> told, Map<String, String> tags) {
        List<String> findings = new ArrayList<>();
        repaired.forEach((group, units) -> credit(tags.getOrDefault(group, ""), units));
        brackets.forEach((name, bracket) -> {
            Decimal held = held(bracket);
            Decimal wanted = held.max(Decimal.ZERO);
            if (!bracket.isTakenBack() || !isRepaired(bracket)) {
                check("bracket " + name + " stop", bracket.stop, wanted, told, findings);
                check("bracket " + name + " target", bracket.target, wanted, told, findings);
            }
            if (held.isNegative() && !bracket.isTakenBack() && !halted) {
                findings.add("lost: bracket " + name + " got out of " + held.abs() + " units too many: " + bracket.entry
                        + bracket.stop + bracket.target);
            }
        });
        return findings;
    }

    private void credit(String tag, Decimal units) {
        Bracket bracket = tag.startsWith("bracket ") ? brackets.get(tag.split(" ")[1]) : null;
        if (bracket != null) {
            bracket.repaired = bracket.repaired.plus(units);
        }
    }

    private static Decimal held(Bracket bracket) {
        return filled(bracket.entry)
                .minus(filled(bracket.stop))
                .minus(filled(bracket.target))
                .plus(bracket.repaired);
    }

    private static boolean isRepaired(Bracket bracket) {
        return bracket.repaired.isPositive();
    }

    private static Decimal filled(List<Order> orders) {
        return orders.stream().map(Order::filledQuantity).reduce(Decimal.ZERO, Decimal::plus);
    }

    private void check(String name, List<Order> exit, Decimal wanted, Set<String> told, List<String> findings) {
        Decimal open = exit.stream().map(order -> truth.leaves(order.id())).reduce(Decimal.ZERO, Decimal::plus);
        if (open.compareTo(wanted) > 0 || (open.compareTo(wanted) < 0 && !told.contains(name))) {
            findings.add("lost: " + name + " offers " + open + " of " + wanted + " units: " + exit);
        }
    }
}
