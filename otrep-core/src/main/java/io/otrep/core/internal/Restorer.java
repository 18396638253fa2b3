package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.Fill;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.AccountSeen;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.Crossed;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.GateKept;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.OrderFound;
import io.otrep.core.internal.record.EngineRecord.OrderLost;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.PolicyKept;
import io.otrep.core.internal.record.EngineRecord.RateMoved;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RouteReady;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.ledger.Ledger;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.risk.TradingState;
import java.util.function.Consumer;

/**
 * Rebuilds orders, books, switch and gates from what an earlier process wrote: decisions are taken as made, answers move orders as they did then, nothing
 * is sent and no strategy hears of it. Single-threaded.
 */
final class Restorer {
    private final Book book;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Ledger ledger;
    private final StopLatch latch;
    private final GateKeeper gates;
    private final PolicyMemory memory;
    private final Flattens flattens;
    private final EngineState state;
    private final Consumer<Object> venueInput;
    private final Consumer<BooksOpened> opening;
    private final Consumer<RouteBound> binding;

    private boolean moved;

    /**
     * A restorer.
     *
     * @param venueInput takes what venues said
     * @param opening takes what venues held at the beginning
     * @param binding takes which account a route traded
     */
    Restorer(
            Book book,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Ledger ledger,
            StopLatch latch,
            GateKeeper gates,
            PolicyMemory memory,
            Flattens flattens,
            EngineState state,
            Consumer<Object> venueInput,
            Consumer<BooksOpened> opening,
            Consumer<RouteBound> binding) {
        this.book = book;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.ledger = ledger;
        this.latch = latch;
        this.gates = gates;
        this.memory = memory;
        this.flattens = flattens;
        this.state = state;
        this.venueInput = venueInput;
        this.opening = opening;
        this.binding = binding;
    }

    void restore(EngineRecord record) {
        book.advance(record.stampNanos());
        if (record instanceof SnapshotTaken snapshot) {
            restore(snapshot);
        } else {
            move(record);
            moved = true;
        }
    }

    /** A snapshot stands for what came before it; where that was taken itself there is nothing to learn from it. */
    private void restore(SnapshotTaken snapshot) {
        if (!moved) {
            state.load(snapshot.state());
            snapshot.stops().forEach(this::move);
            moved = true;
        }
    }

    private void move(EngineRecord record) {
        if (record instanceof IntentsDecided decided) {
            desk.restore(decided);
        } else if (record instanceof ReplaceDecided replace) {
            restore(replace);
        } else if (record instanceof CancelDecided cancel) {
            restore(cancel);
        } else if (record instanceof OrderMoved moved) {
            moveAside(moved.event());
            venueInput.accept(moved.event());
        } else if (record instanceof BooksMoved moved) {
            venueInput.accept(moved.activity());
            executeAside(moved.activity());
        } else if (record instanceof AccountSeen seen) {
            venueInput.accept(seen.account());
        } else if (record instanceof RateMoved moved) {
            venueInput.accept(moved.rate());
        } else if (record instanceof ControlMoved moved) {
            latch.restore(moved.scope(), moved.state(), moved.reason());
            if (moved.state() == TradingState.ACTIVE) {
                flattens.rearmed(moved.scope());
            }
        } else if (record instanceof FlattenAsked asked) {
            flattens.restore(asked);
        } else if (record instanceof GateKept kept) {
            gates.restore(kept);
        } else if (record instanceof PolicyKept kept) {
            memory.restore(kept);
        } else if (record instanceof Crossed crossed) {
            restore(crossed);
        } else if (record instanceof BooksOpened opened) {
            opening.accept(opened);
        } else if (record instanceof RouteReady ready) {
            venueInput.accept(new RouteInput.Ready(ready.route(), false, ready.knownUntilNanos()));
        } else if (record instanceof OrderFound found) {
            venueInput.accept(new RouteInput.Found(found.order()));
        } else if (record instanceof OrderLost lost) {
            venueInput.accept(new RouteInput.Lost(lost.id()));
        } else if (record instanceof LookedUp found) {
            venueInput.accept(new RouteInput.LookedUp(found.order(), found.activity(), found.event()));
        } else if (record instanceof RouteBound bound) {
            binding.accept(bound);
        } else {
            desk.kept().restore(record);
        }
    }

    /** Of an instrument that is not traded any more it is enough to know whether the order has ended. */
    private void moveAside(OrderEvent event) {
        ManagedOrder order = orders.findAside(event.clientOrderId());
        if (order != null) {
            order.apply(event.kind(), event.venueTimeNanos(), book.timeNanos());
        }
    }

    private void executeAside(Activity activity) {
        ManagedOrder order = activity instanceof Fill fill ? orders.findAside(fill.clientOrderId()) : null;
        if (order != null && activity instanceof Fill fill) {
            order.execute(fill.key().family(), fill.key().revision(), fill.quantity(), fill.price());
            if (order.isFullyExecuted()) {
                order.apply(OrderEventKind.COMPLETE_FILL, fill.timeNanos(), book.timeNanos());
            }
        }
    }

    private void restore(ReplaceDecided replace) {
        ManagedOrder order = orders.find(replace.intent().id());
        if (order != null) {
            desk.asked(order, replace.intent());
        }
    }

    private void restore(CancelDecided cancel) {
        ManagedOrder order = orders.find(cancel.id());
        if (order != null && order.status().isWorking()) {
            if (cancel.superseded()) {
                order.supersede();
            }
            order.cancelSaysSuperseded();
            order.apply(OrderEventKind.CANCEL_REQUEST, book.timeNanos(), book.timeNanos());
        }
        if (order != null && cancel.ofGroup()) {
            desk.kept().restoreWithdrawn(order);
        }
    }

    private void restore(Crossed crossed) {
        ledger.cross(
                crossed.account(),
                crossed.instrument(),
                crossed.stampNanos(),
                crossed.price(),
                crossed.shares(),
                crossed.id());
        targets.crossed(crossed.id());
    }

    /** Whether these arrived died with the process that asked. */
    void doubtOpenRequests() {
        for (ManagedOrder order : orders.allWorking()) {
            Requests requests = order.requests();
            if (requests.isSubmitOpen()) {
                doubt(order, OrderEventKind.SUBMIT_UNKNOWN);
            }
            if (requests.isCancelOpen()) {
                doubt(order, OrderEventKind.CANCEL_UNKNOWN);
            }
            while (requests.replaces().isInFlight()) {
                doubt(order, OrderEventKind.REPLACE_UNKNOWN);
            }
        }
    }

    private void doubt(ManagedOrder order, OrderEventKind kind) {
        order.because("the process ended before the venue's answer was written");
        order.apply(kind, book.timeNanos(), book.timeNanos());
    }
}
