package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord.GateKept;
import io.otrep.risk.OrderGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes what gates remember into the log, once a second where it changed, and gives it back after a restart. Single-threaded. */
final class GateKeeper {
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final List<OrderGate> gates;
    private final RunLog log;
    private final byte[][] kept;
    private long nextNanos = Long.MIN_VALUE;

    GateKeeper(List<OrderGate> gates, RunLog log) {
        this.gates = gates;
        this.log = log;
        kept = new byte[gates.size()][0];
    }

    void keepWhenDue(long timeNanos) {
        if (timeNanos >= nextNanos && log.isOn()) {
            keep(timeNanos);
            nextNanos = timeNanos + EVERY_NANOS;
        }
    }

    void keep(long timeNanos) {
        for (int i = 0; i < kept.length && log.isOn(); i++) {
            byte[] state = gates.get(i).snapshot();
            if (!Arrays.equals(state, kept[i])) {
                kept[i] = state;
                log.note(new GateKept(timeNanos, i, gates.get(i).name(), state));
            }
        }
    }

    /** What gates remember now, written elsewhere or not. */
    List<GateKept> all(long timeNanos) {
        List<GateKept> all = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            all.add(new GateKept(timeNanos, i, gates.get(i).name(), gates.get(i).snapshot()));
        }
        return all;
    }

    /** A gate that stands elsewhere now, or is another, begins anew. */
    void restore(GateKept record) {
        boolean same =
                record.index() < kept.length && gates.get(record.index()).name().equals(record.gate());
        if (same) {
            kept[record.index()] = record.state();
            gates.get(record.index()).restore(record.state());
        }
    }
}
