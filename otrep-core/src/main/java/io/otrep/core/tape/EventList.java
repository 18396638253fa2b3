package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects events in any order and makes a tape of them, stable in time. Single-threaded. */
final class EventList {
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<long[]> counts = new ArrayList<>();
    private MarketEvent[] events = new MarketEvent[1024];
    private int[] indexes = new int[1024];
    private int size;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private boolean sorted = true;

    /** Makes room for an instrument; its index. */
    int index(Instrument instrument) {
        int known = instruments.indexOf(instrument);
        if (known >= 0) {
            return known;
        }
        instruments.add(instrument);
        counts.add(new long[1]);
        return instruments.size() - 1;
    }

    void add(MarketEvent event, int index) {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
            indexes = Arrays.copyOf(indexes, 2 * size);
        }
        events[size] = event;
        indexes[size++] = index;
        counts.get(index)[0]++;
        sorted &= event.timeNanos() >= lastNanos;
        firstNanos = Math.min(firstNanos, event.timeNanos());
        lastNanos = Math.max(lastNanos, event.timeNanos());
    }

    int size() {
        return size;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    Map<Instrument, Long> counts() {
        Map<Instrument, Long> result = new LinkedHashMap<>();
        for (int i = 0; i < instruments.size(); i++) {
            result.put(instruments.get(i), counts.get(i)[0]);
        }
        return result;
    }

    Tape toTape() {
        MarketEvent[] ordered = Arrays.copyOf(events, size);
        int[] order = Arrays.copyOf(indexes, size);
        if (!sorted) {
            sort(ordered, order);
        }
        return new ArrayTape(List.copyOf(instruments), ordered, order);
    }

    private static void sort(MarketEvent[] events, int[] indexes) {
        record Entry(MarketEvent event, int index) {}
        Entry[] entries = new Entry[events.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry(events[i], indexes[i]);
        }
        Arrays.sort(entries, java.util.Comparator.comparingLong(e -> e.event().timeNanos()));
        for (int i = 0; i < entries.length; i++) {
            events[i] = entries[i].event();
            indexes[i] = entries[i].index();
        }
    }
}
