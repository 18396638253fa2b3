package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one close a symbol. Single-threaded. */
final class CloseRows implements RowReader {
    private final CsvFile file;
    private final BarTimes times;
    private final ReadCounts counts;
    private final EventList events;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Integer> fields = new ArrayList<>();
    private final Track row;

    CloseRows(CsvFile file, CsvSource source, BarTimes times, ReadCounts counts, EventList events) {
        this.file = file;
        this.times = times;
        this.counts = counts;
        this.events = events;
        List<Integer> symbolFields = file.header().symbolFields();
        for (int field : symbolFields) {
            Instrument instrument = symbolFields.size() == 1 && source.single() != null
                    ? source.single()
                    : Tracks.find(file, source, field, file.header().name(field));
            if (instrument != null) {
                fields.add(field);
                tracks.add(new Track(instrument, events.index(instrument)));
            }
        }
        requireSome();
        this.row = new Track(tracks.get(0).instrument(), tracks.get(0).index());
    }

    private void requireSome() {
        if (tracks.isEmpty()) {
            throw file.rows()
                    .fault("wrong header: none of the columns " + file.header().names()
                            + " is a close or a symbol that was asked for");
        }
    }

    @Override
    public void read() {
        times.read(row);
        @Nullable TradingCalendar placed = row.calendar();
        for (int i = 0; i < tracks.size(); i++) {
            int field = fields.get(i);
            if (file.isMissing(field)) {
                counts.missingCells++;
                continue;
            }
            Track track = tracks.get(i);
            if (track.calendar() != placed) {
                placed = track.calendar();
                times.place(placed);
            }
            events.add(bar(track, file.price(field)), track.index());
        }
    }

    private Bar bar(Track track, double close) {
        return new Bar(
                track.instrument(),
                times.interval(),
                times.tradingDate(),
                times.openNanos(),
                times.closeNanos(),
                close,
                close,
                close,
                close,
                0);
    }
}
