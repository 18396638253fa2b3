package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host gets for the six methods it writes. */
class HostCalendarTest {
    private static final LocalDate ONLY_DAY = LocalDate.of(2024, 6, 12);
    private static final Session ONLY =
            new Session(ONLY_DAY, Instant.parse("2024-06-12T08:00:00Z"), Instant.parse("2024-06-12T16:30:00Z"));

    private final TradingCalendar calendar = new OneDay();

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

    @Test
    void tradingDaysAndSessionsComeFromTheSessionOfADate() {
        assertThat(calendar.isTradingDay(ONLY_DAY)).isTrue();
        assertThat(calendar.isTradingDay(ONLY_DAY.plusDays(1))).isFalse();
        assertThat(calendar.sessionsBetween(ONLY_DAY, ONLY_DAY)).isEmpty();
        assertThat(calendar.sessionsBetween(ONLY_DAY.minusDays(3), ONLY_DAY.plusDays(1)))
                .containsExactly(ONLY);
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
            return date.equals(ONLY_DAY) ? Optional.of(ONLY) : Optional.empty();
        }

        @Override
        public SessionSegment segmentAt(long epochNanos) {
            if (ONLY.contains(EpochNanos.toInstant(epochNanos))) {
                return SessionSegment.REGULAR;
            }
            return epochNanos == ONLY.closeNanos() ? SessionSegment.AUCTION : SessionSegment.CLOSED;
        }

        @Override
        public LocalDate tradingDate(long epochNanos) {
            return ONLY_DAY;
        }
    }
}
