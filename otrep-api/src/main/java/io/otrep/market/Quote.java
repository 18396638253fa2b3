package io.otrep.market;

import java.util.Objects;

/**
 * Best bid and offer of an instrument. Prices are finite and above 0, sizes finite and at least 0; a crossed quote (bid above ask)
 * is kept as the venue sent it and is for the receiver to judge. Immutable and thread-safe.
 *
 * @param instrument what it is about
 * @param timeNanos when it became known, nanoseconds since 1970
 * @param bid best bid price, in the quote currency
 * @param ask best offer price, in the quote currency
 * @param bidSize units at the bid, 0 if the venue does not say
 * @param askSize units at the offer, 0 if the venue does not say
 */
public record Quote(Instrument instrument, long timeNanos, double bid, double ask, double bidSize, double askSize)
        implements MarketEvent {

    /** Checks prices and sizes. */
    public Quote {
        Objects.requireNonNull(instrument, "instrument");
        Checks.requirePrice("bid", bid);
        Checks.requirePrice("ask", ask);
        Checks.requireSize("bidSize", bidSize);
        Checks.requireSize("askSize", askSize);
    }

    /**
     * The middle of bid and ask.
     *
     * @return (bid + ask) / 2
     */
    public double mid() {
        return (bid + ask) * 0.5;
    }

    /**
     * Ask minus bid; negative if crossed.
     *
     * @return the spread, in the quote currency
     */
    public double spread() {
        return ask - bid;
    }
}
