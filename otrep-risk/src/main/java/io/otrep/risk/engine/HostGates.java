package io.otrep.risk.engine;

import io.otrep.market.Decimal;
import io.otrep.order.OrderIntent;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import java.util.List;
import java.util.function.Consumer;

/** The gates of a host, asked in their order; what one made smaller goes on to the next. Single-threaded. */
final class HostGates {
    private final List<OrderGate> gates;
    private final RiskView book;

    HostGates(List<OrderGate> gates, RiskView book) {
        this.gates = List.copyOf(gates);
        this.book = book;
    }

    void tell(Consumer<OrderGate> what) {
        gates.forEach(what);
    }

    GateDecision check(OrderIntent intent, int slot) {
        OrderIntent rest = intent;
        GateDecision result = GateDecision.APPROVE;
        for (OrderGate gate : gates) {
            GateDecision decision = ask(gate, rest, slot);
            if (decision.isDenied()) {
                return decision;
            }
            Decimal reduced = decision.reducedQuantity();
            if (reduced != null) {
                result = decision;
                rest = rest.withRequest(
                        rest.request().toBuilder().quantity(reduced).build());
            }
        }
        return result;
    }

    private GateDecision ask(OrderGate gate, OrderIntent intent, int slot) {
        try {
            return gate.check(intent, slot, book);
        } catch (RuntimeException e) {
            return GateDecision.deny(Denial.of(DenialCode.GATE_FAILED, gate.name(), e.toString()));
        }
    }
}
