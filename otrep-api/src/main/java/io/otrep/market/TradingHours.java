package io.otrep.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The rule behind a standard calendar: the hours of any one date, worked out from nothing but the date. {@link
 * HoursCalendar} makes a calendar of it. Immutable and thread-safe.
 */
interface TradingHours {

    String name();

    ZoneId zone();

    int annualDays();

    /** The regular session of the date, empty when there is none. */
    Optional<Session> session(LocalDate date);

    /** Adds the segments of a session's trading date to the timetable, from the first one to the last one's end. */
    void addSegments(Session session, Timetable.Builder timetable);
}
