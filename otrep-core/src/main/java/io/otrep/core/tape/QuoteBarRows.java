package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.QuoteBar;
import io.otrep.market.QuoteBar.Ohlc;

/** Rows of bid and ask bars, with trade bars beside them or not. Single-threaded. */
final class QuoteBarRows implements RowReader {
    private final CsvFile file;
    private final Tracks tracks;
    private final BarTimes times;
    private final boolean midBars;
    private final EventList events;
    private final PriceFields bid;
    private final PriceFields ask;
    private final PriceFields trade;
    private final boolean hasTrades;
    private final int volume;

    QuoteBarRows(CsvFile file, Tracks tracks, BarTimes times, boolean midBars, EventList events) {
        this.file = file;
        this.tracks = tracks;
        this.times = times;
        this.midBars = midBars;
        this.events = events;
        this.bid = PriceFields.ofBid(file);
        this.ask = PriceFields.ofAsk(file);
        this.trade = PriceFields.ofBars(file);
        this.hasTrades = file.header().has(Column.CLOSE) && !trade.isCloseOnly();
        this.volume = file.header().field(Column.VOLUME);
    }

    @Override
    public void read() {
        Track track = tracks.ofRow();
        if (track == null) {
            return;
        }
        times.read(track);
        bid.read();
        ask.read();
        add(track, times, bid.toOhlc(), ask.toOhlc(), events);
        if (hasTrades) {
            trade.read();
            events.add(bar(track, times, trade.toOhlc(), file.size(volume)), track.index());
        } else if (midBars) {
            events.add(mid(track, times, bid, ask, file.size(volume)), track.index());
        }
    }

    static void add(Track track, BarTimes times, Ohlc bid, Ohlc ask, EventList events) {
        events.add(
                new QuoteBar(
                        track.instrument(),
                        times.interval(),
                        times.tradingDate(),
                        times.openNanos(),
                        times.closeNanos(),
                        bid,
                        ask),
                track.index());
    }

    static Bar mid(Track track, BarTimes times, PriceFields bid, PriceFields ask, double volume) {
        Ohlc middle = new Ohlc(
                middle(bid.open(), ask.open()),
                middle(bid.high(), ask.high()),
                middle(bid.low(), ask.low()),
                middle(bid.close(), ask.close()));
        return bar(track, times, middle, volume);
    }

    private static double middle(double bid, double ask) {
        return 0.5 * bid + 0.5 * ask;
    }

    private static Bar bar(Track track, BarTimes times, Ohlc prices, double volume) {
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
                volume);
    }
}
