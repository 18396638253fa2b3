package io.otrep.market;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Open, high, low and close of bid and of ask in one interval, known at its close: the pair of bars that FX venues publish.
 * Immutable and thread-safe.
 *
 * @param instrument what was quoted
 * @param interval what made it complete
 * @param tradingDate the session it belongs to
 * @param openNanos when the interval began, nanoseconds since 1970
 * @param timeNanos when it closed and became known, nanoseconds since 1970
 * @param bid prices of the bid
 * @param ask prices of the offer
 */
public record QuoteBar(
        Instrument instrument,
        BarInterval interval,
        LocalDate tradingDate,
        long openNanos,
        long timeNanos,
        Ohlc bid,
        Ohlc ask)
        implements MarketEvent {

    /**
     * Four prices, finite, above 0, low and high enclosing the others.
     *
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     */
    public record Ohlc(double open, double high, double low, double close) {
        /** Checks the prices. */
        public Ohlc {
            Checks.requireOhlc(open, high, low, close);
        }
    }

    /** Checks times. */
    public QuoteBar {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(tradingDate, "tradingDate");
        Objects.requireNonNull(bid, "bid");
        Objects.requireNonNull(ask, "ask");
        if (openNanos > timeNanos) {
            throw new IllegalArgumentException("quote bar opens at " + Nanos.toInstant(openNanos)
                    + ", after its close at " + Nanos.toInstant(timeNanos));
        }
    }
}
