package io.otrep.risk.market;

import static io.otrep.risk.market.Markets.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.EwmaCovariance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PortfolioExposureTest {
    private static final Offset<Double> CENT = within(1e-6);
    private static final Instrument AAPL = Markets.share("AAPL", "Technology");
    private static final Instrument XOM = Markets.share("XOM", "Energy");
    private static final Instrument NEW = Markets.share("NEW", "Energy");
    private static final Instrument SONY = Markets.tokyo("6758");

    private final EwmaCovariance ordinary = new EwmaCovariance(2, Decay.riskMetrics());

    /** 60 days of two shares that end at 200 and 100, and two prices of a new one. */
    private MultiMarketManager market() {
        MultiMarketManager market = MultiMarketManager.of(Currency.USD, List.of(AAPL, XOM, NEW, SONY));
        double[] one = Markets.walk(60, 1);
        double[] other = Markets.walk(60, 2);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 60);
        for (int i = 0; i < 60; i++) {
            market.updateMarketData(day(AAPL, dates.get(i), 200 * one[i] / one[59]));
            market.updateMarketData(day(XOM, dates.get(i), 100 * other[i] / other[59]));
            if (i > 57) {
                market.updateMarketData(day(NEW, dates.get(i), 50));
            }
            if (i > 0) {
                ordinary.add(new double[] {Math.log(one[i] / one[i - 1]), Math.log(other[i] / other[i - 1])});
            }
        }
        return market;
    }

    @Test
    void sumsAndSectorsAreThoseOfThePositions() {
        PortfolioExposure exposure =
                market().calculatePortfolioExposure(Map.of(AAPL, 100.0, XOM, -50.0, NEW, 20.0), 50_000);

        assertThat(exposure.longValue()).isCloseTo(21_000, CENT);
        assertThat(exposure.shortValue()).isCloseTo(5_000, CENT);
        assertThat(exposure.gross()).isCloseTo(26_000, CENT);
        assertThat(exposure.net()).isCloseTo(16_000, CENT);
        assertThat(exposure.leverage()).isCloseTo(0.52, CENT);
        assertThat(exposure.sectors().keySet()).containsExactly("Energy", "Technology");
        assertThat(exposure.sectors().get("Energy").gross()).isCloseTo(6_000, CENT);
        assertThat(exposure.sectors().get("Energy").net()).isCloseTo(-4_000, CENT);
        assertThat(exposure.sectors().get("Technology").share()).isCloseTo(0.4, CENT);
    }

    /** VaR of normal returns: 1.6449 and 2.3263 deviations; expected shortfall 2.0627 and 2.6652 (J. Hull, tables of N(x)). */
    @Test
    void riskIsThatOfTheCovariance() {
        double x = 20_000;
        double y = -5_000;

        PortfolioExposure exposure = market().calculatePortfolioExposure(Map.of(AAPL, 100.0, XOM, -50.0), 50_000);

        double deviation = Math.sqrt(x * x * ordinary.covariance(0, 0)
                + 2 * x * y * ordinary.covariance(0, 1)
                + y * y * ordinary.covariance(1, 1));
        assertThat(exposure.volatility()).isCloseTo(deviation * Math.sqrt(252), CENT);
        assertThat(exposure.risk95().valueAtRisk()).isCloseTo(1.644854 * deviation, within(1e-3));
        assertThat(exposure.risk99().valueAtRisk()).isCloseTo(2.326348 * deviation, within(1e-3));
        assertThat(exposure.risk95().expectedShortfall()).isCloseTo(2.062713 * deviation, within(1e-3));
        assertThat(exposure.risk99().expectedShortfall()).isCloseTo(2.665214 * deviation, within(1e-3));
        assertThat(exposure.unmeasured()).isEmpty();
    }

    @Test
    void aShortHistoryCountsAtTheProxyOnTop() {
        MultiMarketManager market = market();
        double known = market.calculatePortfolioExposure(Map.of(AAPL, 100.0), 50_000)
                .risk99()
                .valueAtRisk();

        PortfolioExposure exposure = market.calculatePortfolioExposure(Map.of(AAPL, 100.0, NEW, -20.0), 50_000);

        assertThat(exposure.risk99().valueAtRisk()).isCloseTo(known + 2.326348 * 0.05 * 1_000, within(1e-3));
        assertThat(exposure.unmeasured()).containsExactly(NEW);
    }

    @Test
    void whatHasNoPriceMakesItsSumsUnknown() {
        PortfolioExposure exposure = market().calculatePortfolioExposure(Map.of(AAPL, 100.0, SONY, 100.0), 50_000);

        assertThat(exposure.gross()).isNaN();
        assertThat(exposure.risk99().valueAtRisk()).isNaN();
        assertThat(exposure.volatility()).isNaN();
        assertThat(exposure.unpriced()).containsExactly(SONY);
        assertThat(exposure.sectors().get("Technology").gross()).isCloseTo(20_000, CENT);
        assertThat(exposure.sectors().get(PortfolioExposure.NO_SECTOR).gross()).isNaN();
    }

    @Test
    void aForeignPositionIsValuedAtItsRate() {
        MultiMarketManager market = market();
        market.updateMarketData(day(SONY, LocalDate.parse("2024-05-29"), 12_000));
        assertThat(market.calculatePortfolioExposure(Map.of(SONY, 100.0), 50_000)
                        .unpriced())
                .containsExactly(SONY);

        market.updateRate(Currency.of("JPY"), 0.0064);

        assertThat(market.calculatePortfolioExposure(Map.of(SONY, 100.0), 50_000)
                        .gross())
                .isCloseTo(7_680, CENT);
    }

    @Test
    void anEmptyBookRisksNothing() {
        PortfolioExposure exposure = market().calculatePortfolioExposure(Map.of(AAPL, 0.0), 50_000);

        assertThat(exposure.gross()).isZero();
        assertThat(exposure.risk95().valueAtRisk()).isZero();
        assertThat(exposure.risk99().expectedShortfall()).isZero();
        assertThat(exposure.sectors()).isEmpty();
    }

    @Test
    void sharesAreUnknownWithoutEquity() {
        MultiMarketManager market = market();

        for (double equity : new double[] {0, -1, Double.NaN}) {
            PortfolioExposure exposure = market.calculatePortfolioExposure(Map.of(AAPL, 1.0), equity);

            assertThat(exposure.leverage()).isNaN();
            assertThat(exposure.sectors().get("Technology").share()).isNaN();
            assertThat(exposure.gross()).isCloseTo(200, CENT);
        }
        assertThatThrownBy(() -> market.calculatePortfolioExposure(Map.of(AAPL, Double.NaN), 1))
                .hasMessageContaining("units of AAPL@alpaca must be finite");
    }
}
