package io.otrep.core.tape;

import io.otrep.market.Bar;

/** Rows of open, high, low, close, or of close alone. Single-threaded. */
final class BarRows implements RowReader {
    private final CsvFile file;
    private final Tracks tracks;
    private final BarTimes times;
    private final ReadCounts counts;
    private final EventList events;
    private final PriceFields prices;
    private final int volume;

    BarRows(CsvFile file, Tracks tracks, BarTimes times, ReadCounts counts, EventList events) {
        this.file = file;
        this.tracks = tracks;
        this.times = times;
        this.counts = counts;
        this.events = events;
        this.prices = PriceFields.ofBars(file);
        this.volume = file.header().field(Column.VOLUME);
    }

    @Override
    public void read() {
        Track track = tracks.ofRow();
        if (track == null) {
            return;
        }
        times.read(track);
        if (prices.areMissing()) {
            counts.missingCells += prices.count();
        } else {
            prices.read();
            events.add(bar(track), track.index());
        }
    }

    private Bar bar(Track track) {
        return new Bar(
                track.instrument(),
                times.interval(),
                times.tradingDate(),
                times.openNanos(),
                times.closeNanos(),
                prices.open(),
                prices.high(),
                prices.low(),
                prices.close(),
                file.size(volume));
    }
}
