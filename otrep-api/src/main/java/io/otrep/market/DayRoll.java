package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Where one accounting day ends and the next begins: a time of day in a zone. Daily loss and turnover limits start
 * afresh there.
 *
 * <p>A day carries the date most of it falls on: with a roll at or after noon the date it ends on, with an earlier roll
 * the date it starts on. With 17:00 New York, Friday 2024-11-29 at 16:59 is the day 2024-11-29 and at 17:00 is
 * 2024-11-30; with 00:00 UTC days are the dates of UTC. Days here include weekends; {@link
 * TradingCalendar#tradingDate(long)} is the day that skips them.
 *
 * <p>A roll time that a change of the clocks skips happens as much later as the clocks were put forward; one that comes
 * twice happens the first time. So each day has one roll; New York days have 23, 24 or 25 hours.
 *
 * <p>Immutable and thread-safe. Each answer allocates: on a path taken for every event keep {@link
 * #nextRollAfter(long)} and compare the time with it.
 *
 * @param time the time of day of the roll
 * @param zone the zone the time is read in
 */
public record DayRoll(LocalTime time, ZoneId zone) {

    /** The usual roll of US and FX books: 17:00 in New York. */
    public static final DayRoll NEW_YORK_1700 = new DayRoll(LocalTime.of(17, 0), ZoneId.of("America/New_York"));

    /** Checks that both parts are there. */
    public DayRoll {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * The day the instant belongs to, given in nanoseconds since 1970-01-01T00:00Z; the instant of a roll belongs to
     * the day it starts.
     */
    public LocalDate dayOf(long epochNanos) {
        Instant instant = Nanos.toInstant(epochNanos);
        LocalDate started = instant.atZone(zone).toLocalDate();
        while (rollOn(started).isAfter(instant)) {
            started = started.minusDays(1);
        }
        return namedForItsEnd() ? started.plusDays(1) : started;
    }

    /**
     * The first roll strictly after the instant, both in nanoseconds since 1970-01-01T00:00Z; {@link Long#MAX_VALUE}
     * past the end of the range.
     */
    public long nextRollAfter(long epochNanos) {
        Instant instant = Nanos.toInstant(epochNanos);
        LocalDate date = instant.atZone(zone).toLocalDate();
        while (!rollOn(date).isAfter(instant)) {
            date = date.plusDays(1);
        }
        return Nanos.clamped(rollOn(date));
    }

    private boolean namedForItsEnd() {
        return !time.isBefore(LocalTime.NOON);
    }

    private Instant rollOn(LocalDate date) {
        return date.atTime(time).atZone(zone).toInstant();
    }
}
