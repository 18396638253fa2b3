package io.otrep.core.tape;

import io.otrep.market.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instruments of a file, by its symbol column if it has one. Single-threaded. */
final class Tracks {
    private final CsvFile file;
    private final CsvSource source;
    private final ReadCounts counts;
    private final EventList events;
    private final int symbolField;
    private final Map<String, Track> bySymbol = new LinkedHashMap<>();
    private @Nullable Track only;
    private byte[] lastSymbol = new byte[0];
    private @Nullable Track last;

    Tracks(CsvFile file, CsvSource source, ReadCounts counts, EventList events) {
        this.file = file;
        this.source = source;
        this.counts = counts;
        this.events = events;
        this.symbolField = file.header().field(Column.SYMBOL);
        if (symbolField < 0) {
            only = new Track(theOnly(), 0);
            events.index(theOnly());
        }
    }

    private Instrument theOnly() {
        Instrument single = source.single();
        if (single == null) {
            throw file.rows()
                    .fault("wrong header: no column of symbols among "
                            + file.header().names() + "; say which instrument the file is about with .instrument(...)");
        }
        return single;
    }

    /** The track of this row; null if nobody asked for it, which is counted. */
    @Nullable
    Track ofRow() {
        if (only != null) {
            return only;
        }
        if (lastSymbol.length == 0 || !file.rows().is(symbolField, lastSymbol)) {
            look(file.rows().text(symbolField));
        }
        counts.rowsIgnored += last == null ? 1 : 0;
        return last;
    }

    private void look(String symbol) {
        if (symbol.isEmpty()) {
            throw file.fault(symbolField, "the symbol is missing");
        }
        lastSymbol = symbol.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (!bySymbol.containsKey(symbol)) {
            bySymbol.put(symbol, track(symbol));
        }
        last = bySymbol.get(symbol);
    }

    private @Nullable Track track(String symbol) {
        Instrument instrument = find(file, source, symbolField, symbol);
        return instrument == null ? null : new Track(instrument, events.index(instrument));
    }

    /** The instrument of a symbol; null if nobody asked for it. */
    static @Nullable Instrument find(CsvFile file, CsvSource source, int field, String symbol) {
        Instrument single = source.single();
        if (!source.wants(symbol) || single != null && !single.symbol().equals(symbol)) {
            return null;
        }
        Instrument found = single != null ? single : lookUp(file, source, field, symbol);
        if (found == null && !source.isUnknownIgnored()) {
            throw file.fault(
                    field,
                    "no instrument for symbol '" + symbol + "'; add it, or leave it out with .ignoreUnknownSymbols()");
        }
        return found;
    }

    private static @Nullable Instrument lookUp(CsvFile file, CsvSource source, int field, String symbol) {
        try {
            return source.lookUp(symbol);
        } catch (IllegalArgumentException e) {
            throw file.fault(field, "no instrument for symbol '" + symbol + "': " + e.getMessage());
        }
    }
}
