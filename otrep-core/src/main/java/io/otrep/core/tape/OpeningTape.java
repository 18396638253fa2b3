package io.otrep.core.tape;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape whose bars are each preceded by a trade at their open, of unstated size, at the time they open: a strategy sees the open before it
 * sees the bar, and can size an order by it. A daily bar of open 100 becomes a trade at 100 at 09:30 and the bar at 16:00. Other events
 * stay as they are. Held in memory; immutable and thread-safe.
 *
 * <p>A decision on the trade is filled at the open by rules that fill at once, such as {@code MarketFill.LAST_CLOSE}.
 */
public final class OpeningTape implements Tape {
    private final Tape events;

    private OpeningTape(Tape events) {
        this.events = events;
    }

    /**
     * A tape with the opens of its bars.
     *
     * @param tape bars that do not overlap others of their instrument, and other events
     * @return the tape
     */
    public static OpeningTape of(Tape tape) {
        List<MarketEvent> events = new ArrayList<>();
        try (Cursor cursor = tape.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (event instanceof Bar bar) {
                    events.add(opening(bar));
                }
                events.add(event);
            }
        }
        return new OpeningTape(Tape.of(events));
    }

    private static Trade opening(Bar bar) {
        return new Trade(bar.instrument(), bar.openNanos(), bar.open(), 0, Trade.Aggressor.UNKNOWN);
    }

    @Override
    public List<Instrument> instruments() {
        return events.instruments();
    }

    @Override
    public Cursor open() {
        return events.open();
    }
}
