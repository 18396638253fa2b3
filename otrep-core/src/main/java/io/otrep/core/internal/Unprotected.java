package io.otrep.core.internal;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exits that are wanted and not at their venue: told at once and again after pauses that double up to an hour, until they are there; and groups whose venue
 * refuses one, which wait for a change of what is held or works. Single-threaded.
 */
final class Unprotected {
    private static final String TIMER = "unprotected";
    private static final long FIRST_PAUSE_NANOS = 60_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 3_600_000_000_000L;

    private record Alert(long nextNanos, long pauseNanos) {}

    private final Book book;
    private final OrderMoves moves;
    private final Timers timers;
    private final Map<ClientOrderId, Alert> alerts = new LinkedHashMap<>();
    private final Set<KeptGroup> barred = new LinkedHashSet<>();

    Unprotected(Book book, OrderMoves moves, Timers timers) {
        this.book = book;
        this.moves = moves;
        this.timers = timers;
    }

    /** Units are without an exit: tells if it is time, and has it looked at again when it is time to tell again. */
    void tell(KeptExit exit, Decimal units, String why, Runnable again) {
        ClientOrderId id = exit.first().id();
        long now = book.timeNanos();
        Alert last = alerts.get(id);
        if (last == null || now >= last.nextNanos()) {
            moves.anomaly(id.value(), units + " units are without this exit: " + why);
            long pause = last == null ? FIRST_PAUSE_NANOS : Math.min(2 * last.pauseNanos(), LONGEST_PAUSE_NANOS);
            alerts.put(id, new Alert(now + pause, pause));
            timers.set(now + pause, now, TIMER, id.value(), again);
        }
    }

    /** Nothing is missing any more. */
    void end(KeptExit exit) {
        ClientOrderId id = exit.first().id();
        if (!alerts.isEmpty() && alerts.remove(id) != null) {
            timers.cancel(TIMER, id.value());
            moves.anomaly(id.value(), "no units are without this exit any more");
        }
    }

    /** A venue refuses an exit of a group for now. */
    void bar(KeptGroup group) {
        barred.add(group);
    }

    /** What is held of an instrument, or what works there, is not what it was: gives the groups to be looked at, whose exits may be tried again. */
    List<KeptGroup> onMoved(int slot) {
        if (barred.isEmpty()) {
            return List.of();
        }
        List<KeptGroup> freed =
                barred.stream().filter(group -> group.leader().slot() == slot).toList();
        freed.forEach(barred::remove);
        freed.forEach(group -> group.exits().forEach(KeptExit::free));
        return freed;
    }
}
