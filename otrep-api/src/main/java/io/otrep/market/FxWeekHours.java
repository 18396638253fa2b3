package io.otrep.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Monday to Friday, each from 17:00 New York of the day before to 17:00. Immutable and thread-safe. */
final class FxWeekHours implements TradingHours {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime ROLL = LocalTime.of(17, 0);

    static final TradingCalendar CALENDAR = new HoursCalendar(new FxWeekHours());

    @Override
    public String name() {
        return "FX_WEEK";
    }

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    public int annualDays() {
        return 260;
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                ? Optional.empty()
                : Optional.of(new Session(date, rollOn(date.minusDays(1)), rollOn(date)));
    }

    @Override
    public void addSegments(Session session, Timetable.Builder timetable) {
        timetable
                .segment(session.tradingDate(), SessionSegment.REGULAR, session.open())
                .end(session.close());
    }

    private static Instant rollOn(LocalDate date) {
        return date.atTime(ROLL).atZone(NEW_YORK).toInstant();
    }
}
