package io.otrep.core.edge;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Carries market events into the loop. Of quotes the newest of each instrument is kept, and how many it replaced is counted; bars, trades and the rest
 * queue, and what finds the queue full is dropped and counted. Thread-safe for any number of producers and one consumer.
 */
final class MarketLane {
    private final Map<Instrument, Integer> slots;
    private final AtomicReferenceArray<@Nullable Stamped> quotes;
    private final MpscRing<Object> ring;
    private final LongAdder conflated = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unknown = new LongAdder();

    MarketLane(List<Instrument> instruments, int capacity) {
        Map<Instrument, Integer> bySlot = new HashMap<>();
        instruments.forEach(instrument -> bySlot.put(instrument, bySlot.size()));
        slots = Map.copyOf(bySlot);
        quotes = new AtomicReferenceArray<>(Math.max(1, instruments.size()));
        ring = new MpscRing<>(capacity + instruments.size());
    }

    void offer(MarketEvent event, long stampNanos) {
        Integer slot = slots.get(event.instrument());
        if (slot == null) {
            unknown.increment();
        } else if (event instanceof Quote) {
            offerQuote(slot, new Stamped(event, stampNanos));
        } else if (!ring.offer(new Stamped(event, stampNanos), quotes.length())) {
            dropped.increment();
        }
    }

    private void offerQuote(Integer slot, Stamped quote) {
        if (quotes.getAndSet(slot, quote) != null) {
            conflated.increment();
        } else if (!ring.offer(slot, 0)) {
            throw new IllegalStateException("the headroom of the market lane must hold one mark for every instrument");
        }
    }

    /** The next event, null if there is none. */
    @Nullable
    Stamped poll() {
        Object next = ring.poll();
        if (next instanceof Integer slot) {
            return quotes.getAndSet(slot, null);
        }
        return (Stamped) next;
    }

    boolean isEmpty() {
        return ring.isEmpty();
    }

    long conflated() {
        return conflated.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    long unknownInstrument() {
        return unknown.sum();
    }
}
