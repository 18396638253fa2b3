package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours of US listed equities on the days {@link UsEquityDays} names.
 *
 * <p>The extended hours are those of NYSE Arca Equities (early session from 04:00, late session to 20:00, to 17:00 on a
 * half day). The overnight hours, and that its trades are booked on the date the night ends on, are those of Blue Ocean
 * ATS. Delays of a minute or two for a moment of silence and halts within a session are not kept: they are status
 * events of the day, not hours.
 *
 * <p>Immutable and thread-safe.
 */
final class UsEquityHours implements TradingHours {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OVERNIGHT = LocalTime.of(20, 0);
    private static final LocalTime PRE = LocalTime.of(4, 0);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime HALF_DAY_CLOSE = LocalTime.of(13, 0);
    private static final int POST_HOURS = 4;

    /**
     * The first anniversary of the attacks of 2001: NYSE, Nasdaq and AMEX opened at noon (ABC News and Variety of that
     * day).
     */
    private static final LocalDate LATE_OPEN_DATE = LocalDate.of(2002, 9, 11);

    private static final LocalTime LATE_OPEN = LocalTime.NOON;

    static final TradingCalendar CALENDAR = new HoursCalendar(new UsEquityHours());

    @Override
    public String name() {
        return "US_EQUITIES";
    }

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    public int annualDays() {
        return 252;
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        return UsEquityDays.isTradingDay(date)
                ? Optional.of(new Session(date, at(date, openOn(date)), at(date, closeOn(date))))
                : Optional.empty();
    }

    @Override
    public void addSegments(Session session, Timetable.Builder timetable) {
        LocalDate date = session.tradingDate();
        timetable
                .segment(date, SessionSegment.OVERNIGHT, at(date.minusDays(1), OVERNIGHT))
                .segment(date, SessionSegment.PRE, at(date, PRE))
                .segment(date, SessionSegment.REGULAR, session.open())
                .segment(date, SessionSegment.POST, session.close())
                .end(at(date, closeOn(date).plusHours(POST_HOURS)));
    }

    private static LocalTime openOn(LocalDate date) {
        return date.equals(LATE_OPEN_DATE) ? LATE_OPEN : OPEN;
    }

    private static LocalTime closeOn(LocalDate date) {
        return UsEquityDays.isHalfDay(date) ? HALF_DAY_CLOSE : CLOSE;
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NEW_YORK).toInstant();
    }
}
