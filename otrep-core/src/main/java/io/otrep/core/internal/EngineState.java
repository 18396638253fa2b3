package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord.GateKept;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Instrument;
import io.otrep.risk.OrderGate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the records of a journal have told an engine, as bytes: orders, books, gates, routes, numbers. Single-threaded; nothing else happens
 * meanwhile.
 */
final class EngineState {
    private static final int VERSION = 4;

    private final Instruments instruments;
    private final Book book;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final ActivityDesk activities;
    private final GateKeeper gateKeeper;
    private final OrderGate[] gates;
    private final List<Route> routes;
    private final PolicyMemory memory;
    private final Flattens flattens;
    private final Map<String, RouteMemory> elsewhere = new TreeMap<>();

    EngineState(
            Instruments instruments,
            Book book,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            ActivityDesk activities,
            GateKeeper gateKeeper,
            OrderGate[] gates,
            List<Route> routes,
            PolicyMemory memory,
            Flattens flattens) {
        this.instruments = instruments;
        this.book = book;
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.activities = activities;
        this.gateKeeper = gateKeeper;
        this.gates = gates;
        this.routes = routes;
        this.memory = memory;
        this.flattens = flattens;
    }

    byte[] save() {
        return StateBytes.write(VERSION, this::write);
    }

    private void write(FieldSink out) {
        out.number("sequence", desk.sequence());
        Map<String, RouteMemory> remembered = new TreeMap<>(elsewhere);
        routes.forEach(route -> remembered.put(route.name(), route.memory()));
        out.list("routes", List.copyOf(remembered.entrySet()), route -> {
            out.text("route", route.getKey());
            route.getValue().save(out);
        });
        orders.save(out);
        targets.save(out);
        activities.save(out);
        desk.kept().save(out);
        out.list("gates", gateKeeper.all(book.timeNanos()), gate -> {
            out.number("index", gate.index());
            out.text("gate", gate.gate());
            out.bytes("state", gate.state());
        });
        out.bytes("ledger", ledger.save());
        memory.save(out);
        flattens.save(out);
    }

    /** Takes what was saved; nothing happened here before. Marks are forgotten: they were seen long ago. */
    void load(byte[] state) {
        StateBytes.read(state, VERSION, this::own, this::read);
        ledger.forgetMarks();
        for (int slot = 0; slot < instruments.size(); slot++) {
            for (OrderGate gate : gates) {
                gate.onRevalued(slot, book);
            }
        }
    }

    private Instrument own(Instrument read) {
        int slot = instruments.slot(read);
        return slot < 0 ? read : instruments.get(slot);
    }

    private void read(FieldReader in) {
        desk.decidedBefore(in.number());
        in.list(() -> route(in));
        orders.load(in, instruments::slot);
        targets.load(in);
        activities.load(in);
        desk.kept().load(in, instruments::slot);
        List<GateKept> kept = in.list(() -> new GateKept(book.timeNanos(), in.smallNumber(), in.text(), in.bytes()));
        ledger.load(in.bytes());
        memory.load(in);
        flattens.load(in);
        kept.forEach(gateKeeper::restore);
    }

    /** What is known of a route that is not traded here is kept, to be written again. */
    private RouteMemory route(FieldReader in) {
        String name = in.text();
        RouteMemory known = routes.stream()
                .filter(route -> route.name().equals(name))
                .findFirst()
                .map(Route::memory)
                .orElseGet(() -> elsewhere.computeIfAbsent(name, any -> new RouteMemory()));
        known.load(in);
        return known;
    }
}
