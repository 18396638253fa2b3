package io.otrep.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Every date of UTC from midnight to midnight. Immutable and thread-safe. */
final class AlwaysHours implements TradingHours {
    static final TradingCalendar CALENDAR = new HoursCalendar(new AlwaysHours());

    @Override
    public String name() {
        return "ALWAYS";
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public int annualDays() {
        return 365;
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        return Optional.of(new Session(
                date,
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Override
    public void addSegments(Session session, Timetable.Builder timetable) {
        timetable
                .segment(session.tradingDate(), SessionSegment.REGULAR, session.open())
                .end(session.close());
    }
}
