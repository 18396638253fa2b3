package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxWeekCalendarTest {
    private final TradingCalendar fx = TradingCalendar.fxWeek();

    @ParameterizedTest
    @CsvSource({
        "2024-01-12T21:59:59.999999999Z, REGULAR, 2024-01-12",
        "2024-01-12T22:00:00Z,           CLOSED,  2024-01-15",
        "2024-01-14T21:59:59.999999999Z, CLOSED,  2024-01-15",
        "2024-01-14T22:00:00Z,           REGULAR, 2024-01-15",
        "2024-01-14T23:00:00Z,           REGULAR, 2024-01-15",
        "2024-01-15T22:00:00Z,           REGULAR, 2024-01-16",
        // no holidays
        "2024-12-25T12:00:00Z,           REGULAR, 2024-12-25",
    })
    void weekOpensSundayAndClosesFridayAtSeventeen(Instant instant, SessionSegment segment, LocalDate tradingDate) {
        assertThat(fx.segmentAt(Nanos.clamped(instant))).isEqualTo(segment);
        assertThat(fx.tradingDate(Nanos.clamped(instant))).isEqualTo(tradingDate);
    }

    @Test
    void sessionOfMondayOpensOnSunday() {
        Session monday = fx.session(LocalDate.of(2024, 1, 15)).orElseThrow();

        assertThat(monday.open()).isEqualTo("2024-01-14T22:00:00Z");
        assertThat(monday.close()).isEqualTo("2024-01-15T22:00:00Z");
        assertThat(fx.session(LocalDate.of(2024, 1, 13))).isEmpty();
        assertThat(fx.session(LocalDate.of(2024, 1, 14))).isEmpty();
    }

    @Test
    void annualisesWith260Days() {
        assertThat(fx.annualDays()).isEqualTo(260);
        assertThat(fx).hasToString("FX_WEEK");
    }

    @Test
    void roundTheClockCalendarHasTheDatesOfUtc() {
        TradingCalendar always = TradingCalendar.always();
        Session leapDay = always.session(LocalDate.of(2024, 2, 29)).orElseThrow();

        assertThat(leapDay.open()).isEqualTo("2024-02-29T00:00:00Z");
        assertThat(leapDay.close()).isEqualTo("2024-03-01T00:00:00Z");
        assertThat(always.isOpen(leapDay.closeNanos())).isTrue();
        assertThat(always.tradingDate(leapDay.closeNanos() - 1)).isEqualTo("2024-02-29");
        assertThat(always.annualDays()).isEqualTo(365);
        assertThat(always.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(always).hasToString("ALWAYS");
    }
}
