package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host gets for the six methods it writes. */
class HostCalendarTest {
    private static final LocalDate ONLY_DAY = LocalDate.of(2024, 6, 12);
    private static final Session ONLY =
            new Session(ONLY_DAY, Instant.parse("2024-06-12T08:00:00Z"), Instant.parse("2024-06-12T16:30:00Z"));

    private final TradingCalendar calendar = new OneDay(ONLY);

    @Test
    void boundariesOfTheOnlySessionAreFoundFromAfar() {
        Instant yearBefore = ONLY.open().minusSeconds(380L * 86_400);
        Instant yearAfter = ONLY.close().plusSeconds(380L * 86_400);

        assertThat(calendar.nextOpen(yearBefore)).hasValue(ONLY.open());
        assertThat(calendar.nextClose(yearBefore)).hasValue(ONLY.close());
        assertThat(calendar.previousClose(yearAfter)).hasValue(ONLY.close());
    }

    @Test
    void endedCalendarHasNoNextBoundary() {
        assertThat(calendar.nextOpen(ONLY.open())).isEmpty();
        assertThat(calendar.nextClose(ONLY.close())).isEmpty();
        assertThat(calendar.previousClose(ONLY.open())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void sessionIsFoundWithinTwoDaysOfItsTradingDate(int days) {
        Session booked = new Session(ONLY_DAY.plusDays(days), ONLY.open(), ONLY.close());
        TradingCalendar shifted = new OneDay(booked);

        assertThat(shifted.nextOpen(ONLY.open().minusNanos(1))).hasValue(ONLY.open());
        assertThat(shifted.nextClose(ONLY.open())).hasValue(ONLY.close());
        assertThat(shifted.previousClose(ONLY.close())).hasValue(ONLY.close());
    }

    @Test
    void tradingDaysAndSessionsComeFromTheSessionOfADate() {
        assertThat(calendar.isTradingDay(ONLY_DAY)).isTrue();
        assertThat(calendar.isTradingDay(ONLY_DAY.plusDays(1))).isFalse();
        assertThat(calendar.sessionsBetween(ONLY_DAY, ONLY_DAY)).isEmpty();
        assertThat(calendar.sessionsBetween(ONLY_DAY.minusDays(3), ONLY_DAY.plusDays(1)))
                .containsExactly(ONLY);
    }

    /** Sessions touch in the FX week; Monday 2024-09-02 is Labor Day for US equities. */
    @Test
    void openAfterCountsSessionsFromTheNextDateOn() {
        LocalDate friday = LocalDate.of(2024, 8, 30);

        assertThat(TradingCalendar.usEquities().openAfter(friday, 1)).hasValue(Instant.parse("2024-09-03T13:30:00Z"));
        assertThat(TradingCalendar.usEquities().openAfter(friday, 2)).hasValue(Instant.parse("2024-09-04T13:30:00Z"));
        assertThat(TradingCalendar.fxWeek().openAfter(friday, 1)).hasValue(Instant.parse("2024-09-01T21:00:00Z"));
        assertThat(calendar.openAfter(ONLY_DAY.minusDays(1), 1)).hasValue(ONLY.open());
        assertThat(calendar.openAfter(ONLY_DAY, 1)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.openAfter(ONLY_DAY, 0))
                .withMessage("sessions must be at least 1, but was 0");
    }

    @Test
    void openIsTheRegularSegmentOnly() {
        assertThat(calendar.isOpen(ONLY.openNanos())).isTrue();
        assertThat(calendar.isOpen(ONLY.closeNanos())).isFalse();
    }

    @Test
    void datesTheWrongWayRoundAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.sessionsBetween(ONLY_DAY, ONLY_DAY.minusDays(1)))
                .withMessage("to 2024-06-11 is before from 2024-06-12; give the earlier date first");
    }

    private static final class OneDay implements TradingCalendar {
        private final Session only;

        OneDay(Session only) {
            this.only = only;
        }

        @Override
        public String name() {
            return "ONE_DAY";
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/London");
        }

        @Override
        public int annualDays() {
            return 253;
        }

        @Override
        public Optional<Session> session(LocalDate date) {
            return date.equals(only.tradingDate()) ? Optional.of(only) : Optional.empty();
        }

        @Override
        public SessionSegment segmentAt(long epochNanos) {
            if (only.contains(Nanos.toInstant(epochNanos))) {
                return SessionSegment.REGULAR;
            }
            return epochNanos == only.closeNanos() ? SessionSegment.AUCTION : SessionSegment.CLOSED;
        }

        @Override
        public LocalDate tradingDate(long epochNanos) {
            return only.tradingDate();
        }
    }
}
