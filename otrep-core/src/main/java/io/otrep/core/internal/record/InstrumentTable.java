package io.otrep.core.internal.record;

import io.otrep.market.Instrument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Instruments by number, so that records name them in a byte. The numbers begin anew with each run. Single-threaded. */
final class InstrumentTable {
    private final Map<Instrument, Integer> numbers = new HashMap<>();
    private final List<Instrument> all = new ArrayList<>();
    private final ArrayDeque<Instrument> fresh = new ArrayDeque<>();
    private final UnaryOperator<Instrument> known;
    private @Nullable Instrument last;
    private int lastNumber;

    /**
     * An empty table.
     *
     * @param known gives the engine's own instrument for one that was read, or the one that was read
     */
    InstrumentTable(UnaryOperator<Instrument> known) {
        this.known = known;
    }

    void clear() {
        numbers.clear();
        all.clear();
        fresh.clear();
        last = null;
    }

    /** Its number; an instrument that was not met is to be declared. */
    @SuppressWarnings("ReferenceEquality") // a shortcut: a different object that is equal takes the map
    int number(Instrument instrument) {
        if (instrument != last) {
            Integer number = numbers.get(instrument);
            lastNumber = number == null ? add(instrument) : number;
            last = instrument;
        }
        return lastNumber;
    }

    private int add(Instrument instrument) {
        int number = all.size();
        numbers.put(instrument, number);
        all.add(instrument);
        fresh.add(instrument);
        return number;
    }

    /** The next one to be declared, null if all are. */
    @Nullable
    Instrument pollFresh() {
        return fresh.poll();
    }

    /** Takes a declaration that was read. */
    void declare(int number, Instrument instrument) {
        if (number != all.size()) {
            throw new IllegalArgumentException("instrument " + instrument + " is declared as number " + number
                    + ", but " + all.size() + " is next: records are missing");
        }
        numbers.put(instrument, number);
        all.add(known.apply(instrument));
    }

    /** All, by number. */
    List<Instrument> all() {
        return all;
    }

    Instrument get(int number) {
        if (number >= all.size()) {
            throw new IllegalArgumentException("instrument number " + number + " was not declared");
        }
        return all.get(number);
    }
}
