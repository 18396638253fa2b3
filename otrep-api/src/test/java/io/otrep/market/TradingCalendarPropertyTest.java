package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every standard calendar. */
class TradingCalendarPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate END = LocalDate.of(2031, 1, 1);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long SEED = 20_001_230L;
    private static final int DRAWS = 50_000;

    @ParameterizedTest
    @EnumSource
    void randomInstantsAgreeWithTheWallClock(NaiveCalendar naive) {
        Random random = new Random(SEED);

        for (int draw = 0; draw < DRAWS; draw++) {
            Instant instant = draw % 2 == 0 ? anyInstant(random) : nearBoundary(random);
            assertAgrees(naive, instant, draw);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FX_WEEK", "ALWAYS"})
    void instantsOfTheWholeRangeAgreeWithTheWallClock(NaiveCalendar naive) {
        Random random = new Random(SEED);

        for (int draw = 0; draw < 5_000; draw++) {
            assertAgrees(naive, Nanos.toInstant(random.nextLong()), draw);
        }
        assertAgrees(naive, Nanos.toInstant(Long.MIN_VALUE), -1);
        assertAgrees(naive, Nanos.toInstant(Long.MAX_VALUE), -1);
    }

    @ParameterizedTest
    @EnumSource
    void timeNeverTakesTheTradingDateBack(NaiveCalendar naive) {
        TradingCalendar calendar = naive.real;
        long stepNanos = Duration.ofMinutes(90).toNanos();
        LocalDate last = LocalDate.MIN;

        // across both ends of the years kept in memory
        for (String start : List.of("1989-12-01T00:00:00Z", "2050-12-01T00:00:00Z")) {
            long epochNanos = Nanos.clamped(Instant.parse(start));
            for (int step = 0; step < 1_000; step++, epochNanos += stepNanos) {
                LocalDate date = calendar.tradingDate(epochNanos);
                assertThat(date).as("%s at %s", naive, epochNanos).isAfterOrEqualTo(last);
                assertThat(calendar.isTradingDay(date))
                        .as("%s on %s", naive, date)
                        .isTrue();
                last = date;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsAreInOrderAndOpenOnlyInside(NaiveCalendar naive) {
        TradingCalendar calendar = naive.real;
        List<Session> sessions = calendar.sessionsBetween(FIRST, END);

        Session last = null;
        for (Session session : sessions) {
            assertThat(calendar.isOpen(session.openNanos()))
                    .as("open of %s", session)
                    .isTrue();
            assertThat(calendar.isOpen(session.closeNanos() - 1))
                    .as("end of %s", session)
                    .isTrue();
            assertThat(calendar.tradingDate(session.openNanos())).isEqualTo(session.tradingDate());
            assertThat(calendar.tradingDate(session.closeNanos() - 1)).isEqualTo(session.tradingDate());
            if (last != null) {
                boolean touching = last.close().equals(session.open());
                assertThat(session.open()).as("open of %s", session).isAfterOrEqualTo(last.close());
                assertThat(calendar.isOpen(last.closeNanos()))
                        .as("close of %s", last)
                        .isEqualTo(touching);
                assertThat(calendar.isOpen(session.openNanos() - 1))
                        .as("before %s", session)
                        .isEqualTo(touching);
            }
            last = session;
        }
        assertThat(sessions).hasSizeGreaterThan(7_000);
    }

    @ParameterizedTest
    @EnumSource
    void nextAndPreviousBoundariesAreInverse(NaiveCalendar naive) {
        TradingCalendar calendar = naive.real;
        List<Session> sessions = calendar.sessionsBetween(FIRST, END);

        for (int i = 1; i < sessions.size() - 1; i++) {
            Session session = sessions.get(i);
            assertThat(calendar.nextOpen(session.open().minusNanos(1))).hasValue(session.open());
            assertThat(calendar.nextOpen(session.open()))
                    .hasValue(sessions.get(i + 1).open());
            assertThat(calendar.nextClose(session.close().minusNanos(1))).hasValue(session.close());
            assertThat(calendar.nextClose(session.close()))
                    .hasValue(sessions.get(i + 1).close());
            assertThat(calendar.previousClose(session.close())).hasValue(session.close());
            assertThat(calendar.previousClose(session.close().minusNanos(1)))
                    .hasValue(sessions.get(i - 1).close());
        }
    }

    @Test
    void equitiesOutsideTheYearsInMemoryFollowTheirSessions() {
        TradingCalendar calendar = TradingCalendar.usEquities();
        Random random = new Random(SEED);

        for (int draw = 0; draw < 300; draw++) {
            int year = draw % 2 == 0 ? 1971 + random.nextInt(19) : 2051 + random.nextInt(150);
            LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
            calendar.session(date).ifPresent(session -> {
                assertThat(calendar.segmentAt(session.openNanos() - 1))
                        .as("%s", session)
                        .isEqualTo(SessionSegment.PRE);
                assertThat(calendar.segmentAt(session.openNanos()))
                        .as("%s", session)
                        .isEqualTo(SessionSegment.REGULAR);
                assertThat(calendar.segmentAt(session.closeNanos()))
                        .as("%s", session)
                        .isEqualTo(SessionSegment.POST);
                assertThat(calendar.tradingDate(session.closeNanos())).isEqualTo(session.tradingDate());
            });
        }
    }

    @Test
    void endsOfTheRangeAreAnswered() {
        TradingCalendar calendar = TradingCalendar.usEquities();

        // Monday 1677-09-20 at 19:16 by the sun of New York, and Friday 2262-04-11 at 19:47 by its clocks
        assertThat(calendar.segmentAt(Long.MIN_VALUE)).isEqualTo(SessionSegment.POST);
        assertThat(calendar.tradingDate(Long.MIN_VALUE)).isEqualTo("1677-09-20");
        assertThat(calendar.segmentAt(Long.MAX_VALUE)).isEqualTo(SessionSegment.POST);
        assertThat(calendar.tradingDate(Long.MAX_VALUE)).isEqualTo("2262-04-11");
    }

    private static void assertAgrees(NaiveCalendar naive, Instant instant, int draw) {
        long epochNanos = Nanos.clamped(instant);
        assertThat(naive.real.segmentAt(epochNanos))
                .as("segment of %s at %s, seed %s draw %s", naive, instant, SEED, draw)
                .isEqualTo(naive.segment(instant));
        assertThat(naive.real.tradingDate(epochNanos))
                .as("trading date of %s at %s, seed %s draw %s", naive, instant, SEED, draw)
                .isEqualTo(naive.tradingDate(instant));
    }

    private static Instant anyInstant(Random random) {
        long seconds = FIRST.datesUntil(END).count() * 86_400 - 7 * 86_400;
        return Instant.parse("2000-01-01T05:00:00Z")
                .plusSeconds((long) (random.nextDouble() * seconds))
                .plusNanos(random.nextInt(1_000_000_000));
    }

    /** Within two nanoseconds of a time of day at which some calendar turns. */
    private static Instant nearBoundary(Random random) {
        List<LocalTime> turns = List.of(
                LocalTime.MIDNIGHT,
                LocalTime.of(4, 0),
                LocalTime.of(9, 30),
                LocalTime.NOON,
                LocalTime.of(13, 0),
                LocalTime.of(16, 0),
                LocalTime.of(17, 0),
                LocalTime.of(19, 0),
                LocalTime.of(20, 0));
        LocalDate date = FIRST.plusDays(1 + random.nextInt(31 * 365));
        return date.atTime(turns.get(random.nextInt(turns.size())))
                .atZone(NEW_YORK)
                .toInstant()
                .plusNanos(random.nextInt(5) - 2);
    }
}
