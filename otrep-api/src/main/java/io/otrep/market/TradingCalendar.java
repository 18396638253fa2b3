package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When a market trades: its trading dates, the regular session of each, and the segment and trading date any instant
 * belongs to.
 *
 * <p>Three are ready: {@link #usEquities()}, {@link #fxWeek()} and {@link #always()}. A host may write its own; it
 * needs the six methods without a default and keeps these promises, which the defaults lean on:
 *
 * <ul>
 *   <li>sessions are in order and do not overlap: a later trading date opens at or after the close of the earlier one;
 *   <li>a session opens and closes within two days of its trading date in {@link #zone()};
 *   <li>{@link #tradingDate(long)} never goes back as time goes on;
 *   <li>inside {@code [open, close)} of a session the segment is {@link SessionSegment#REGULAR} or {@link
 *       SessionSegment#AUCTION} and the trading date is the session's.
 * </ul>
 *
 * <pre>{@code
 * TradingCalendar calendar = TradingCalendar.usEquities();
 * calendar.isTradingDay(LocalDate.parse("2025-01-09"));                        // false: mourning for President Carter
 * calendar.session(LocalDate.parse("2024-07-03")).orElseThrow().close();       // 2024-07-03T17:00:00Z, a half day
 * calendar.nextOpen(Instant.parse("2024-07-03T18:00:00Z"));                    // 2024-07-05T13:30:00Z
 * }</pre>
 *
 * <p>Implementations are immutable and thread-safe. {@link #segmentAt(long)}, {@link #isOpen(long)} and
 * {@link #tradingDate(long)} are asked for every market event: they throw nothing, whatever the instant, and allocate
 * nothing; the three standard calendars keep the latter from 1990 to 2050 and work other years out each time.
 */
public interface TradingCalendar {

    /**
     * US listed equities: NYSE and Nasdaq days from 2000 to 2030, half days and unscheduled closures included, in New
     * York time.
     *
     * <p>Segments of a trading day: overnight from 20:00 of the evening before to 04:00, pre 04:00 to 09:30, regular
     * 09:30 to 16:00, post 16:00 to 20:00; on a half day regular ends at 13:00 and post at 17:00. The overnight segment
     * exists on some alternative trading systems only (Sunday evening to Friday morning); a host whose venue has none
     * reads it as closed. The trading date rolls when post ends: Friday 19:59 is Friday, Friday 20:00 and all of the
     * weekend is Monday, or the day after Monday's holiday.
     *
     * <p>{@link #annualDays()} is 252. Outside 2000 to 2030 the rules of the nearest covered year go on, without
     * unscheduled closures. Sources: the exchange's list of special closings since 1885, and the calendars NYSE Group
     * announces (the last, of 2025-12-23, up to 2028).
     */
    static TradingCalendar usEquities() {
        return UsEquityHours.CALENDAR;
    }

    /**
     * The spot FX week: open from Sunday 17:00 to Friday 17:00 New York, in sessions that roll at 17:00.
     *
     * <p>The session of Monday is Sunday 17:00 to Monday 17:00; the close of one is the open of the next, but for
     * Friday's. From Friday 17:00 an instant belongs to Monday. There are no holidays: a venue that shuts on 25
     * December or 1 January says so in its own session hours. {@link #annualDays()} is 260, the working days of a year
     * of 52 weeks.
     */
    static TradingCalendar fxWeek() {
        return FxWeekHours.CALENDAR;
    }

    /**
     * Trading round the clock every day, as crypto assets do: the session of a date is its 24 hours in UTC, {@link
     * #annualDays()} is 365.
     */
    static TradingCalendar always() {
        return AlwaysHours.CALENDAR;
    }

    /** A short name for logs and reports, such as {@code US_EQUITIES}. */
    String name();

    /** The zone the hours are kept in, such as {@code America/New_York}. */
    ZoneId zone();

    /** Trading dates in a year as used to annualise daily figures, positive: 252, 260 or 365. */
    int annualDays();

    /** The regular session of the date, empty when it is not a trading date. */
    Optional<Session> session(LocalDate date);

    /** The segment at the instant, given in nanoseconds since 1970-01-01T00:00Z. Throws nothing. */
    SessionSegment segmentAt(long epochNanos);

    /**
     * The trading date an event at the instant belongs to, given in nanoseconds since 1970-01-01T00:00Z. Between two
     * sessions the calendar's own rule decides where the date rolls. Throws nothing.
     */
    LocalDate tradingDate(long epochNanos);

    /**
     * Whether the regular session is on at the instant, given in nanoseconds since 1970-01-01T00:00Z. Allocates and
     * throws nothing.
     */
    default boolean isOpen(long epochNanos) {
        return segmentAt(epochNanos) == SessionSegment.REGULAR;
    }

    /** Whether the date has a session. */
    default boolean isTradingDay(LocalDate date) {
        return session(date).isPresent();
    }

    /**
     * The first open of a session strictly after the instant, empty if there is none within 400 days. Where sessions
     * touch, as in the FX week, it is the open of the next session, though the market does not close before it.
     */
    default Optional<Instant> nextOpen(Instant after) {
        return SessionSearch.firstAfter(this, after, Session::open);
    }

    /** The first close of a session strictly after the instant, empty if there is none within 400 days. */
    default Optional<Instant> nextClose(Instant after) {
        return SessionSearch.firstAfter(this, after, Session::close);
    }

    /** The last close of a session at or before the instant, empty if there is none within 400 days. */
    default Optional<Instant> previousClose(Instant atOrBefore) {
        return SessionSearch.lastCloseUntil(this, atOrBefore);
    }

    /**
     * The open of a later trading date, by which proceeds settle: one session after Friday 2024-08-30 US equities open on Tuesday 2024-09-03,
     * since Monday is Labor Day. Empty if the calendar ends before, or there is no such session within 400 days.
     *
     * @param date from which sessions are counted, itself left out
     * @param sessions how many, at least 1
     * @throws IllegalArgumentException if sessions is below 1
     */
    default Optional<Instant> openAfter(LocalDate date, int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("sessions must be at least 1, but was " + sessions);
        }
        return SessionSearch.openAfter(this, date, sessions);
    }

    /**
     * The sessions of the trading dates from {@code from} inclusive to {@code to} exclusive, in order. From 2024-01-01
     * to 2025-01-01 US equities have 252.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    default List<Session> sessionsBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "to " + to + " is before from " + from + "; give the earlier date first");
        }
        return from.datesUntil(to).map(this::session).flatMap(Optional::stream).toList();
    }
}
