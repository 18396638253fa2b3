package io.otrep.venue.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One line for everything that was said, lost or decided: seconds since the start, what, order id. Single-threaded. */
final class TraceLog {
    private static final long NANOS = 1_000_000_000L;

    private final Agenda agenda;
    private final long startNanos;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    TraceLog(Agenda agenda, boolean kept) {
        this.agenda = agenda;
        this.startNanos = agenda.nowNanos();
        this.kept = kept;
    }

    void add(String what, Object about) {
        if (kept) {
            lines.add(clock(agenda.nowNanos() - startNanos) + " " + what + " " + about);
        }
    }

    /** For example {@code 12.000450000}. */
    static String clock(long nanos) {
        String digits = Long.toString(NANOS + nanos % NANOS).substring(1);
        return nanos / NANOS + "." + digits;
    }

    List<String> lines() {
        return Collections.unmodifiableList(lines);
    }
}
