package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calendars around the two changes of New York's clocks of every year from 2000 to 2030. */
class DaylightSavingCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime ROLL = LocalTime.of(17, 0);

    private final TradingCalendar fx = TradingCalendar.fxWeek();
    private final TradingCalendar equities = TradingCalendar.usEquities();

    static List<ZoneOffsetTransition> changes() {
        return Stream.iterate(
                        NEW_YORK.getRules().nextTransition(Instant.parse("2000-01-01T00:00:00Z")),
                        change -> change.getInstant().isBefore(Instant.parse("2031-01-01T00:00:00Z")),
                        change -> NEW_YORK.getRules().nextTransition(change.getInstant()))
                .toList();
    }

    @Test
    void clocksChangeTwiceAYearOnSundays() {
        List<ZoneOffsetTransition> changes = changes();

        assertThat(changes).hasSize(62);
        assertThat(changes).filteredOn(ZoneOffsetTransition::isGap).hasSize(31);
        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(sunday(change).getDayOfWeek().getValue()).isEqualTo(7));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void fxOpensAtSeventeenOnTheSundayOfTheChange(ZoneOffsetTransition change) {
        Session monday = fx.session(sunday(change).plusDays(1)).orElseThrow();

        assertThat(monday.open()).isEqualTo(at(sunday(change), ROLL));
        assertThat(monday.open().toString()).endsWith(change.isGap() ? "T21:00:00Z" : "T22:00:00Z");
        assertThat(monday.length()).isEqualTo(Duration.ofHours(24));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void fxWeekendOfTheChangeIsAnHourShorterOrLonger(ZoneOffsetTransition change) {
        Instant close = fx.previousClose(change.getInstant()).orElseThrow();
        Instant open = fx.nextOpen(change.getInstant()).orElseThrow();

        assertThat(close).isEqualTo(at(sunday(change).minusDays(2), ROLL));
        assertThat(Duration.between(close, open)).isEqualTo(Duration.ofHours(change.isGap() ? 47 : 49));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void hourOfTheChangeIsClosedAndBelongsToTheNextTradingDay(ZoneOffsetTransition change) {
        List<Instant> instants = Stream.of(-3600, -1800, -1, 0, 1, 1800, 3600)
                .map(seconds -> change.getInstant().plusSeconds(seconds))
                .toList();

        assertThat(instants).allSatisfy(instant -> {
            assertThat(fx.segmentAt(Nanos.clamped(instant))).isEqualTo(SessionSegment.CLOSED);
            assertThat(fx.tradingDate(Nanos.clamped(instant)))
                    .isEqualTo(sunday(change).plusDays(1));
            assertThat(equities.segmentAt(Nanos.clamped(instant))).isEqualTo(SessionSegment.CLOSED);
            assertThat(TradingCalendar.always().isOpen(Nanos.clamped(instant))).isTrue();
            assertThat(TradingCalendar.always().tradingDate(Nanos.clamped(instant)))
                    .isEqualTo(sunday(change));
        });
    }

    @ParameterizedTest
    @MethodSource("changes")
    void equitiesKeepTheirLocalHoursAndMoveInUtc(ZoneOffsetTransition change) {
        Instant close = equities.previousClose(change.getInstant()).orElseThrow();
        Instant open = equities.nextOpen(change.getInstant()).orElseThrow();

        assertThat(close.atZone(NEW_YORK).toLocalTime()).isEqualTo(LocalTime.of(16, 0));
        assertThat(open.atZone(NEW_YORK).toLocalTime()).isEqualTo(LocalTime.of(9, 30));
        assertThat(close.toString()).endsWith(change.isGap() ? "T21:00:00Z" : "T20:00:00Z");
        assertThat(open.toString()).endsWith(change.isGap() ? "T13:30:00Z" : "T14:30:00Z");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void tenMinuteStepsOfTheLongWeekendAgreeWithTheWallClock(ZoneOffsetTransition change) {
        List<Instant> steps = Stream.iterate(
                        change.getInstant().minus(Duration.ofDays(3)), instant -> instant.plusSeconds(600))
                .limit(Duration.ofDays(6).toMinutes() / 10)
                .toList();

        for (NaiveCalendar naive : NaiveCalendar.values()) {
            LocalDate last = LocalDate.MIN;
            for (Instant step : steps) {
                LocalDate date = naive.real.tradingDate(Nanos.clamped(step));
                assertThat(naive.real.segmentAt(Nanos.clamped(step)))
                        .as("%s at %s", naive, step)
                        .isEqualTo(naive.segment(step));
                assertThat(date)
                        .as("%s at %s", naive, step)
                        .isEqualTo(naive.tradingDate(step))
                        .isAfterOrEqualTo(last);
                last = date;
            }
        }
    }

    private static LocalDate sunday(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().toLocalDate();
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NEW_YORK).toInstant();
    }
}
