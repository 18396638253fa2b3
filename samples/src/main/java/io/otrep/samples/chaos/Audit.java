package io.otrep.samples.chaos;

import io.otrep.account.Position;
import io.otrep.core.EngineSnapshot;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.Side;
import io.otrep.risk.RiskView;
import io.otrep.venue.sim.VenueTruth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what the engine believes with what really happened at the venue. Single-threaded. */
final class Audit {
    private final VenueTruth truth;
    private final Instrument instrument;
    private final List<String> findings = new ArrayList<>();
    private final Set<ClientOrderId> understated = new LinkedHashSet<>();

    Audit(VenueTruth truth, Instrument instrument) {
        this.truth = truth;
        this.instrument = instrument;
    }

    /** What the venue could still execute must be known and reserved, at any time. */
    void reservations(EngineSnapshot engine, RiskView book) {
        int slot = book.slot(instrument);
        reservations(engine, book.workingBuy(slot), book.workingSell(slot));
    }

    /** The same in a quiet world, where what is reserved is what the working orders leave. */
    void reservations(EngineSnapshot engine) {
        reservations(engine, leaves(engine.workingOrders(), Side.BUY), leaves(engine.workingOrders(), Side.SELL));
    }

    private static double leaves(List<Order> orders, Side side) {
        return orders.stream()
                .filter(order -> order.terms().side() == side)
                .mapToDouble(Audit::leaves)
                .sum();
    }

    private void reservations(EngineSnapshot engine, double reservedBuys, double reservedSells) {
        Map<ClientOrderId, Order> known = byId(engine.workingOrders());
        BracketAudit brackets = new BracketAudit(truth);
        double buys = brackets.open(Side.BUY);
        double sells = brackets.open(Side.SELL);
        for (Order open : truth.openOrders()) {
            if (open.id().isExternal()) {
                continue;
            }
            if (!known.containsKey(open.id())) {
                understated(open.id(), "the venue works " + open + ", the engine does not know");
            }
            if (BracketAudit.isPart(open)) {
                continue;
            }
            buys += open.terms().side() == Side.BUY ? truth.leaves(open.id()).toDouble() : 0;
            sells += open.terms().side() == Side.SELL ? truth.leaves(open.id()).toDouble() : 0;
        }
        requireReserved(Side.BUY, buys, reservedBuys);
        requireReserved(Side.SELL, sells, reservedSells);
    }

    private void requireReserved(Side side, double open, double reserved) {
        if (open > reserved + 1e-9) {
            understated(
                    ClientOrderId.of(side.name()),
                    "the venue may still " + side + " " + open + ", the engine reserves " + reserved);
        }
    }

    private void understated(ClientOrderId id, String how) {
        if (understated.add(id)) {
            findings.add("understated: " + how);
        }
    }

    private static double leaves(Order order) {
        return order.terms().quantityAsDouble() - order.filledQuantity().toDouble();
    }

    private static Map<ClientOrderId, Order> byId(List<Order> orders) {
        return orders.stream().collect(Collectors.toMap(Order::id, order -> order, (first, second) -> first));
    }

    /** Ids under which there is more than one order. */
    long duplicates() {
        truth.duplicates().forEach(id -> findings.add("duplicate: " + id));
        return truth.duplicates().size();
    }

    long understated() {
        return understated.size();
    }

    /** In a quiet world books and venue are equal. */
    long lost(EngineSnapshot engine) {
        int before = findings.size();
        Map<ClientOrderId, Order> known = byId(engine.workingOrders());
        Map<ClientOrderId, Order> open = byId(truth.openOrders());
        open.forEach((id, order) -> {
            if (!known.containsKey(id)) {
                findings.add("lost: the venue works " + order + ", the engine does not know");
            }
        });
        known.forEach((id, order) -> {
            if (!open.containsKey(id) && !order.isUnknown()) {
                findings.add("lost: the engine works " + order + ", the venue does not");
            }
        });
        Decimal held = engine.positions().stream()
                .filter(position -> position.instrument().equals(instrument))
                .map(Position::quantity)
                .reduce(Decimal.ZERO, Decimal::plus);
        if (!held.equals(truth.position(instrument))) {
            findings.add("lost: the books hold " + held + ", the venue " + truth.position(instrument));
        }
        return (long) findings.size() - before;
    }

    /** In a quiet world both exits of a bracket offer what it holds. */
    long unprotected(boolean halted, Set<String> told, Map<String, String> tags) {
        List<String> found = new BracketAudit(truth).findings(halted, told, tags);
        findings.addAll(found);
        return found.size();
    }

    /** Orders of which the engine does not know whether, or how, they are. */
    long unresolved(EngineSnapshot engine) {
        List<Order> unknown =
                engine.workingOrders().stream().filter(Order::isUnknown).toList();
        unknown.forEach(order -> findings.add("unresolved: " + order));
        return unknown.size();
    }

    long orders() {
        return truth.orders().stream().filter(order -> !order.id().isExternal()).count();
    }

    List<String> findings() {
        return findings;
    }
}
