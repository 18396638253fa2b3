package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UsEquityCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TradingCalendar calendar = TradingCalendar.usEquities();

    static List<PublishedUsEquityDays.Year> years() {
        return PublishedUsEquityDays.years();
    }

    @ParameterizedTest
    @MethodSource("years")
    void eachYearHasThePublishedNumberOfTradingDays(PublishedUsEquityDays.Year year) {
        List<Session> sessions = calendar.sessionsBetween(year.first(), year.end());

        assertThat(sessions).hasSize(year.tradingDays());
    }

    @ParameterizedTest
    @MethodSource("years")
    void eachYearIsClosedOnThePublishedWeekdays(PublishedUsEquityDays.Year year) {
        List<LocalDate> closed = year.first()
                .datesUntil(year.end())
                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                .filter(date -> !calendar.isTradingDay(date))
                .toList();

        assertThat(closed).isEqualTo(year.closures());
    }

    @ParameterizedTest
    @MethodSource("years")
    void eachYearClosesAtThirteenOnThePublishedHalfDays(PublishedUsEquityDays.Year year) {
        List<LocalDate> halfDays = calendar.sessionsBetween(year.first(), year.end()).stream()
                .filter(session -> localTime(session.close()).equals(LocalTime.of(13, 0)))
                .map(Session::tradingDate)
                .toList();

        assertThat(halfDays).isEqualTo(year.halfDays());
    }

    @Test
    void everySessionOpensAtHalfPastNineAndClosesAtSixteenOrThirteen() {
        List<Session> sessions = calendar.sessionsBetween(LocalDate.of(2000, 1, 1), LocalDate.of(2031, 1, 1));

        assertThat(sessions)
                .filteredOn(session -> !session.tradingDate().equals(LocalDate.of(2002, 9, 11)))
                .allSatisfy(session -> {
                    assertThat(localTime(session.open())).isEqualTo(LocalTime.of(9, 30));
                    assertThat(localTime(session.close())).isIn(LocalTime.of(16, 0), LocalTime.of(13, 0));
                    assertThat(session.open().atZone(NEW_YORK).toLocalDate()).isEqualTo(session.tradingDate());
                });
    }

    @Test
    void firstAnniversaryOfTheAttacksOpensAtNoon() {
        Session session = calendar.session(LocalDate.of(2002, 9, 11)).orElseThrow();

        assertThat(session.open()).isEqualTo("2002-09-11T16:00:00Z");
        assertThat(session.length()).isEqualTo(Duration.ofHours(4));
        assertThat(calendar.segmentAt(newYork("2002-09-11T11:59:59"))).isEqualTo(SessionSegment.PRE);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-26T03:59:59.999999999, OVERNIGHT, 2024-11-26",
        "2024-11-26T04:00,              PRE,       2024-11-26",
        "2024-11-26T09:29:59.999999999, PRE,       2024-11-26",
        "2024-11-26T09:30,              REGULAR,   2024-11-26",
        "2024-11-26T15:59:59.999999999, REGULAR,   2024-11-26",
        "2024-11-26T16:00,              POST,      2024-11-26",
        "2024-11-26T19:59:59.999999999, POST,      2024-11-26",
        "2024-11-26T20:00,              OVERNIGHT, 2024-11-27",
        // Thanksgiving Day, and no overnight before it
        "2024-11-27T20:00,              CLOSED,    2024-11-29",
        "2024-11-28T12:00,              CLOSED,    2024-11-29",
        "2024-11-28T20:00,              OVERNIGHT, 2024-11-29",
        // the half day after it
        "2024-11-29T12:59:59.999999999, REGULAR,   2024-11-29",
        "2024-11-29T13:00,              POST,      2024-11-29",
        "2024-11-29T16:59:59.999999999, POST,      2024-11-29",
        "2024-11-29T17:00,              CLOSED,    2024-12-02",
        "2024-11-29T20:00,              CLOSED,    2024-12-02",
        "2024-11-30T10:00,              CLOSED,    2024-12-02",
        "2024-12-01T19:59:59.999999999, CLOSED,    2024-12-02",
        "2024-12-01T20:00,              OVERNIGHT, 2024-12-02",
        // the week of the attacks
        "2001-09-10T20:00,              CLOSED,    2001-09-17",
        "2001-09-14T10:00,              CLOSED,    2001-09-17",
        "2001-09-16T20:00,              OVERNIGHT, 2001-09-17",
    })
    void segmentAndTradingDateFollowTheClockOfNewYork(
            LocalDateTime wall, SessionSegment segment, LocalDate tradingDate) {
        long epochNanos = Nanos.clamped(wall.atZone(NEW_YORK).toInstant());

        assertThat(calendar.segmentAt(epochNanos)).isEqualTo(segment);
        assertThat(calendar.tradingDate(epochNanos)).isEqualTo(tradingDate);
        assertThat(calendar.isOpen(epochNanos)).isEqualTo(segment == SessionSegment.REGULAR);
    }

    @ParameterizedTest
    @CsvSource({
        // U.S. Census Bureau, dates of Easter Sunday
        "2000, 2000-04-23",
        "2008, 2008-03-23",
        "2011, 2011-04-24",
        "2016, 2016-03-27",
        "2019, 2019-04-21",
        "2024, 2024-03-31",
        "2025, 2025-04-20",
        "2030, 2030-04-21",
        // the earliest and the latest of the era, and the two exceptions of Gauss's rule
        "1818, 1818-03-22",
        "2038, 2038-04-25",
        "1954, 1954-04-18",
        "1981, 1981-04-19",
    })
    void easterFallsOnThePublishedSunday(int year, LocalDate sunday) {
        LocalDate easter = UsEquityDays.easterSunday(year);

        assertThat(easter).isEqualTo(sunday);
    }

    @Test
    void rulesGoOnOutsideTheCoveredYears() {
        boolean kingDayBeforeItsFirst = calendar.isTradingDay(LocalDate.of(1997, 1, 20));
        boolean juneteenthBeforeItsFirst = calendar.isTradingDay(LocalDate.of(2020, 6, 19));
        boolean juneteenthOf2060 = calendar.isTradingDay(LocalDate.of(2060, 6, 18));

        assertThat(kingDayBeforeItsFirst).isTrue();
        assertThat(juneteenthBeforeItsFirst).isTrue();
        assertThat(juneteenthOf2060).isFalse();
    }

    @Test
    void annualisesWith252DaysInNewYork() {
        assertThat(calendar.annualDays()).isEqualTo(252);
        assertThat(calendar.zone()).isEqualTo(NEW_YORK);
        assertThat(calendar).hasToString("US_EQUITIES");
    }

    private static long newYork(String wall) {
        return Nanos.clamped(LocalDateTime.parse(wall).atZone(NEW_YORK).toInstant());
    }

    private static LocalTime localTime(Instant instant) {
        return instant.atZone(NEW_YORK).toLocalTime();
    }
}
