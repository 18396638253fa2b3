package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tape of events that are ordered already. Immutable and thread-safe. */
final class ArrayTape implements Tape {
    private final List<Instrument> instruments;
    private final MarketEvent[] events;
    private final int[] indexes;

    ArrayTape(List<Instrument> instruments, MarketEvent[] events, int[] indexes) {
        this.instruments = instruments;
        this.events = events;
        this.indexes = indexes;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public Cursor open() {
        return new ArrayCursor();
    }

    private final class ArrayCursor implements Cursor {
        private int position = -1;

        @Override
        public @Nullable MarketEvent next() {
            if (position + 1 >= events.length) {
                return null;
            }
            position++;
            return events[position];
        }

        @Override
        public int instrumentIndex() {
            return indexes[position];
        }
    }
}
