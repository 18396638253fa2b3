package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the session boundary next to an instant by walking the dates of a calendar, {@value #HORIZON_DAYS} days at
 * most, so that a calendar that has ended is answered too. Stateless and thread-safe.
 */
final class SessionSearch {
    private static final int HORIZON_DAYS = 400;
    /** A session lies within this many days of its trading date: a promise of {@link TradingCalendar}. */
    private static final int REACH_DAYS = 2;

    private SessionSearch() {}

    static Optional<Instant> firstAfter(TradingCalendar calendar, Instant after, Function<Session, Instant> boundary) {
        return walk(calendar, localDate(calendar, after).minusDays(REACH_DAYS), 1)
                .map(boundary)
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }

    static Optional<Instant> lastCloseUntil(TradingCalendar calendar, Instant atOrBefore) {
        return walk(calendar, localDate(calendar, atOrBefore).plusDays(REACH_DAYS), -1)
                .map(Session::close)
                .filter(close -> !close.isAfter(atOrBefore))
                .findFirst();
    }

    static Optional<Instant> openAfter(TradingCalendar calendar, LocalDate date, int sessions) {
        return walk(calendar, date.plusDays(1), 1)
                .skip(sessions - 1L)
                .map(Session::open)
                .findFirst();
    }

    private static LocalDate localDate(TradingCalendar calendar, Instant instant) {
        return instant.atZone(calendar.zone()).toLocalDate();
    }

    private static Stream<Session> walk(TradingCalendar calendar, LocalDate start, int stepDays) {
        return Stream.iterate(start, date -> date.plusDays(stepDays))
                .limit(HORIZON_DAYS)
                .map(calendar::session)
                .flatMap(Optional::stream);
    }
}
