package io.otrep.market;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tape that holds its events in an array. Immutable and thread-safe. */
final class MemoryTape implements Tape {
    private final List<Instrument> instruments;
    private final MarketEvent[] events;
    private final int[] instrumentIndexes;

    MemoryTape(Collection<? extends MarketEvent> unordered) {
        events = unordered.toArray(new MarketEvent[0]);
        Arrays.sort(events, Comparator.comparingLong(MarketEvent::timeNanos).thenComparingInt(MemoryTape::rank));
        Map<Instrument, Integer> indexes = new LinkedHashMap<>();
        instrumentIndexes = new int[events.length];
        for (int i = 0; i < events.length; i++) {
            instrumentIndexes[i] = indexes.computeIfAbsent(events[i].instrument(), any -> indexes.size());
        }
        instruments = List.copyOf(indexes.keySet());
        for (int i = 0; i < events.length; i++) {
            requireSameAdjustment(instruments.get(instrumentIndexes[i]), events[i].instrument());
        }
    }

    private static int rank(MarketEvent event) {
        return event instanceof CorporateAction ? 0 : event instanceof StatusChange ? 1 : 2;
    }

    private static void requireSameAdjustment(Instrument first, Instrument other) {
        if (first.adjustment() != other.adjustment()) {
            throw new IllegalArgumentException("a tape never mixes price adjustments, but " + first + " has both "
                    + first.adjustment() + " and " + other.adjustment());
        }
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
            return instrumentIndexes[position];
        }
    }
}
