package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tape of the bars made from another tape by a {@link BarAggregator} for each instrument, with the events they were made of or
 * without. A bar stands where it became known: after every event up to its close, before the first later one. What is in the making
 * at the end of the tape is emitted with its close as its time. Immutable and thread-safe.
 */
public final class AggregatedTape implements Tape {
    private final Tape tape;
    private final BarInterval interval;
    private final BarSource source;
    private final boolean keepsEvents;
    private final Map<Instrument, Integer> slots = new LinkedHashMap<>();

    private AggregatedTape(Tape tape, BarInterval interval, BarSource source, boolean keepsEvents) {
        this.tape = Objects.requireNonNull(tape, "tape");
        this.interval = Objects.requireNonNull(interval, "interval");
        this.source = Objects.requireNonNull(source, "source");
        this.keepsEvents = keepsEvents;
        tape.instruments().forEach(instrument -> slots.put(instrument, slots.size()));
    }

    /**
     * The bars in place of the events they are made of; other events stay.
     *
     * @param tape what to read
     * @param interval what makes a bar complete
     * @param source what bars are made of
     * @return the tape
     */
    public static AggregatedTape of(Tape tape, BarInterval interval, BarSource source) {
        return new AggregatedTape(tape, interval, source, false);
    }

    /**
     * The bars beside all events of the tape.
     *
     * @param tape what to read
     * @param interval what makes a bar complete
     * @param source what bars are made of
     * @return the tape
     */
    public static AggregatedTape beside(Tape tape, BarInterval interval, BarSource source) {
        return new AggregatedTape(tape, interval, source, true);
    }

    @Override
    public List<Instrument> instruments() {
        return tape.instruments();
    }

    @Override
    public Cursor open() {
        return new AggregatingCursor(tape.open());
    }

    private boolean isPassedOn(MarketEvent event) {
        return keepsEvents
                || !switch (source) {
                    case TRADES -> event instanceof Trade;
                    case QUOTE_MIDS -> event instanceof Quote;
                    case BARS -> event instanceof Bar;
                };
    }

    private final class AggregatingCursor implements Cursor {
        private final Cursor cursor;
        private final List<BarAggregator> aggregators = new ArrayList<>();
        private final ArrayDeque<MarketEvent> ready = new ArrayDeque<>();
        private final List<Bar> made = new ArrayList<>();
        private @Nullable MarketEvent ahead;
        private boolean ended;
        private int index = -1;

        AggregatingCursor(Cursor cursor) {
            this.cursor = cursor;
            for (Instrument instrument : tape.instruments()) {
                aggregators.add(BarAggregator.builder(instrument, interval, source, made::add)
                        .build());
            }
            ahead = cursor.next();
        }

        @Override
        public @Nullable MarketEvent next() {
            while (ready.isEmpty() && !ended) {
                step();
            }
            MarketEvent event = ready.poll();
            if (event != null) {
                index = slots.getOrDefault(event.instrument(), -1);
            }
            return event;
        }

        /** All events of one time, then the bars that close at it; before them, bars that closed in the silence before. */
        private void step() {
            MarketEvent event = ahead;
            if (event == null) {
                aggregators.forEach(BarAggregator::flush);
                takeMade();
                ended = true;
                return;
            }
            if (closeSilence(event.timeNanos())) {
                return;
            }
            takeEventsAt(event.timeNanos());
            for (int i = 0; i < aggregators.size(); i++) {
                aggregators.get(i).onTime(event.timeNanos());
            }
            takeMade();
        }

        /** Emits the earliest bars that close before the next event. */
        private boolean closeSilence(long nanos) {
            long due = nanos;
            for (int i = 0; i < aggregators.size(); i++) {
                due = Math.min(due, aggregators.get(i).nextTimeNanos());
            }
            if (due == nanos) {
                return false;
            }
            for (int i = 0; i < aggregators.size(); i++) {
                aggregators.get(i).onTime(due);
            }
            takeMade();
            return true;
        }

        private void takeEventsAt(long nanos) {
            for (MarketEvent e = ahead; e != null && e.timeNanos() == nanos; e = ahead) {
                if (isPassedOn(e)) {
                    ready.add(e);
                }
                aggregators.get(cursor.instrumentIndex()).onEvent(e);
                ahead = cursor.next();
            }
        }

        private void takeMade() {
            made.sort(Comparator.comparingLong(Bar::timeNanos));
            ready.addAll(made);
            made.clear();
        }

        @Override
        public int instrumentIndex() {
            return index;
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
