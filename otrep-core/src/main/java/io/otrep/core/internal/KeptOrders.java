package io.otrep.core.internal;

import io.otrep.broker.Capability;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.util.List;

/**
 * Sends, changes and withdraws the orders of groups that the engine keeps together. Exits pass without the gates, which judged them with their entry, and
 * with a permit of their own when HALTED: they get out of what is held. Others are judged when they leave. Single-threaded.
 */
final class KeptOrders {
    private final Book book;
    private final Ledger ledger;
    private final OrderDesk desk;

    KeptOrders(Book book, Ledger ledger, OrderDesk desk) {
        this.book = book;
        this.ledger = ledger;
        this.desk = desk;
    }

    /** Whether the route of an exit takes orders just now. */
    boolean isReady(KeptExit exit) {
        Route route = book.route(exit.first().slot());
        return route.isUp() && route.isReconciled();
    }

    /** Whether its venue changes working orders. */
    boolean canReplace(KeptExit exit) {
        return can(exit, Capability.REPLACE);
    }

    /** Whether its venue executes no more of a reduce-only order than is held. */
    boolean capsAtPosition(KeptExit exit) {
        return can(exit, Capability.REDUCE_ONLY);
    }

    private boolean can(KeptExit exit, Capability capability) {
        int slot = exit.first().slot();
        return book.route(slot).capabilities().has(book.instrument(slot).asset().assetClass(), capability);
    }

    /** What was held back leaves, for some units. */
    void release(KeptGroup group, KeptExit exit, Decimal units) {
        ManagedOrder order = exit.first();
        OrderIntent intent = order.intent();
        OrderIntent leaving = OrderIntent.builder(
                        intent.id(), intent.owner(), intent.sequence(), book.timeNanos(), terms(exit, units))
                .parentId(intent.parentId())
                .groupId(intent.groupId())
                .build();
        order.releaseAs(leaving);
        send(group, exit, order);
    }

    /** Another order for units that those before do not offer. It has still to be joined. */
    ManagedOrder next(KeptExit exit, Decimal units) {
        OrderIntent first = exit.first().intent();
        OrderIntent intent = desk.intent(first.owner(), terms(exit, units))
                .parentId(first.id())
                .groupId(first.groupId())
                .build();
        return desk.begin(intent, exit.first().slot(), null);
    }

    void send(KeptGroup group, KeptExit exit, ManagedOrder order) {
        OrderIntent intent = order.intent();
        boolean reducing = exit.isProtective() || desk.judge().isReducing(intent, order.slot());
        if (group.isJudgedLater(exit) && isDenied(order)) {
            return;
        }
        desk.release(order);
        IntentsDecided decided =
                new IntentsDecided(book.timeNanos(), List.of(intent), List.of(), null, reducing, exit.isProtective());
        if (!book.route(order.slot()).dispatcher().submit(decided)) {
            desk.refuse(order, intent, OrderEventKind.NOT_SENT);
        }
    }

    private boolean isDenied(ManagedOrder order) {
        Judge.Verdict verdict = desk.judge().verdict(order.intent(), order.slot());
        if (verdict.denial() != null) {
            desk.deny(order, verdict.denial());
        } else if (verdict.reduction() != null) {
            desk.deny(order, verdict.reduction());
        }
        return verdict.denial() != null || verdict.reduction() != null;
    }

    private OrderRequest terms(KeptExit exit, Decimal units) {
        OrderRequest terms = exit.terms();
        boolean reduces = exit.isProtective()
                && capsAtPosition(exit)
                && (terms.isReduceOnly() || isHeld(exit.first().slot(), terms.side(), units));
        boolean asked = !exit.isProtective() && terms.isReduceOnly();
        return terms.toBuilder().quantity(units).reduceOnly(reduces || asked).build();
    }

    /** Others' units may stand against ours: then the venue would refuse to reduce. */
    private boolean isHeld(int slot, Side side, Decimal units) {
        Decimal all = ledger.quantity(slot);
        return all.signum() == -side.sign() && all.abs().compareTo(units) >= 0;
    }

    /** Asks for another total, what is executed included. */
    void resize(KeptExit exit, ManagedOrder order, Decimal total) {
        OrderRequest terms = order.terms().toBuilder().quantity(total).build();
        exit.size(total);
        desk.replace(order, desk.replacing(order, terms), true);
    }

    /** Asks for the end of an order whose place another may take. */
    void withdraw(KeptExit exit, ManagedOrder order) {
        exit.withdraw(order);
        desk.withdraw(order, true);
    }
}
