package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import java.util.ArrayList;
import java.util.List;

/** One reading of one source: finds the header and the rhythm of the rows, then makes events of each row. Single-threaded. */
final class CsvLoad {
    private final CsvSource source;
    private final ReadCounts counts = new ReadCounts();
    private final EventList events = new EventList();

    CsvLoad(CsvSource source) {
        this.source = source;
    }

    CsvTape load(List<CsvContent> contents) {
        CsvFile first = CsvFile.open(contents.get(0), source);
        Rhythm rhythm = isBars(first.header().layout()) ? Rhythm.of(first, source) : Rhythm.NONE;
        TapeLayout layout = contents.size() == 2 ? pair(first, contents.get(1), rhythm) : rows(first, rhythm);
        if (events.size() == 0) {
            throw CsvContent.whole(first.name(), nothing());
        }
        List<String> files = contents.stream().map(CsvContent::name).toList();
        BarInterval interval = isBars(layout) ? rhythm.interval() : null;
        return new CsvTape(events.toTape(), new ReadReport(files, layout, interval, counts, events));
    }

    private static boolean isBars(TapeLayout layout) {
        return layout == TapeLayout.BARS || layout == TapeLayout.CLOSES || layout == TapeLayout.QUOTE_BARS;
    }

    private String nothing() {
        return counts.rows == 0
                ? "empty file: no rows below the header"
                : "no events in " + counts.rows + " rows: " + counts.rowsIgnored + " rows of other symbols, "
                        + counts.missingCells + " empty cells, " + counts.unpairedRows + " unpaired rows";
    }

    private TapeLayout rows(CsvFile file, Rhythm rhythm) {
        RowReader reader = reader(file, rhythm);
        CsvRows rows = file.rows();
        while (rows.next()) {
            file.requireWidth();
            counts.rows++;
            reader.read();
        }
        return file.header().layout();
    }

    private RowReader reader(CsvFile file, Rhythm rhythm) {
        return switch (file.header().layout()) {
            case BARS -> new BarRows(file, tracks(file), new BarTimes(file, rhythm, counts), counts, events);
            case CLOSES -> new CloseRows(file, source, new BarTimes(file, rhythm, counts), counts, events);
            case QUOTE_BARS ->
                new QuoteBarRows(file, tracks(file), new BarTimes(file, rhythm, counts), source.hasMidBars(), events);
            case QUOTES -> new QuoteRows(file, tracks(file), events);
            case TRADES -> new TradeRows(file, tracks(file), events);
        };
    }

    private Tracks tracks(CsvFile file) {
        return new Tracks(file, source, counts, events);
    }

    private TapeLayout pair(CsvFile bid, CsvContent askContent, Rhythm rhythm) {
        CsvFile ask = CsvFile.open(askContent, source);
        for (CsvFile side : new CsvFile[] {bid, ask}) {
            if (side.header().layout() != TapeLayout.BARS) {
                throw side.rows()
                        .fault("a file of a bid and ask pair must be bars, but looks like "
                                + side.header().layout() + "; columns are "
                                + side.header().names());
            }
        }
        new PairRows(bid, ask, source, rhythm, counts, events).readAll();
        return TapeLayout.QUOTE_BARS;
    }

    /** Fields of the header's row. */
    static List<String> names(CsvRows rows) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            names.add(rows.text(i));
        }
        return names;
    }
}
