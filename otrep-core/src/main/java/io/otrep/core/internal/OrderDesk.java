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
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderTransition;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes intents through the checks of the engine and the gates of the host to the outbound stage, and moves orders by what comes back.
 * Single-threaded.
 */
final class OrderDesk {
    private static final String GATE = "engine";
    /** Sums of units in double are off by less than any step. */
    private static final double ROUNDING = 1 + 1e-12;

    private final Book book;
    private final Orders orders;
    private final OrderGate[] gates;
    private final StopLatch latch;
    private final OrderIds ids;
    private final DecisionDigest digest;
    private final EngineListener listener;
    private final OrderFollower follower;
    private final MarketProtection protection;
    private @Nullable KeptGroups kept;
    private long sequence;

    /** Is told of orders that changed, so that targets and strategies follow. */
    interface OrderFollower {
        /** An order changed. */
        void onChange(ManagedOrder order, boolean closedNow);
    }

    OrderDesk(
            Book book,
            Orders orders,
            List<OrderGate> gates,
            StopLatch latch,
            OrderIds ids,
            DecisionDigest digest,
            EngineListener listener,
            OrderFollower follower) {
        this.book = book;
        this.orders = orders;
        this.gates = gates.toArray(OrderGate[]::new);
        this.latch = latch;
        this.ids = ids;
        this.digest = digest;
        this.listener = listener;
        this.follower = follower;
        this.protection = new MarketProtection(book, this.gates);
    }

    /** Groups that no venue keeps together. Told once, before anything else. */
    void keep(KeptGroups groups) {
        kept = groups;
    }

    KeptGroups kept() {
        return Objects.requireNonNull(kept, "kept");
    }

    /** Decides on an order. The answer is DENIED or on its way. */
    ManagedOrder submit(String owner, OrderRequest request, @Nullable TargetShares shares) {
        int slot = slotOf(request.instrument());
        OrderIntent intent = intent(owner, request).build();
        Verdict verdict = judge(intent, slot);
        TargetShares scaled = shares == null ? null : scaled(shares, verdict.intent.request());
        ManagedOrder order = begin(verdict.intent, slot, scaled);
        if (verdict.denial != null) {
            deny(order, verdict.denial);
        } else {
            release(order);
            boolean reducing = isReducing(order.intent(), slot);
            List<OwnerShare> served = scaled == null ? List.of() : scaled.wanted();
            if (!send(slot, List.of(order.intent()), served, null, reducing)) {
                refuse(order, order.intent(), OrderEventKind.NOT_SENT);
            }
        }
        return order;
    }

    /** Decides on orders that depend on each other: all are taken, or none. Where their route cannot keep them together the engine does. */
    List<ManagedOrder> submit(String owner, OrderGroup group) {
        List<OrderIntent> intents = intents(owner, group);
        int slot = slotOf(group.requests().get(0).instrument());
        Denial denial = denialOfGroup(intents);
        List<ManagedOrder> made = new ArrayList<>();
        for (OrderIntent intent : intents) {
            made.add(begin(intent, slotOf(intent.request().instrument()), null));
        }
        if (denial != null) {
            made.forEach(order -> deny(order, denial));
            return made;
        }
        if (!isNative(group, slot)) {
            kept().open(group, made, isReducing(intents.get(0), slot));
            return made;
        }
        made.forEach(this::release);
        boolean reducing = true;
        for (OrderIntent intent : intents) {
            reducing &= isReducing(intent, slotOf(intent.request().instrument()));
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
        Denial denial = routeDenial(request, slot);
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
        boolean reducing = order.isProtective() || isReducing(order.intent(), order.slot());
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

    private @Nullable Denial denialOfGroup(List<OrderIntent> intents) {
        Denial denial = denialOf(intents);
        for (OrderIntent intent : intents) {
            giveBack(slotOf(intent.request().instrument()), denial != null);
        }
        return denial;
    }

    /** Each is judged as if those before it worked already; of exits that cancel each other one is filled. */
    private @Nullable Denial denialOf(List<OrderIntent> intents) {
        for (OrderIntent intent : intents) {
            int slot = slotOf(intent.request().instrument());
            Verdict verdict = judge(intent, slot);
            if (verdict.denial != null || verdict.reduction != null) {
                return verdict.denial != null ? verdict.denial : verdict.reduction;
            }
            if (intent.groupId() == null && !intent.request().isReduceOnly()) {
                orders.hold(slot, intent.request().side(), units(intent.request(), slot));
            }
        }
        return null;
    }

    /** What was held for the judgement of a group is given back; gates that saw it and will not see the orders look again. */
    private void giveBack(int slot, boolean denied) {
        orders.resum(slot);
        if (denied) {
            revalued(slot);
        }
    }

    private void revalued(int slot) {
        for (OrderGate gate : gates) {
            gate.onRevalued(slot, book);
        }
    }

    private double units(OrderRequest request, int slot) {
        Decimal notional = request.notional();
        return notional == null
                ? request.quantityAsDouble()
                : notional.toDouble() / (book.mark(slot) * book.instrument(slot).multiplierAsDouble());
    }

    /** Decides on other terms of a working order. */
    void replace(ManagedOrder order, OrderRequest terms) {
        int slot = order.slot();
        OrderIntent intent = replacing(order, kept().pricesOf(order, terms));
        Verdict verdict = judge(intent, slot);
        Denial denial = verdict.denial != null ? verdict.denial : notReplaceable(order, slot);
        if (denial != null) {
            listener.onDenial(intent, denial);
            digestDenial(intent, denial);
            order.because(denial.toString());
            changed(order, order.status(), false);
            return;
        }
        replace(order, verdict.intent, isReducing(verdict.intent, slot));
    }

    OrderIntent replacing(ManagedOrder order, OrderRequest terms) {
        return OrderIntent.builder(order.id(), order.intent().owner(), sequence++, book.timeNanos(), terms)
                .replaced(order.terms())
                .build();
    }

    /** Other terms leave. */
    void replace(ManagedOrder order, OrderIntent intent, boolean reducing) {
        asked(order, intent);
        digestIntent(intent);
        ReplaceDecided decided = new ReplaceDecided(book.timeNanos(), intent, order.venueOrderId(), reducing);
        if (!book.route(order.slot()).dispatcher().replace(decided)) {
            refuse(order, intent, OrderEventKind.REPLACE_REJECT);
            revalued(order.slot());
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
            sequence = Math.max(sequence, intent.sequence() + 1);
            ManagedOrder sentBefore = orders.find(intent.id());
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

    private @Nullable Denial notReplaceable(ManagedOrder order, int slot) {
        if (!order.status().isWorking() || order.requests().isCancelOpen()) {
            return Denial.of(
                    DenialCode.NOT_SUPPORTED,
                    GATE,
                    "order " + order.id() + " is " + order.status() + ", pending " + order.pending());
        }
        boolean can = book.route(slot)
                .capabilities()
                .has(book.instrument(slot).asset().assetClass(), Capability.REPLACE);
        return can
                ? null
                : Denial.of(
                        DenialCode.NOT_SUPPORTED,
                        GATE,
                        "REPLACE on route " + book.route(slot).name());
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

    /** Moves an order by what its venue, or the last gate, said. */
    void onEvent(OrderEvent event) {
        ManagedOrder order = orders.find(event.clientOrderId(), event.venueOrderId(), null);
        if (order == null) {
            anomaly(event.clientOrderId().value(), "the venue speaks of an order that is not known: " + event);
            return;
        }
        if (event.kind() == OrderEventKind.REJECT && event.reason() == RejectReason.DUPLICATE_ID) {
            onDuplicateId(order, event);
            return;
        }
        if (isOfOneAttempt(event) && order.requests().isRefusedAlone(event.venueTimeNanos())) {
            move(order, order.status(), OrderEventKind.SUBMIT_UNKNOWN, event.venueTimeNanos());
            return;
        }
        OrderStatus before = order.status();
        orders.nameAtVenue(order, event.venueOrderId());
        Decimal cumulative = event.cumulativeQuantity();
        if (cumulative != null) {
            order.executedElsewhere(cumulative);
        }
        OrderRequest terms = event.terms();
        if (terms != null && event.kind() == OrderEventKind.REPLACE) {
            order.changeTerms(terms, event.venueTimeNanos());
        }
        order.because(
                event.text() != null
                        ? event.text()
                        : event.reason() == null ? null : event.reason().name());
        move(order, before, event.kind(), event.venueTimeNanos());
        if (event.kind() == OrderEventKind.REPLACE || event.kind() == OrderEventKind.REPLACE_REJECT) {
            onTerms(order, event.venueTimeNanos());
        }
    }

    /** Of an order that was sent more than once, one request did not leave or was refused; no order was made of it. */
    private static boolean isOfOneAttempt(OrderEvent event) {
        return event.kind() == OrderEventKind.NOT_SENT
                || (event.kind() == OrderEventKind.REJECT && event.venueOrderId() == null);
    }

    /** The venue has an order under this id, ours or another: no refusal, and no proof until it was looked up. */
    private void onDuplicateId(ManagedOrder order, OrderEvent event) {
        if (order.status() == OrderStatus.PENDING_NEW) {
            move(order, order.status(), OrderEventKind.SUBMIT_UNKNOWN, event.venueTimeNanos());
        } else if (!order.status().isWorking()) {
            anomaly(order.id().value(), "the venue has an order under the id of one that is " + order.status());
        }
    }

    /** Other terms hold, or do not: gates count anew, and what was executed may be all that is asked now. */
    private void onTerms(ManagedOrder order, long venueTimeNanos) {
        revalued(order.slot());
        if (order.status().isWorking() && order.isFullyExecuted()) {
            move(order, order.status(), OrderEventKind.COMPLETE_FILL, venueTimeNanos);
        }
    }

    /** Moves an order by an execution of it. */
    void onExecution(ManagedOrder order, long venueTimeNanos) {
        OrderStatus before = order.status();
        if (order.isOverExecuted()) {
            anomaly(order.id().value(), "more was executed than asked for: " + order);
        }
        OrderEventKind kind = order.isFullyExecuted() ? OrderEventKind.COMPLETE_FILL : OrderEventKind.PARTIAL_FILL;
        move(order, before, kind, venueTimeNanos);
    }

    private void move(ManagedOrder order, OrderStatus before, OrderEventKind kind, long venueTimeNanos) {
        OrderTransition transition = order.apply(kind, venueTimeNanos, book.timeNanos());
        if (transition.verdict() == OrderTransition.Verdict.ANOMALY) {
            anomaly(order.id().value(), kind + " while " + before + ", now " + order.status());
        }
        boolean closedNow = orders.refresh(order, before);
        for (OrderGate gate : gates) {
            gate.onEvent(order, kind, order.slot(), book);
        }
        if (closedNow) {
            for (OrderGate gate : gates) {
                gate.onClosed(order, order.slot(), book);
            }
        }
        changed(order, before, closedNow);
    }

    private void changed(ManagedOrder order, OrderStatus before, boolean closedNow) {
        follower.onChange(order, closedNow || (order.status().isClosed() && !before.isClosed()));
    }

    void anomaly(String subject, String detail) {
        digest.add("anomaly").add(subject);
        listener.onAnomaly(book.timeNanos(), subject, detail);
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
            order.estimate(units(intent.request(), slot));
        }
        orders.add(order);
        return order;
    }

    void deny(ManagedOrder order, Denial denial) {
        OrderStatus before = order.status();
        order.apply(OrderEventKind.DENY, book.timeNanos(), book.timeNanos());
        order.because(denial.toString());
        orders.refresh(order, before);
        digestDenial(order.intent(), denial);
        listener.onDenial(order.intent(), denial);
        follower.onChange(order, true);
    }

    /** What was held back will never leave: no gate has heard of it. */
    void endHeld(ManagedOrder order, String reason, OrderEventKind end) {
        OrderStatus before = order.status();
        order.apply(end, book.timeNanos(), book.timeNanos());
        order.because(reason);
        follower.onChange(order, orders.refresh(order, before));
    }

    void release(ManagedOrder order) {
        digestIntent(order.intent());
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
        Denial denial = Denial.of(DenialCode.JOURNAL_SLOW, GATE, "the outbound stage is full or closed");
        digestDenial(intent, denial);
        listener.onDenial(intent, denial);
        order.because(denial.toString());
        move(order, before, kind, book.timeNanos());
    }

    private void digestIntent(OrderIntent intent) {
        OrderRequest request = intent.request();
        digest.add("intent")
                .add(intent.decidedAtNanos())
                .add(intent.id().value())
                .add(request.instrument().toString())
                .add(request.side().sign())
                .add(request.type().ordinal())
                .add(request.quantity())
                .add(request.notional())
                .add(request.limitPrice())
                .add(request.stopPrice());
    }

    /** Owners' opposite wishes changed hands inside. */
    void onCross(Instrument instrument, Decimal price, List<OwnerShare> shares) {
        digest.add("cross").add(book.timeNanos()).add(instrument.toString()).add(price);
        shares.forEach(share -> digest.add(share.owner()).add(share.quantity()));
    }

    private void digestDenial(OrderIntent intent, Denial denial) {
        digest.add("denial")
                .add(book.timeNanos())
                .add(intent.id().value())
                .add(denial.code().name())
                .add(denial.limit())
                .add(denial.measured());
    }

    // Judging.

    static final class Verdict {
        final OrderIntent intent;
        final @Nullable Denial denial;
        final @Nullable Denial reduction;

        Verdict(OrderIntent intent, @Nullable Denial denial, @Nullable Denial reduction) {
            this.intent = intent;
            this.denial = denial;
            this.reduction = reduction;
        }
    }

    Verdict judge(OrderIntent intent, int slot) {
        Denial own = ownDenial(intent, slot);
        if (own != null) {
            return new Verdict(intent, own, null);
        }
        OrderIntent passing = intent;
        Denial reduction = null;
        for (OrderGate gate : gates) {
            GateDecision decision = ask(gate, passing, slot);
            if (decision.isDenied()) {
                return new Verdict(passing, decision.denial(), reduction);
            }
            Decimal reduced = decision.reducedQuantity();
            if (reduced != null) {
                reduction = decision.denial();
                if (reduction != null) {
                    listener.onDenial(passing, reduction);
                }
                passing = passing.withRequest(
                        passing.request().toBuilder().quantity(reduced).build());
            }
        }
        return new Verdict(protection.of(passing, slot), null, reduction);
    }

    /** A gate that fails, or answers what is no answer, refuses. */
    private GateDecision ask(OrderGate gate, OrderIntent intent, int slot) {
        try {
            GateDecision decision = gate.check(intent, slot, book);
            Decimal reduced = decision.reducedQuantity();
            Decimal asked = intent.request().quantity();
            boolean sound = reduced == null || (asked != null && reduced.compareTo(asked) < 0);
            return sound ? decision : failed(gate, "it answered " + decision + " to " + intent);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return failed(gate, "it threw " + e);
        }
    }

    private static GateDecision failed(OrderGate gate, String how) {
        return GateDecision.deny(Denial.of(DenialCode.GATE_FAILED, gate.name(), how));
    }

    private @Nullable Denial ownDenial(OrderIntent intent, int slot) {
        Denial denial = routeDenial(intent.request(), slot);
        return denial != null ? denial : stateDenial(intent, slot);
    }

    private @Nullable Denial routeDenial(OrderRequest request, int slot) {
        Route route = book.route(slot);
        if (!request.instrument().isOrderable()) {
            return Denial.of(
                    DenialCode.METADATA_MISSING, GATE, "tick or step of " + request.instrument() + " is not known");
        }
        Capability missing = CapabilityCheck.missing(request, route.capabilities());
        if (missing != null) {
            return Denial.of(DenialCode.NOT_SUPPORTED, GATE, missing + " on route " + route.name());
        }
        if (!route.isUp()) {
            return Denial.of(DenialCode.ROUTE_DOWN, GATE, "route " + route.name() + " is down");
        }
        if (!route.isReconciled()) {
            return Denial.of(DenialCode.ROUTE_DOWN, GATE, "route " + route.name() + " is being reconciled");
        }
        return null;
    }

    private @Nullable Denial stateDenial(OrderIntent intent, int slot) {
        TradingState state = latch.state(
                book.route(slot).name(), intent.owner(), intent.request().instrument());
        if (state == TradingState.HALTED) {
            return Denial.of(DenialCode.HALTED, GATE, "trading is halted");
        }
        return state == TradingState.REDUCING && !isReducing(intent, slot)
                ? Denial.of(DenialCode.REDUCING, GATE, "only reductions pass")
                : null;
    }

    /** Whether an order can only make the position smaller, whatever else works. */
    boolean isReducing(OrderIntent intent, int slot) {
        OrderRequest request = intent.request();
        if (request.isReduceOnly()) {
            return true;
        }
        double position = book.position(slot);
        double sameSide = position > 0 ? book.workingSell(slot) : book.workingBuy(slot);
        ManagedOrder working = orders.find(intent.id());
        double own = working == null || working.isReduceOnly() ? 0 : working.leaves();
        double executed = working == null ? 0 : working.executed();
        double signed = request.signedQuantity();
        double adds = Math.max(0, Math.abs(signed) - executed);
        return signed * position < 0 && adds + sameSide - own <= Math.abs(position) * ROUNDING;
    }
}
