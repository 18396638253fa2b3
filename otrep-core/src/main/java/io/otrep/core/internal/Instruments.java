package io.otrep.core.internal;

import io.otrep.market.Instrument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instruments by slot, in the engine's order. Fixed once made; looked up on the engine loop only. */
public final class Instruments {
    private final List<Instrument> bySlot;
    private final Map<Instrument, Integer> slots = new HashMap<>();
    private @Nullable Instrument lastAsked;
    private int lastSlot = -1;

    /**
     * Numbers instruments in the order given.
     *
     * @param instruments without duplicates
     */
    public Instruments(Collection<Instrument> instruments) {
        bySlot = List.copyOf(instruments);
        for (int slot = 0; slot < bySlot.size(); slot++) {
            slots.put(bySlot.get(slot), slot);
        }
    }

    /** How many there are. */
    public int size() {
        return bySlot.size();
    }

    /** The instrument of a slot. */
    public Instrument get(int slot) {
        return bySlot.get(slot);
    }

    /** All, by slot. */
    public List<Instrument> all() {
        return bySlot;
    }

    /** Somebody will ask for the slot of this one next: it is known. */
    void expect(Instrument instrument, int slot) {
        lastAsked = instrument;
        lastSlot = slot;
    }

    /** The slot of an instrument, -1 if it is not known. Asking for the same object again costs a comparison. */
    @SuppressWarnings("ReferenceEquality") // a shortcut: a different object that is equal takes the map
    public int slot(Instrument instrument) {
        if (instrument == lastAsked) {
            return lastSlot;
        }
        Integer found = slots.get(instrument);
        lastAsked = instrument;
        lastSlot = found == null ? -1 : found;
        return lastSlot;
    }
}
