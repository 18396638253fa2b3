package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.order.OrderEventKind;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Measures the number of a {@link RiskLadder} for each scope, from what the engine tells. Single-threaded. */
abstract class LadderGauge {
    /** The number just now, NaN if it is not known. Asking twice changes nothing. */
    abstract double value(int key, RiskView view);

    /** The numbers behind it, for the journal. */
    String inputs(int key, RiskView view) {
        return "";
    }

    /** An operator accepted what it was: it begins anew. */
    void accept(int key) {}

    /** Whether a mark of an instrument may change the number of its scope. */
    boolean movesWithMarks() {
        return false;
    }

    /** Whether the number gets worse while nothing happens. */
    boolean ages() {
        return false;
    }

    void onMark(int key, int slot, RiskView view) {}

    void onEvent(int key, OrderEventKind kind, RiskView view) {}

    /** A trade was closed with a net profit in the base currency, or is void again. */
    void onTrade(int key, ClosedTrade trade, double profit, boolean revoked, RiskView view) {}

    /** What a supervisor measured of a scope. */
    void onVital(int key, double value) {}

    void writeShared(DataOutput out) throws IOException {}

    void readShared(DataInput in) throws IOException {}

    void write(int key, DataOutput out) throws IOException {}

    void read(int key, DataInput in) throws IOException {}
}
