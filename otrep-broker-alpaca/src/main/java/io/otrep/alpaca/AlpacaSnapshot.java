package io.otrep.alpaca;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an instrument stands, as Alpaca says; what it does not say is null. Immutable and thread-safe.
 *
 * @param instrument which
 * @param trade the last trade
 * @param quote the last quote
 * @param minute the last minute's bar
 * @param day the bar of the day so far, not complete while the session is on
 * @param dayBefore the bar of the day before
 */
public record AlpacaSnapshot(
        Instrument instrument,
        @Nullable Trade trade,
        @Nullable Quote quote,
        @Nullable Bar minute,
        @Nullable Bar day,
        @Nullable Bar dayBefore) {
    /** Checks that the instrument is there. */
    public AlpacaSnapshot {
        Objects.requireNonNull(instrument, "instrument");
    }
}
