package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.QuoteBar;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * History joined to a stream, without overlap and with every gap reported: the warm-up of a live run.
 *
 * <p>The stream may begin first: what it brings before the history is complete is kept. Then the history is passed on, then the
 * stream from where the history ends. A bar of the stream whose close the history had is a duplicate; so is a quote or trade from
 * before the close of the history's last bar. A gap is session time between the history's last bar and the stream's first of the
 * same interval.
 *
 * <p>Single-threaded. Allocates nothing per event of the stream once joined.
 */
public final class Joined {
    private final Consumer<? super MarketEvent> out;
    private final Map<Instrument, Ends> ends = new LinkedHashMap<>();
    private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean complete;
    private long duplicates;

    private Joined(Consumer<? super MarketEvent> out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    /**
     * Session time nobody told about.
     *
     * @param instrument the instrument
     * @param from close of the history's last bar
     * @param to open of the stream's first
     */
    public record Gap(Instrument instrument, Instant from, Instant to) {}

    /**
     * Begins to join.
     *
     * @param out takes the history, then the stream
     * @return a join that waits for its history
     */
    public static Joined to(Consumer<? super MarketEvent> out) {
        return new Joined(out);
    }

    /**
     * Takes an event of the history, in the order of time.
     *
     * @param event passed on at once
     * @throws IllegalStateException after {@link #endHistory()}
     */
    public void onHistory(MarketEvent event) {
        if (complete) {
            throw new IllegalStateException("the history has ended; give all of it before endHistory()");
        }
        endsOf(event).note(event);
        out.accept(event);
    }

    /**
     * Takes all of a tape as history.
     *
     * @param history the tape
     */
    public void history(Tape history) {
        try (Tape.Cursor cursor = history.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                onHistory(event);
            }
        }
    }

    /** Says that the history is complete; what the stream brought in the meantime is passed on. */
    public void endHistory() {
        complete = true;
        for (MarketEvent event = waiting.poll(); event != null; event = waiting.poll()) {
            pass(event);
        }
    }

    /**
     * Takes an event of the stream.
     *
     * @param event kept until the history is complete
     */
    public void onStream(MarketEvent event) {
        if (complete) {
            pass(event);
        } else {
            waiting.add(event);
        }
    }

    private void pass(MarketEvent event) {
        Ends known = endsOf(event);
        if (known.covers(event)) {
            duplicates++;
            return;
        }
        known.join(event, gaps);
        out.accept(event);
    }

    private Ends endsOf(MarketEvent event) {
        Ends known = ends.get(event.instrument());
        if (known == null) {
            known = new Ends();
            ends.put(event.instrument(), known);
        }
        return known;
    }

    /**
     * Gaps found so far.
     *
     * @return in the order found
     */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /**
     * Events of the stream the history had already.
     *
     * @return events left out
     */
    public long duplicateCount() {
        return duplicates;
    }

    /** Where the history of one instrument ends. */
    private static final class Ends {
        private final List<End> bars = new ArrayList<>();
        private long barNanos = Long.MIN_VALUE;
        private long tickNanos = Long.MIN_VALUE;

        void note(MarketEvent event) {
            BarInterval interval = intervalOf(event);
            if (interval == null) {
                tickNanos = Math.max(tickNanos, event.timeNanos());
                return;
            }
            End end = find(event, interval);
            if (end == null) {
                end = new End(event.getClass(), interval);
                bars.add(end);
            }
            end.closeNanos = Math.max(end.closeNanos, event.timeNanos());
            barNanos = Math.max(barNanos, event.timeNanos());
        }

        boolean covers(MarketEvent event) {
            BarInterval interval = intervalOf(event);
            if (interval == null) {
                return event.timeNanos() <= tickNanos || event.timeNanos() < barNanos;
            }
            End end = find(event, interval);
            return end != null && event.timeNanos() <= end.closeNanos;
        }

        /** Looks for a gap before the first bar of the stream. */
        void join(MarketEvent event, List<Gap> gaps) {
            BarInterval interval = intervalOf(event);
            End end = interval == null ? null : find(event, interval);
            if (end != null && !end.joined) {
                end.joined = true;
                long open = openOf(event);
                if (isSessionBetween(event.instrument().calendar(), end.closeNanos, open)) {
                    gaps.add(new Gap(event.instrument(), Nanos.toInstant(end.closeNanos), Nanos.toInstant(open)));
                }
            }
        }

        private static boolean isSessionBetween(TradingCalendar calendar, long from, long to) {
            return from < to
                    && (calendar.isOpen(from)
                            || calendar.nextOpen(Nanos.toInstant(from))
                                    .filter(next -> Nanos.of(next) < to)
                                    .isPresent());
        }

        private @Nullable End find(MarketEvent event, BarInterval interval) {
            for (int i = 0; i < bars.size(); i++) {
                End end = bars.get(i);
                if (end.kind == event.getClass() && end.interval.equals(interval)) {
                    return end;
                }
            }
            return null;
        }

        private static @Nullable BarInterval intervalOf(MarketEvent event) {
            if (event instanceof Bar bar) {
                return bar.interval();
            }
            return event instanceof QuoteBar bar ? bar.interval() : null;
        }

        private static long openOf(MarketEvent event) {
            if (event instanceof Bar bar) {
                return bar.openNanos();
            }
            return event instanceof QuoteBar bar ? bar.openNanos() : event.timeNanos();
        }
    }

    /** Where the history's bars of one kind and interval end. */
    private static final class End {
        private final Class<?> kind;
        private final BarInterval interval;
        private long closeNanos = Long.MIN_VALUE;
        private boolean joined;

        End(Class<?> kind, BarInterval interval) {
            this.kind = kind;
            this.interval = interval;
        }
    }
}
