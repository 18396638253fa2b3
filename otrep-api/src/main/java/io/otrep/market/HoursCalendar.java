package io.otrep.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar that looks instants up in a timetable of the years 1990 to 2050, made once from {@link TradingHours}.
 * Instants outside those years are answered by the same rule from a timetable of the days around them, which allocates.
 * Immutable and thread-safe.
 */
final class HoursCalendar implements TradingCalendar {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2050, 12, 31);
    /** More than any closure of a standard calendar; the longest was the week of September 2001. */
    private static final int AROUND_DAYS = 15;

    private final TradingHours hours;
    private final Timetable timetable;

    HoursCalendar(TradingHours hours) {
        this.hours = hours;
        this.timetable = timetable(FIRST, LAST);
    }

    @Override
    public String name() {
        return hours.name();
    }

    @Override
    public ZoneId zone() {
        return hours.zone();
    }

    @Override
    public int annualDays() {
        return hours.annualDays();
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        return hours.session(date);
    }

    @Override
    public SessionSegment segmentAt(long epochNanos) {
        return timetableAt(epochNanos).segmentAt(epochNanos);
    }

    @Override
    public LocalDate tradingDate(long epochNanos) {
        return timetableAt(epochNanos).tradingDateAt(epochNanos);
    }

    @Override
    public String toString() {
        return name();
    }

    private Timetable timetableAt(long epochNanos) {
        return timetable.covers(epochNanos) ? timetable : timetableAround(epochNanos);
    }

    private Timetable timetableAround(long epochNanos) {
        LocalDate date = Nanos.toInstant(epochNanos).atZone(zone()).toLocalDate();
        return timetable(date.minusDays(AROUND_DAYS), date.plusDays(AROUND_DAYS));
    }

    private Timetable timetable(LocalDate first, LocalDate last) {
        var builder = new Timetable.Builder();
        sessionsBetween(first, last.plusDays(1)).forEach(session -> hours.addSegments(session, builder));
        return builder.build();
    }
}
