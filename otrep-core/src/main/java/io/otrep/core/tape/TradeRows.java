package io.otrep.core.tape;

import io.otrep.market.Trade;
import io.otrep.market.Trade.Aggressor;
import java.util.Locale;

/** Rows of trades. Single-threaded. */
final class TradeRows implements RowReader {
    private final CsvFile file;
    private final Tracks tracks;
    private final TickTimes times;
    private final EventList events;
    private final int price;
    private final int size;
    private final int side;

    TradeRows(CsvFile file, Tracks tracks, EventList events) {
        this.file = file;
        this.tracks = tracks;
        this.times = new TickTimes(file);
        this.events = events;
        this.price = file.header().field(Column.PRICE);
        this.size = file.header().field(Column.SIZE);
        this.side = file.header().field(Column.SIDE);
    }

    @Override
    public void read() {
        Track track = tracks.ofRow();
        if (track == null) {
            return;
        }
        long nanos = times.read(track);
        events.add(
                new Trade(track.instrument(), nanos, file.price(price), file.size(size), aggressor()), track.index());
    }

    private Aggressor aggressor() {
        if (side < 0 || file.isMissing(side)) {
            return Aggressor.UNKNOWN;
        }
        return switch (file.rows().text(side).toLowerCase(Locale.ROOT)) {
            case "buy", "b", "buyer", "1", "+1" -> Aggressor.BUYER;
            case "sell", "s", "seller", "-1" -> Aggressor.SELLER;
            case "unknown", "u", "n", "0" -> Aggressor.UNKNOWN;
            default ->
                throw file.fault(
                        side,
                        "side must be buy or sell, but was '" + file.rows().text(side) + "'");
        };
    }
}
