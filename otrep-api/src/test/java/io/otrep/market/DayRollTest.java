package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DayRollTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    static List<DayRoll> rolls() {
        return List.of(
                DayRoll.NEW_YORK_1700,
                new DayRoll(LocalTime.MIDNIGHT, ZoneOffset.UTC),
                new DayRoll(LocalTime.of(2, 30), NEW_YORK),
                new DayRoll(LocalTime.of(1, 30), NEW_YORK),
                new DayRoll(LocalTime.MIDNIGHT, ZoneId.of("America/Sao_Paulo")),
                new DayRoll(LocalTime.of(23, 59), ZoneId.of("Australia/Lord_Howe")));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-29T21:59:59.999999999Z, 2024-11-29, 2024-11-29T22:00:00Z",
        "2024-11-29T22:00:00Z,           2024-11-30, 2024-11-30T22:00:00Z",
        "2024-07-04T20:59:59Z,           2024-07-04, 2024-07-04T21:00:00Z",
        "2024-07-04T21:00:00Z,           2024-07-05, 2024-07-05T21:00:00Z",
        // the weekends of both changes of the clocks: days of 23 and of 25 hours
        "2024-03-09T22:00:00Z,           2024-03-10, 2024-03-10T21:00:00Z",
        "2024-11-02T21:00:00Z,           2024-11-03, 2024-11-03T22:00:00Z",
    })
    void newYorkDayEndsAtSeventeen(Instant instant, LocalDate day, Instant nextRoll) {
        DayRoll roll = DayRoll.NEW_YORK_1700;

        assertThat(roll.dayOf(Nanos.clamped(instant))).isEqualTo(day);
        assertThat(roll.nextRollAfter(Nanos.clamped(instant))).isEqualTo(Nanos.clamped(nextRoll));
    }

    @Test
    void dayThatStartsBeforeNoonIsNamedForItsStart() {
        DayRoll midnight = new DayRoll(LocalTime.MIDNIGHT, ZoneOffset.UTC);
        DayRoll morning = new DayRoll(LocalTime.of(9, 30), NEW_YORK);
        long instant = Nanos.clamped(Instant.parse("2024-05-15T10:00:00Z"));

        assertThat(midnight.dayOf(instant)).isEqualTo("2024-05-15");
        assertThat(morning.dayOf(instant)).isEqualTo("2024-05-14");
    }

    @Test
    void rollInTheSkippedHourComesAnHourLater() {
        DayRoll roll = new DayRoll(LocalTime.of(2, 30), NEW_YORK);
        long saturdayNoon = Nanos.clamped(Instant.parse("2024-03-09T17:00:00Z"));

        long next = roll.nextRollAfter(saturdayNoon);

        assertThat(Nanos.toInstant(next)).isEqualTo("2024-03-10T07:30:00Z");
        assertThat(roll.dayOf(next - 1)).isEqualTo("2024-03-09");
        assertThat(roll.dayOf(next)).isEqualTo("2024-03-10");
    }

    @Test
    void rollInTheRepeatedHourComesOnce() {
        DayRoll roll = new DayRoll(LocalTime.of(1, 30), NEW_YORK);
        long first = Nanos.clamped(Instant.parse("2024-11-03T05:30:00Z"));
        long second = Nanos.clamped(Instant.parse("2024-11-03T06:30:00Z"));

        assertThat(roll.nextRollAfter(first - 1)).isEqualTo(first);
        assertThat(roll.dayOf(second)).isEqualTo(roll.dayOf(first)).isEqualTo("2024-11-03");
        assertThat(Nanos.toInstant(roll.nextRollAfter(first))).isEqualTo("2024-11-04T06:30:00Z");
    }

    @ParameterizedTest
    @MethodSource("rolls")
    void eachRollStartsTheNextDay(DayRoll roll) {
        long end = Nanos.clamped(Instant.parse("2031-01-01T00:00:00Z"));
        long at = Nanos.clamped(Instant.parse("2000-01-01T00:00:00Z"));
        LocalDate day = roll.dayOf(at);

        while (at < end) {
            long next = roll.nextRollAfter(at);
            assertThat(roll.dayOf(next - 1)).as("before %s of %s", next, roll).isEqualTo(day);
            assertThat(roll.dayOf(next)).as("at %s of %s", next, roll).isEqualTo(day.plusDays(1));
            assertThat(next - at).isLessThanOrEqualTo(Duration.ofHours(25).toNanos());
            day = day.plusDays(1);
            at = next;
        }
    }

    @ParameterizedTest
    @MethodSource("rolls")
    void anyInstantIsAnswered(DayRoll roll) {
        long seed = 17L;
        Random random = new Random(seed);

        for (int draw = 0; draw < 5_000; draw++) {
            long nanos = random.nextLong();
            long next = roll.nextRollAfter(nanos);
            assertThat(next).as("seed %s draw %s", seed, draw).isGreaterThan(nanos);
            assertThat(roll.dayOf(next - 1)).as("seed %s draw %s", seed, draw).isEqualTo(roll.dayOf(nanos));
        }
        assertThat(roll.nextRollAfter(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(roll.dayOf(Long.MIN_VALUE).getYear()).isEqualTo(1677);
    }

    @Test
    void fxWeekdaysAreItsTradingDates() {
        TradingCalendar fx = TradingCalendar.fxWeek();

        List<Session> sessions = fx.sessionsBetween(LocalDate.of(2000, 1, 1), LocalDate.of(2031, 1, 1));

        assertThat(sessions).allSatisfy(session -> {
            assertThat(DayRoll.NEW_YORK_1700.dayOf(session.openNanos())).isEqualTo(session.tradingDate());
            assertThat(DayRoll.NEW_YORK_1700.nextRollAfter(session.openNanos())).isEqualTo(session.closeNanos());
        });
    }
}
