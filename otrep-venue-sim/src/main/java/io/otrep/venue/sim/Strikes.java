package io.otrep.venue.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that strike one message, with what chance said of their durations. Single-threaded. */
final class Strikes {
    /** A fault and how long it lasts this time. */
    record Struck(Fault fault, long nanos) {}

    private final List<Struck> struck = new ArrayList<>();

    void add(Fault fault, long nanos) {
        struck.add(new Struck(fault, nanos));
    }

    List<Struck> all() {
        return struck;
    }

    /** The first of a kind. */
    @Nullable
    Struck find(FaultKind kind) {
        for (Struck one : struck) {
            if (one.fault().kind() == kind) {
                return one;
            }
        }
        return null;
    }

    boolean has(FaultKind kind) {
        return find(kind) != null;
    }

    /** How long a fault lasts, 0 if it does not strike. */
    long nanos(FaultKind kind) {
        Struck found = find(kind);
        return found == null ? 0 : found.nanos();
    }
}
