package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import org.jspecify.annotations.Nullable;

/** Bid and ask of an instrument, and what is left of their sizes. Single-threaded. */
final class SimMarket {
    private final Instrument instrument;
    private @Nullable PriceStep step;
    private @Nullable Decimal bidLeft;
    private @Nullable Decimal askLeft;

    SimMarket(Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    void move(PriceStep next) {
        step = next;
        bidLeft = next.bidSize();
        askLeft = next.askSize();
    }

    /** What a buyer pays or a seller gets; null before the first step. */
    @Nullable
    Decimal price(boolean buy) {
        PriceStep now = step;
        return now == null ? null : buy ? now.ask() : now.bid();
    }

    /** What can be bought or sold of so many units. */
    Decimal available(boolean buy, Decimal units) {
        Decimal left = buy ? askLeft : bidLeft;
        return left == null ? units : left.min(units);
    }

    void take(boolean buy, Decimal units) {
        if (buy && askLeft != null) {
            askLeft = askLeft.minus(units);
        } else if (!buy && bidLeft != null) {
            bidLeft = bidLeft.minus(units);
        }
    }

    /** As a broker publishes it; null before the first step. */
    @Nullable
    Quote quote() {
        PriceStep now = step;
        if (now == null) {
            return null;
        }
        return new Quote(
                instrument,
                now.timeNanos(),
                now.bid().toDouble(),
                now.ask().toDouble(),
                units(now.bidSize()),
                units(now.askSize()));
    }

    private static double units(@Nullable Decimal size) {
        return size == null ? 0 : size.toDouble();
    }
}
