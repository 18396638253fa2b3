package io.otrep.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The regular session of one trading date: open inclusive, close exclusive.
 *
 * <p>US equities on Friday 2024-11-29, a half day: {@code tradingDate} 2024-11-29, {@code open} 14:30 UTC (09:30 New
 * York), {@code close} 18:00 UTC (13:00 New York), {@code length} three and a half hours. The FX session of Monday
 * 2024-03-11 opens on Sunday 2024-03-10 at 21:00 UTC.
 *
 * <p>Immutable and thread-safe.
 *
 * @param tradingDate the date the session is booked on; the session may open on the calendar day before
 * @param open the first instant of the session
 * @param close the first instant after the session, later than {@code open}
 */
public record Session(LocalDate tradingDate, Instant open, Instant close) {

    /**
     * Checks that the session has a positive length.
     *
     * @throws IllegalArgumentException if {@code close} is not after {@code open}
     */
    public Session {
        Objects.requireNonNull(tradingDate, "tradingDate");
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(close, "close");
        if (!close.isAfter(open)) {
            throw new IllegalArgumentException("close " + close + " of the session of " + tradingDate
                    + " is not after its open " + open + "; give a later close");
        }
    }

    /** The open in nanoseconds since 1970-01-01T00:00Z, clamped to the range of {@code long} (years 1677 to 2262). */
    public long openNanos() {
        return Nanos.clamped(open);
    }

    /** The close in nanoseconds since 1970-01-01T00:00Z, clamped to the range of {@code long} (years 1677 to 2262). */
    public long closeNanos() {
        return Nanos.clamped(close);
    }

    /** Elapsed time from open to close; 6 h 30 min on a full US equity day, 3 h 30 min on a half day. */
    public Duration length() {
        return Duration.between(open, close);
    }

    /** Whether the instant is in the session: {@code open} is, {@code close} is not. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(open) && instant.isBefore(close);
    }

    /** When the opening auction uncrosses: the open. */
    public Instant openingAuction() {
        return open;
    }

    /** When the closing auction uncrosses: the close. */
    public Instant closingAuction() {
        return close;
    }
}
