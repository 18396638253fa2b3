package io.otrep.core.tape;

import io.otrep.market.Quote;

/** Rows of bid and ask. Single-threaded. */
final class QuoteRows implements RowReader {
    private final CsvFile file;
    private final Tracks tracks;
    private final TickTimes times;
    private final EventList events;
    private final int bid;
    private final int ask;
    private final int bidSize;
    private final int askSize;

    QuoteRows(CsvFile file, Tracks tracks, EventList events) {
        this.file = file;
        this.tracks = tracks;
        this.times = new TickTimes(file);
        this.events = events;
        this.bid = file.header().field(Column.BID);
        this.ask = file.header().field(Column.ASK);
        this.bidSize = file.header().field(Column.BID_SIZE);
        this.askSize = file.header().field(Column.ASK_SIZE);
    }

    @Override
    public void read() {
        Track track = tracks.ofRow();
        if (track == null) {
            return;
        }
        long nanos = times.read(track);
        events.add(
                new Quote(
                        track.instrument(),
                        nanos,
                        file.price(bid),
                        file.price(ask),
                        file.size(bidSize),
                        file.size(askSize)),
                track.index());
    }
}
