package io.otrep.market;

import java.time.Instant;

/**
 * Something a venue published about one instrument at one time. Implementations are {@link Quote}, {@link Trade}, {@link Bar},
 * {@link QuoteBar}, {@link DepthSnapshot}, {@link StatusChange} and {@link CorporateAction}; more may come, so a receiver ignores what it
 * does not know. Immutable and thread-safe.
 */
public interface MarketEvent {
    /**
     * What it is about.
     *
     * @return the instrument
     */
    Instrument instrument();

    /**
     * When it became known, in nanoseconds since 1970-01-01T00:00Z; for a bar, its close.
     *
     * @return the time
     */
    long timeNanos();

    /**
     * When it became known.
     *
     * @return {@link #timeNanos()} as an instant
     */
    default Instant time() {
        return Nanos.toInstant(timeNanos());
    }
}
