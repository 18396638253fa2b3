package io.otrep.market;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Open, high, low, close and volume of trades in one interval, known at its close. For example the daily bar of 2024-01-02 of a US
 * share has that trading date and a close time of 21:00Z. Immutable and thread-safe.
 *
 * @param instrument what was traded
 * @param interval what made it complete
 * @param tradingDate the session it belongs to
 * @param openNanos when the interval began, nanoseconds since 1970
 * @param timeNanos when it closed and became known, nanoseconds since 1970, after {@code openNanos}
 * @param open first price, finite, above 0
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded, finite, at least 0; 0 also where the source has none
 */
public record Bar(
        Instrument instrument,
        BarInterval interval,
        LocalDate tradingDate,
        long openNanos,
        long timeNanos,
        double open,
        double high,
        double low,
        double close,
        double volume)
        implements MarketEvent {

    /** Checks times, prices and volume. */
    public Bar {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(tradingDate, "tradingDate");
        Checks.requireOhlc(open, high, low, close);
        Checks.requireSize("volume", volume);
        if (openNanos > timeNanos) {
            throw new IllegalArgumentException("bar opens at " + Nanos.toInstant(openNanos) + ", after its close at "
                    + Nanos.toInstant(timeNanos));
        }
    }
}
