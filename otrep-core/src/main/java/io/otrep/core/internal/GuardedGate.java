package io.otrep.core.internal;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;

/**
 * A gate whose failure stops trading and nothing else: one that throws in a callback has lost count, so the engine is halted, while the order or the
 * mark it was told of goes its way. Single-threaded.
 */
final class GuardedGate implements OrderGate {
    private final OrderGate gate;
    private final StopLatch latch;

    GuardedGate(OrderGate gate, StopLatch latch) {
        this.gate = gate;
        this.latch = latch;
    }

    private void failed(Throwable cause) {
        latch.trip(ControlScope.engine(), TradingState.HALTED, "gate '" + gate.name() + "' lost count: " + cause);
    }

    @Override
    public String name() {
        return gate.name();
    }

    @Override
    public GateDecision check(OrderIntent intent, int slot, RiskView view) {
        return gate.check(intent, slot, view);
    }

    @Override
    public double protectionPrice(OrderIntent intent, int slot, RiskView view) {
        try {
            return gate.protectionPrice(intent, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
            return Double.NaN;
        }
    }

    @Override
    public void onOrder(WorkingOrder order, int slot, RiskView view) {
        try {
            gate.onOrder(order, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onClosed(WorkingOrder order, int slot, RiskView view) {
        try {
            gate.onClosed(order, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onFill(Fill fill, int slot, RiskView view) {
        try {
            gate.onFill(fill, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onMarket(MarketEvent event, int slot, RiskView view) {
        try {
            gate.onMarket(event, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onMark(int slot, RiskView view) {
        try {
            gate.onMark(slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onRevalued(int slot, RiskView view) {
        try {
            gate.onRevalued(slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onReplace(WorkingOrder order, int slot, RiskView view) {
        try {
            gate.onReplace(order, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {
        try {
            gate.onEvent(order, kind, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onTradeClosed(ClosedTrade trade, int slot, RiskView view) {
        try {
            gate.onTradeClosed(trade, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onTradeRevoked(ClosedTrade trade, int slot, RiskView view) {
        try {
            gate.onTradeRevoked(trade, slot, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public void onVital(ControlScope scope, Vital vital, double value, RiskView view) {
        try {
            gate.onVital(scope, vital, value, view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failed(e);
        }
    }

    @Override
    public byte[] snapshot() {
        return gate.snapshot();
    }

    @Override
    public void restore(byte[] snapshot) {
        gate.restore(snapshot);
    }
}
