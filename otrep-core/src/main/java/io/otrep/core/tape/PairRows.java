package io.otrep.core.tape;

import org.jspecify.annotations.Nullable;

/** Rows of a bid file and of an ask file, joined where their times are equal. Single-threaded. */
final class PairRows {
    private final CsvFile bid;
    private final CsvFile ask;
    private final CsvSource source;
    private final ReadCounts counts;
    private final EventList events;
    private final BarTimes bidTimes;
    private final BarTimes askTimes;
    private final PriceFields bidPrices;
    private final PriceFields askPrices;

    PairRows(CsvFile bid, CsvFile ask, CsvSource source, Rhythm rhythm, ReadCounts counts, EventList events) {
        this.bid = bid;
        this.ask = ask;
        this.source = source;
        this.counts = counts;
        this.events = events;
        this.bidTimes = new BarTimes(bid, rhythm, counts);
        this.askTimes = new BarTimes(ask, rhythm, counts);
        this.bidPrices = PriceFields.ofBars(bid);
        this.askPrices = PriceFields.ofBars(ask);
    }

    void readAll() {
        Tracks bidTracks = new Tracks(bid, source, counts, events);
        Tracks askTracks = new Tracks(ask, source, counts, events);
        Track bidTrack = next(bid, bidTracks, bidTimes, bidPrices);
        Track askTrack = next(ask, askTracks, askTimes, askPrices);
        while (bidTrack != null && askTrack != null) {
            long order = Long.compare(bidTimes.closeNanos(), askTimes.closeNanos());
            if (order == 0) {
                join(bidTrack);
            } else {
                counts.unpairedRows++;
            }
            bidTrack = order <= 0 ? next(bid, bidTracks, bidTimes, bidPrices) : bidTrack;
            askTrack = order >= 0 ? next(ask, askTracks, askTimes, askPrices) : askTrack;
        }
        countRest(bidTrack, bid, bidTracks, bidTimes, bidPrices);
        countRest(askTrack, ask, askTracks, askTimes, askPrices);
    }

    private void join(Track track) {
        QuoteBarRows.add(track, bidTimes, bidPrices.toOhlc(), askPrices.toOhlc(), events);
        if (source.hasMidBars()) {
            events.add(QuoteBarRows.mid(track, bidTimes, bidPrices, askPrices, 0), track.index());
        }
    }

    private @Nullable Track next(CsvFile file, Tracks tracks, BarTimes times, PriceFields prices) {
        while (file.rows().next()) {
            file.requireWidth();
            counts.rows++;
            Track track = tracks.ofRow();
            if (track != null) {
                times.read(track);
                prices.read();
                return track;
            }
        }
        return null;
    }

    private void countRest(@Nullable Track track, CsvFile file, Tracks tracks, BarTimes times, PriceFields prices) {
        for (Track left = track; left != null; left = next(file, tracks, times, prices)) {
            counts.unpairedRows++;
        }
    }
}
