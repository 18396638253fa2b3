package io.otrep.core.internal;

import io.otrep.broker.Capability;
import io.otrep.core.EngineListener;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.OrderGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes intents through judgement to the outbound stage. Single-threaded. */
final class OrderDesk {
    private final Book book;
    private final Orders orders;
    private final OrderGate[] gates;
    private final OrderIds ids;
    private final DecisionDigest digest;
    private final EngineListener listener;
    private final Judge judge;
    private final OrderMoves moves;
    private @Nullable KeptGroups kept;
    private long sequence;

    OrderDesk(
            Book book,
            Orders orders,
            OrderGate[] gates,
            Judge judge,
            OrderMoves moves,
            OrderIds ids,
            DecisionDigest digest,
            EngineListener listener) {
        this.book = book;
        this.orders = orders;
        this.gates = gates;
        this.judge = judge;
        this.moves = moves;
        this.ids = ids;
        this.digest = digest;
        this.listener = listener;
    }

    /** Groups that no venue keeps together. Told once, before anything else. */
    void keep(KeptGroups groups) {
        kept = groups;
    }

    KeptGroups kept() {
        return Objects.requireNonNull(kept, "kept");
    }

    Judge judge() {
        return judge;
    }

    OrderMoves moves() {
        return moves;
    }

    /** Decides on an order. The answer is DENIED or on its way. */
    ManagedOrder submit(String owner, OrderRequest request, @Nullable TargetShares shares) {
        int slot = slotOf(request.instrument());
        OrderIntent intent = intent(owner, request).build();
        ManagedOrder order = decide(slot, judge.verdict(intent, slot), shares);
        if (order.status() != OrderStatus.DENIED) {
            send(order, judge.isReducing(order.intent(), slot));
        }
        return order;
    }

    /** Decides on an order that takes back what was bought or sold by mistake, see {@link Judge#takingBack}. */
    void takeBack(String owner, OrderRequest request) {
        int slot = slotOf(request.instrument());
        OrderIntent intent = intent(owner, request).build();
        ManagedOrder order = decide(slot, judge.takingBack(intent, slot), null);
        if (order.status() != OrderStatus.DENIED) {
            send(order, true);
        }
    }

    private ManagedOrder decide(int slot, Judge.Verdict verdict, @Nullable TargetShares shares) {
        TargetShares scaled =
                shares == null ? null : scaled(shares, verdict.intent().request());
        ManagedOrder order = begin(verdict.intent(), slot, scaled);
        if (verdict.denial() != null) {
            deny(order, verdict.denial());
        } else {
            release(order);
        }
        return order;
    }

    private void send(ManagedOrder order, boolean reducing) {
        TargetShares shares = order.shares();
        List<OwnerShare> served = shares == null ? List.of() : shares.wanted();
        if (!send(order.slot(), List.of(order.intent()), served, null, reducing)) {
            refuse(order, order.intent(), OrderEventKind.NOT_SENT);
        }
    }

    /** Decides on orders that depend on each other: all are taken, or none. Where their route cannot keep them together the engine does. */
    List<ManagedOrder> submit(String owner, OrderGroup group) {
        group.requests().forEach(request -> slotOf(request.instrument()));
        List<OrderIntent> intents = intents(owner, group);
        int slot = slotOf(group.requests().get(0).instrument());
        Denial denial = judge.denialOfGroup(intents);
        List<ManagedOrder> made = new ArrayList<>();
        for (OrderIntent intent : intents) {
            made.add(begin(intent, slotOf(intent.request().instrument()), null));
        }
        if (denial != null) {
            made.forEach(order -> deny(order, denial));
            return made;
        }
        if (!isNative(group, slot)) {
            kept().open(group, made, judge.isReducing(intents.get(0), slot));
            return made;
        }
        made.forEach(this::release);
        boolean reducing = true;
        for (OrderIntent intent : intents) {
            reducing &= judge.isReducing(intent, slotOf(intent.request().instrument()));
        }
        if (!send(slot, intents, List.of(), group, reducing)) {
            made.forEach(order -> refuse(order, order.intent(), OrderEventKind.NOT_SENT));
        }
        return made;
    }

    /** Sends a flatten's close: no gate is asked, the last gate lets it pass when HALTED. The answer is DENIED or on its way. */
    ManagedOrder close(OrderRequest request, TargetShares shares) {
        int slot = slotOf(request.instrument());
        TargetShares scaled = scaled(shares, request);
        String owners =
                String.join("+", scaled.wanted().stream().map(OwnerShare::owner).toList());
        OrderIntent intent = intent(owners, request).build();
        ManagedOrder order = begin(intent, slot, scaled);
        order.permit();
        Denial denial = judge.routeDenial(request, slot);
        if (denial != null) {
            deny(order, denial);
            return order;
        }
        release(order);
        IntentsDecided decided =
                new IntentsDecided(book.timeNanos(), List.of(intent), scaled.wanted(), null, true, true);
        if (!book.route(slot).dispatcher().submit(decided)) {
            refuse(order, intent, OrderEventKind.NOT_SENT);
        }
        return order;
    }

    private boolean send(
            int slot,
            List<OrderIntent> intents,
            List<OwnerShare> shares,
            @Nullable OrderGroup group,
            boolean reducing) {
        IntentsDecided decided = new IntentsDecided(book.timeNanos(), intents, shares, group, reducing);
        return book.route(slot).dispatcher().submit(decided);
    }

    /** The same intent goes out again, under the same id. Says no when the outbound stage is full. */
    boolean resend(ManagedOrder order) {
        TargetShares shares = order.shares();
        List<OwnerShare> served = shares == null ? List.of() : shares.wanted();
        boolean reducing = order.isProtective() || judge.isReducing(order.intent(), order.slot());
        boolean taken = send(order.slot(), List.of(order.intent()), served, null, reducing);
        if (taken) {
            order.requests().attempt();
        }
        return taken;
    }

    private List<OrderIntent> intents(String owner, OrderGroup group) {
        List<OrderIntent> intents = new ArrayList<>();
        String exits = null;
        for (int i = 0; i < group.requests().size(); i++) {
            boolean child = i > 0 && group.kind() != OrderGroup.Kind.OCO;
            boolean exit = group.kind() == OrderGroup.Kind.OCO || (group.kind() == OrderGroup.Kind.BRACKET && i > 0);
            OrderIntent.Builder intent = intent(owner, group.requests().get(i));
            OrderIntent plain = intent.build();
            if (exit && exits == null) {
                exits = plain.id().value();
            }
            intents.add(intent.parentId(child ? intents.get(0).id() : null)
                    .groupId(exit ? exits : null)
                    .build());
        }
        return intents;
    }

    private boolean isNative(OrderGroup group, int slot) {
        Capability needed = Capability.valueOf(group.kind().name());
        Route route = book.route(slot);
        boolean together = group.requests().stream()
                .allMatch(request -> request.instrument().route().equals(route.name()));
        return together
                && route.capabilities().has(book.instrument(slot).asset().assetClass(), needed);
    }

    /** Decides on other terms of a working order. */
    void replace(ManagedOrder order, OrderRequest terms) {
        int slot = order.slot();
        OrderIntent intent = replacing(order, kept().pricesOf(order, terms));
        Judge.Verdict verdict = judge.verdict(intent, slot);
        Denial denial = verdict.denial() != null ? verdict.denial() : judge.notReplaceable(order, slot);
        if (denial != null) {
            listener.onDenial(intent, denial);
            digest.denial(book.timeNanos(), intent, denial);
            order.because(denial.toString());
            moves.changed(order, order.status(), false);
            return;
        }
        replace(order, verdict.intent(), judge.isReducing(verdict.intent(), slot));
    }

    OrderIntent replacing(ManagedOrder order, OrderRequest terms) {
        return OrderIntent.builder(order.id(), order.intent().owner(), sequence++, book.timeNanos(), terms)
                .replaced(order.terms())
                .build();
    }

    /** Other terms leave. */
    void replace(ManagedOrder order, OrderIntent intent, boolean reducing) {
        asked(order, intent);
        digest.intent(intent);
        ReplaceDecided decided = new ReplaceDecided(book.timeNanos(), intent, order.venueOrderId(), reducing);
        if (!book.route(order.slot()).dispatcher().replace(decided)) {
            refuse(order, intent, OrderEventKind.REPLACE_REJECT);
            moves.revalued(order.slot());
        }
    }

    /** Other terms are on their way. */
    void asked(ManagedOrder order, OrderIntent replace) {
        OrderStatus before = order.status();
        sequence = Math.max(sequence, replace.sequence() + 1);
        order.apply(OrderEventKind.REPLACE_REQUEST, book.timeNanos(), book.timeNanos());
        order.ask(replace.request(), book.timeNanos());
        orders.refresh(order, before);
        for (OrderGate gate : gates) {
            gate.onReplace(order, order.slot(), book);
        }
    }

    /** Takes a decision of an earlier process as made. One that was made twice was sent twice under one id: one order. */
    void restore(IntentsDecided decided) {
        for (OrderIntent intent : decided.intents()) {
            int slot = book.slot(intent.request().instrument());
            boolean first = intent.sequence() >= sequence; // nothing to look for
            sequence = Math.max(sequence, intent.sequence() + 1);
            ManagedOrder sentBefore = first ? null : orders.find(intent.id());
            if (sentBefore != null && sentBefore.status() == OrderStatus.HELD) {
                sentBefore.releaseAs(intent);
                onItsWay(sentBefore);
            } else if (sentBefore != null) {
                sentBefore.requests().attempt();
            } else if (slot >= 0) {
                restore(intent, slot, decided);
            } else if (decided.sent().contains(intent)) {
                TargetShares shares = decided.shares().isEmpty() ? null : new TargetShares(decided.shares());
                orders.keepAside(new ManagedOrder(intent, slot, shares));
            }
        }
        kept().restore(decided);
    }

    private void restore(OrderIntent intent, int slot, IntentsDecided decided) {
        ManagedOrder order =
                begin(intent, slot, decided.shares().isEmpty() ? null : new TargetShares(decided.shares()));
        boolean ofGroup = kept().join(order);
        if (decided.permit() && !ofGroup) {
            order.permit();
        }
        if (decided.sent().contains(intent)) {
            onItsWay(order);
        }
    }

    /** Asks for the end of an order. Always passes; nothing happens if it has ended or is being canceled. */
    void cancel(ManagedOrder order) {
        kept().onCancelAsked(order);
        withdraw(order, false);
    }

    /**
     * Asks for the end of an order.
     *
     * @param ofGroup whether others of the group that the engine keeps together may take its place
     */
    void withdraw(ManagedOrder order, boolean ofGroup) {
        if (!order.status().isWorking() || order.requests().isCancelInFlight()) {
            return;
        }
        OrderStatus before = order.status();
        order.apply(OrderEventKind.CANCEL_REQUEST, book.timeNanos(), book.timeNanos());
        orders.refresh(order, before);
        digest.add("cancel").add(book.timeNanos()).add(order.id().value());
        book.route(order.slot())
                .dispatcher()
                .cancel(new CancelDecided(
                        book.timeNanos(), order.id(), order.venueOrderId(), ofGroup, order.cancelSaysSuperseded()));
    }

    /** Asks once more for what was asked before. */
    void cancelAgain(ManagedOrder order) {
        withdraw(order, kept().isWithdrawn(order));
    }

    OrderIntent.Builder intent(String owner, OrderRequest request) {
        long number = sequence++;
        ClientOrderId id = ids.next(owner, request.instrument().toString(), number);
        return OrderIntent.builder(id, owner, number, book.timeNanos(), request);
    }

    /** The number of the next decision. */
    long sequence() {
        return sequence;
    }

    /** An earlier process made the decisions before this one. */
    void decidedBefore(long number) {
        sequence = Math.max(sequence, number);
    }

    private int slotOf(Instrument instrument) {
        int slot = book.slot(instrument);
        if (slot < 0) {
            throw new IllegalArgumentException(
                    "instrument " + instrument + " is not traded by this engine; add its symbol to a route");
        }
        return slot;
    }

    private static TargetShares scaled(TargetShares shares, OrderRequest request) {
        Decimal step = request.instrument().step();
        return shares.scaledTo(signed(request), step == null ? Decimal.ZERO : step);
    }

    private static Decimal signed(OrderRequest request) {
        Decimal quantity = request.quantity() == null ? Decimal.ZERO : request.quantity();
        return request.side() == Side.BUY ? quantity : quantity.negate();
    }

    ManagedOrder begin(OrderIntent intent, int slot, @Nullable TargetShares shares) {
        ManagedOrder order = new ManagedOrder(intent, slot, shares);
        if (intent.request().notional() != null) {
            order.estimate(judge.units(intent.request(), slot));
        }
        orders.add(order);
        return order;
    }

    void deny(ManagedOrder order, Denial denial) {
        OrderStatus before = order.status();
        order.apply(OrderEventKind.DENY, book.timeNanos(), book.timeNanos());
        order.because(denial.toString());
        orders.refresh(order, before);
        digest.denial(book.timeNanos(), order.intent(), denial);
        listener.onDenial(order.intent(), denial);
        moves.changed(order, before, true);
    }

    /** What was held back will never leave: no gate has heard of it. */
    void endHeld(ManagedOrder order, String reason, OrderEventKind end) {
        OrderStatus before = order.status();
        order.apply(end, book.timeNanos(), book.timeNanos());
        order.because(reason);
        moves.changed(order, before, orders.refresh(order, before));
    }

    void release(ManagedOrder order) {
        digest.intent(order.intent());
        listener.onIntent(order.intent());
        onItsWay(order);
    }

    private void onItsWay(ManagedOrder order) {
        OrderStatus before = order.status();
        order.apply(OrderEventKind.RELEASE, book.timeNanos(), book.timeNanos());
        orders.refresh(order, before);
        for (OrderGate gate : gates) {
            gate.onOrder(order, order.slot(), book);
        }
    }

    void refuse(ManagedOrder order, OrderIntent intent, OrderEventKind kind) {
        OrderStatus before = order.status();
        Denial denial = Denial.of(DenialCode.JOURNAL_SLOW, Judge.ENGINE, "the outbound stage is full or closed");
        digest.denial(book.timeNanos(), intent, denial);
        listener.onDenial(intent, denial);
        order.because(denial.toString());
        moves.move(order, before, kind, book.timeNanos());
    }

    /** Owners' opposite wishes changed hands inside. */
    void onCross(Instrument instrument, Decimal price, List<OwnerShare> shares) {
        digest.cross(book.timeNanos(), instrument, price, shares);
    }
}
