package io.otrep.market;

import java.util.Objects;

/**
 * A trade somebody made at the venue. Immutable and thread-safe.
 *
 * @param instrument what was traded
 * @param timeNanos when it became known, nanoseconds since 1970
 * @param price finite, above 0, in the quote currency
 * @param size units, finite, at least 0
 * @param aggressor which side took liquidity, as far as the venue says
 */
public record Trade(Instrument instrument, long timeNanos, double price, double size, Aggressor aggressor)
        implements MarketEvent {

    /** Which side of a trade took liquidity. */
    public enum Aggressor {
        /** The buyer lifted an offer. */
        BUYER,
        /** The seller hit a bid. */
        SELLER,
        /** The venue does not say. */
        UNKNOWN
    }

    /** Checks price and size. */
    public Trade {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(aggressor, "aggressor");
        Checks.requirePrice("price", price);
        Checks.requireSize("size", size);
    }
}
