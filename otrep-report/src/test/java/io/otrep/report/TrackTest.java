package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.EquityCurve;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Nanos;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static long at(String day) {
        return Nanos.of(Instant.parse(day + "T20:00:00Z"));
    }

    private static long[] times(String... days) {
        return Arrays.stream(days).mapToLong(TrackTest::at).toArray();
    }

    @Test
    void theFirstDayCountsFromTheFirstPoint() {
        long open = at("2024-01-02") - 1;
        long[] times = {open, at("2024-01-02"), at("2024-01-03")};
        EquityCurve curve = EquityCurve.of(Currency.USD, times, new double[] {100, 90, 99}, new double[3]);

        Track track = Track.of("t", curve, DayRoll.NEW_YORK_1700, 252);

        assertThat(track.returns()).containsExactly(new double[] {-0.1, 0.1}, within(1e-12));
        assertThat(track.performance().totalReturn()).isCloseTo(-0.01, within(1e-12));
        assertThat(track.performance().maxDrawdown()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void depositsAreNoReturn() {
        EquityCurve curve = EquityCurve.of(
                Currency.USD,
                times("2024-01-02", "2024-01-03", "2024-01-04"),
                new double[] {100, 160, 80},
                new double[] {0, 50, 50});

        Track track = Track.of("t", curve, DayRoll.NEW_YORK_1700, 252);

        assertThat(track.returns()).containsExactly(new double[] {0.1, -0.5}, within(1e-12));
        assertThat(track.growth().value(2)).isCloseTo(1.1 * 0.5 - 1, within(1e-12));
        assertThat(track.drawdown().value(2)).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void monthsAreCompounded() {
        Track track = Track.ofPrices(
                "t",
                times("2024-01-30", "2024-01-31", "2024-02-01", "2024-02-29", "2025-01-02"),
                new double[] {100, 110, 121, 60.5, 121},
                252);
        Page page = Page.builder("p").section(Sections.months(List.of(track))).build();

        List<String> cells = Xml.of(page.html()).texts("//table//tbody/tr/*");

        assertThat(cells.subList(0, 4)).containsExactly("2024", "10.0", "-45.0", "");
        assertThat(cells.get(13)).isEqualTo("-39.5");
        assertThat(cells.subList(14, 16)).containsExactly("2025", "100.0");
    }

    @Test
    void drawdownsNameTheirDays() {
        Track track = Track.ofPrices(
                "t",
                times("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"),
                new double[] {100, 120, 90, 60, 130, 123.5},
                252);
        Page page =
                Page.builder("p").section(Sections.drawdowns(List.of(track), 5)).build();

        List<String> cells = Xml.of(page.html()).texts("//table//tbody/tr/*");

        assertThat(cells)
                .containsExactly(
                        "1",
                        "50.00%",
                        "2024-01-03",
                        "2024-01-05",
                        "2024-01-08",
                        "2 d",
                        "3 d",
                        "2",
                        "5.00%",
                        "2024-01-08",
                        "2024-01-09",
                        "not yet",
                        "1 d",
                        "–");
    }

    @Test
    void rollingWindowsEndAtTheirLastReturn() {
        long[] times = times("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05");
        Track track = Track.ofReturns("t", times, new double[] {0.01, 0.03, 0.01}, 100);

        Series volatility = Rolling.volatility(track, 2);

        assertThat(volatility.size()).isEqualTo(2);
        assertThat(volatility.timeNanos(0)).isEqualTo(times[2]);
        assertThat(volatility.value(0)).isCloseTo(0.02 / Math.sqrt(2) * 10, within(1e-12));
    }

    @Test
    void oneTimeMoreThanReturnsIsNeeded() {
        assertThatThrownBy(() -> Track.ofReturns("t", new long[2], new double[2], 252))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'t'")
                .hasMessageContaining("2 times and 2 returns");
    }
}
