package io.otrep.core.internal;

import io.otrep.account.CashFlow;
import io.otrep.account.FoundPosition;
import io.otrep.core.ledger.Ledger;
import io.otrep.risk.ControlScope;
import io.otrep.risk.OrderGate;
import io.otrep.risk.Vital;

/** Tells the gates how the machinery is. Single-threaded. */
final class Vitals {
    private final Instruments instruments;
    private final Book book;
    private final Ledger ledger;
    private final OrderGate[] gates;

    Vitals(Instruments instruments, Book book, Ledger ledger, OrderGate[] gates) {
        this.instruments = instruments;
        this.book = book;
        this.ledger = ledger;
        this.gates = gates;
    }

    void measured(ControlScope scope, Vital vital, double value) {
        for (OrderGate gate : gates) {
            gate.onVital(scope, vital, value, book);
        }
    }

    /** What reconciliation found and could not explain, over equity. */
    void tellMismatch(Object event) {
        double value = 0;
        String route = "";
        if (event instanceof FoundPosition found) {
            int slot = instruments.slot(found.instrument());
            route = found.instrument().route();
            value = slot < 0
                    ? Double.NaN
                    : found.quantity().toDouble()
                            * book.mark(slot)
                            * found.instrument().multiplierAsDouble()
                            * book.rate(slot);
        } else if (event instanceof CashFlow flow && flow.kind() == CashFlow.Kind.UNEXPLAINED) {
            route = flow.key().account().route();
            value = flow.amount().amount().toDouble()
                    * ledger.rate(flow.amount().currency());
        }
        if (!route.isEmpty() && !Double.isNaN(value)) {
            measured(ControlScope.route(route), Vital.MISMATCH, shareOfEquity(Math.abs(value)));
        }
    }

    /** Of equity that is not known or not positive anything is more than any limit. */
    private double shareOfEquity(double value) {
        double equity = book.equity();
        return equity > 0 ? value / equity : Double.POSITIVE_INFINITY;
    }
}
