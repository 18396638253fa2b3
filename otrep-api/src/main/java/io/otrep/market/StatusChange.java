package io.otrep.market;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A venue says that an instrument began or stopped trading, or moves inside a band. Immutable and thread-safe.
 *
 * @param instrument what it is about
 * @param timeNanos when it became known, nanoseconds since 1970
 * @param status the status from now on
 * @param lowerBand lowest price allowed, NaN if none (limit up, limit down)
 * @param upperBand highest price allowed, NaN if none
 * @param reason the venue's words, null if it gave none
 */
public record StatusChange(
        Instrument instrument,
        long timeNanos,
        InstrumentStatus status,
        double lowerBand,
        double upperBand,
        @Nullable String reason)
        implements MarketEvent {

    /** Checks the parts. */
    public StatusChange {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(status, "status");
        if (lowerBand > upperBand) {
            throw new IllegalArgumentException("lowerBand " + lowerBand + " is above upperBand " + upperBand);
        }
    }

    /**
     * A change without bands.
     *
     * @param instrument what it is about
     * @param timeNanos when it became known
     * @param status the status from now on
     * @return the change
     */
    public static StatusChange of(Instrument instrument, long timeNanos, InstrumentStatus status) {
        return new StatusChange(instrument, timeNanos, status, Double.NaN, Double.NaN, null);
    }
}
