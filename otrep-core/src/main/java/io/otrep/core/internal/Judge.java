package io.otrep.core.internal;

import io.otrep.broker.Capability;
import io.otrep.core.EngineListener;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether intents may leave: the engine's own checks first, then the host's gates in order, which may reduce. Single-threaded. */
final class Judge {
    /** Who denies what the engine itself refuses. */
    static final String ENGINE = "engine";
    /** Sums of units in double are off by less than any step. */
    private static final double ROUNDING = 1 + 1e-12;

    private final Book book;
    private final Orders orders;
    private final OrderGate[] gates;
    private final StopLatch latch;
    private final EngineListener listener;
    private final MarketProtection protection;

    Judge(Book book, Orders orders, OrderGate[] gates, StopLatch latch, EngineListener listener) {
        this.book = book;
        this.orders = orders;
        this.gates = gates;
        this.latch = latch;
        this.listener = listener;
        this.protection = new MarketProtection(book, gates);
    }

    /** The intent as it may leave, or why it may not, and why it was reduced. */
    record Verdict(
            OrderIntent intent,
            @Nullable Denial denial,
            @Nullable Denial reduction) {}

    /** Asks for one order. */
    Verdict verdict(OrderIntent intent, int slot) {
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

    /**
     * Asks for one order that takes back what was bought or sold by mistake: it brings what is owned to what was meant, so that REDUCING lets it pass and no
     * gate is asked, whatever it adds to beside others' units.
     */
    Verdict takingBack(OrderIntent intent, int slot) {
        Denial denial = routeDenial(intent.request(), slot);
        if (denial == null && stateOf(intent) == TradingState.HALTED) {
            denial = halted();
        }
        return new Verdict(denial == null ? protection.of(intent, slot) : intent, denial, null);
    }

    private TradingState stateOf(OrderIntent intent) {
        Instrument instrument = intent.request().instrument();
        return latch.state(instrument.route(), intent.owner(), instrument);
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

    /** Why nothing can be sent, whatever the gates say. */
    @Nullable
    Denial routeDenial(OrderRequest request, int slot) {
        Route route = book.route(slot);
        if (!request.instrument().isOrderable()) {
            return Denial.of(
                    DenialCode.METADATA_MISSING, ENGINE, "tick or step of " + request.instrument() + " is not known");
        }
        Capability missing = CapabilityCheck.missing(request, route.capabilities());
        if (missing != null) {
            return Denial.of(DenialCode.NOT_SUPPORTED, ENGINE, missing + " on route " + route.name());
        }
        if (!route.isUp()) {
            return Denial.of(DenialCode.ROUTE_DOWN, ENGINE, "route " + route.name() + " is down");
        }
        if (!route.isReconciled()) {
            return Denial.of(DenialCode.ROUTE_DOWN, ENGINE, "route " + route.name() + " is being reconciled");
        }
        return null;
    }

    private @Nullable Denial stateDenial(OrderIntent intent, int slot) {
        TradingState state = stateOf(intent);
        if (state == TradingState.HALTED) {
            return halted();
        }
        return state == TradingState.REDUCING && !isReducing(intent, slot)
                ? Denial.of(DenialCode.REDUCING, ENGINE, "only reductions pass")
                : null;
    }

    private static Denial halted() {
        return Denial.of(DenialCode.HALTED, ENGINE, "trading is halted");
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

    /** Asks for orders that are taken together or not at all: the denial of the first that may not leave as it is. */
    @Nullable
    Denial denialOfGroup(List<OrderIntent> intents) {
        Denial denial = denialOf(intents);
        for (OrderIntent intent : intents) {
            giveBack(book.slot(intent.request().instrument()), denial != null);
        }
        return denial;
    }

    /** Each is judged as if those before it worked already; of exits that cancel each other one is filled. */
    private @Nullable Denial denialOf(List<OrderIntent> intents) {
        for (OrderIntent intent : intents) {
            int slot = book.slot(intent.request().instrument());
            Verdict verdict = verdict(intent, slot);
            if (verdict.denial() != null || verdict.reduction() != null) {
                return verdict.denial() != null ? verdict.denial() : verdict.reduction();
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
            for (OrderGate gate : gates) {
                gate.onRevalued(slot, book);
            }
        }
    }

    /** Units of an order, at the present price where it asks for an amount of money. */
    double units(OrderRequest request, int slot) {
        Decimal notional = request.notional();
        return notional == null
                ? request.quantityAsDouble()
                : notional.toDouble() / (book.mark(slot) * book.instrument(slot).multiplierAsDouble());
    }

    /** Why other terms cannot be asked for, whatever they are. */
    @Nullable
    Denial notReplaceable(ManagedOrder order, int slot) {
        if (!order.status().isWorking() || order.requests().isCancelOpen()) {
            return Denial.of(
                    DenialCode.NOT_SUPPORTED,
                    ENGINE,
                    "order " + order.id() + " is " + order.status() + ", pending " + order.pending());
        }
        boolean can = book.route(slot)
                .capabilities()
                .has(book.instrument(slot).asset().assetClass(), Capability.REPLACE);
        return can
                ? null
                : Denial.of(
                        DenialCode.NOT_SUPPORTED,
                        ENGINE,
                        "REPLACE on route " + book.route(slot).name());
    }
}
