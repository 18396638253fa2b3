package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the market of an instrument is from a time on. Immutable and thread-safe.
 *
 * @param instrument of what
 * @param timeNanos from when, nanoseconds since 1970
 * @param bid what a seller gets, above 0
 * @param ask what a buyer pays, not below the bid
 * @param bidSize units that can be sold at this step, null for any number
 * @param askSize units that can be bought at this step, null for any number
 */
public record PriceStep(
        Instrument instrument,
        long timeNanos,
        Decimal bid,
        Decimal ask,
        @Nullable Decimal bidSize,
        @Nullable Decimal askSize) {

    /** Checks the prices. */
    public PriceStep {
        Objects.requireNonNull(instrument, "instrument");
        if (bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            throw new IllegalArgumentException(
                    "bid must be above 0 and ask not below it, but were " + bid + " and " + ask + " of " + instrument);
        }
    }

    /**
     * A market that takes any number of units.
     *
     * @param instrument of what
     * @param timeNanos from when, nanoseconds since 1970
     * @param bid for example {@code 9.99}
     * @param ask for example {@code 10.01}
     * @return the step
     */
    public static PriceStep of(Instrument instrument, long timeNanos, String bid, String ask) {
        return new PriceStep(instrument, timeNanos, Decimal.parse(bid), Decimal.parse(ask), null, null);
    }

    /**
     * This market with as many units on both sides.
     *
     * @param units for example {@code 50}
     * @return the step
     */
    public PriceStep size(String units) {
        Decimal size = Decimal.parse(units);
        return new PriceStep(instrument, timeNanos, bid, ask, size, size);
    }
}
