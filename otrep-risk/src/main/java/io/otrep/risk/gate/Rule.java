package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.order.OrderEventKind;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import io.otrep.risk.Vital;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One limit of the chain. An abstract class and not an interface, because the call is cheaper. Single-threaded: called by the chain on the
 * engine loop.
 */
abstract class Rule {
    private final String name;
    private final boolean stopsReductions;
    private boolean passesPlain;

    /**
     * A rule whose denials carry the given codes; it is asked about reducing orders if any of them may stop one.
     *
     * @param name for denials
     * @param codes what it may answer
     */
    Rule(String name, DenialCode... codes) {
        this.name = name;
        boolean stops = false;
        for (DenialCode code : codes) {
            stops |= code.stopsReductions();
        }
        this.stopsReductions = stops;
    }

    final String name() {
        return name;
    }

    final boolean stopsReductions() {
        return stopsReductions;
    }

    /** Whether nothing can be against a {@linkplain OrderFacts#isPlain() plain} order, so that it need not be asked. */
    final boolean passesPlain() {
        return passesPlain;
    }

    final void passPlain() {
        passesPlain = true;
    }

    /** What speaks against the order, null if nothing. Allocates only for a denial. */
    abstract @Nullable Denial check(OrderFacts facts);

    /** The largest quantity this rule would let pass, in units; unless it says otherwise, what closes the position. */
    double room(OrderFacts facts) {
        return facts.closing();
    }

    final Denial denial(DenialCode code, double limit, double measured) {
        return Denial.of(code, name, limit, measured);
    }

    final Denial denial(DenialCode code, String detail) {
        return Denial.of(code, name, detail);
    }

    void onOrder(WorkingOrder order, int slot, RiskView view) {}

    void onReplace(WorkingOrder order, int slot, RiskView view) {}

    void onClosed(WorkingOrder order, int slot, RiskView view) {}

    void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {}

    void onTrade(ClosedTrade trade, boolean revoked, int slot, RiskView view) {}

    void onVital(ControlScope scope, Vital vital, double value, RiskView view) {}

    void onFill(Fill fill, int slot, RiskView view) {}

    /** A mark moved; asked only if {@link #followsMarks()}. */
    void onMark(int slot, RiskView view) {}

    boolean followsMarks() {
        return false;
    }

    /** Whether there is something that must survive a restart. */
    boolean hasState() {
        return false;
    }

    void write(DataOutput out) throws IOException {}

    void read(DataInput in) throws IOException {}
}
