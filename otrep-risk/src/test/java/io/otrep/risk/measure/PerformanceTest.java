package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.EquityCurve;
import io.otrep.market.Currency;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Two wins of a tenth, one loss of a fifth, one win of a quarter: wealth 1.1, 1.21, 0.968, 1.21. */
    private static final double[] RETURNS = {0.1, 0.1, -0.2, 0.25};

    @Test
    void figuresFollowTheirDefinitions() {
        Performance performance = Performance.of(RETURNS, 2);

        assertThat(performance.observations()).isEqualTo(4);
        assertThat(performance.totalReturn()).isCloseTo(0.21, EXACT);
        assertThat(performance.annualReturn()).isCloseTo(0.1, EXACT);
        assertThat(performance.maxDrawdown()).isCloseTo(0.2, EXACT);
        assertThat(performance.calmar()).isCloseTo(0.5, EXACT);
        assertThat(performance.hitRate()).isCloseTo(0.75, EXACT);
        assertThat(performance.profitFactor()).isCloseTo(2.25, EXACT);
        assertThat(performance.winLoss().averageWin()).isCloseTo(0.15, EXACT);
        assertThat(performance.winLoss().averageLoss()).isCloseTo(0.2, EXACT);
        assertThat(performance.winLoss().payoffRatio()).isCloseTo(0.75, EXACT);
        assertThat(performance.winLoss().expectancy()).isCloseTo(0.0625, EXACT);
    }

    @Test
    void ratiosDivideTheMeanByItsDispersion() {
        Performance performance = Performance.of(RETURNS, 2);

        double variance = (2 * 0.0375 * 0.0375 + 0.2625 * 0.2625 + 0.1875 * 0.1875) / 3;
        assertThat(performance.volatility()).isCloseTo(Math.sqrt(2 * variance), EXACT);
        assertThat(performance.sharpe()).isCloseTo(0.0625 / Math.sqrt(variance) * Math.sqrt(2), EXACT);
        assertThat(performance.sortino()).isCloseTo(0.0625 / 0.1 * Math.sqrt(2), EXACT);
    }

    @Test
    void depositIsNoProfit() {
        long[] times = {0, 1, 2};
        double[] equity = {100, 160, 144};
        double[] flow = {0, 50, 50};
        EquityCurve curve = EquityCurve.of(Currency.of("USD"), times, equity, flow);

        Performance performance = Performance.of(curve, 252);

        assertThat(performance.totalReturn()).isCloseTo(-0.01, EXACT);
        assertThat(performance.maxDrawdown()).isCloseTo(0.1, EXACT);
    }

    @Test
    void emptySeriesIsUndefined() {
        Performance performance = Performance.of(new double[0], 252);

        assertThat(performance.totalReturn()).isNaN();
        assertThat(performance.annualReturn()).isNaN();
        assertThat(performance.volatility()).isNaN();
        assertThat(performance.sharpe()).isNaN();
        assertThat(performance.sortino()).isNaN();
        assertThat(performance.calmar()).isNaN();
        assertThat(performance.maxDrawdown()).isNaN();
        assertThat(performance.hitRate()).isNaN();
        assertThat(performance.profitFactor()).isNaN();
    }

    @Test
    void oneReturnHasNoDispersion() {
        Performance performance = Performance.of(new double[] {-0.5}, 1);

        assertThat(performance.annualReturn()).isEqualTo(-0.5);
        assertThat(performance.maxDrawdown()).isEqualTo(0.5);
        assertThat(performance.volatility()).isNaN();
        assertThat(performance.sharpe()).isNaN();
    }

    @Test
    void constantSeriesHasNoRatio() {
        double[] constant = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};

        Performance performance = Performance.of(constant, 252);

        assertThat(performance.volatility()).isZero();
        assertThat(performance.sharpe()).isNaN();
        assertThat(performance.sortino()).isNaN();
        assertThat(performance.calmar()).isNaN();
        assertThat(performance.profitFactor()).isNaN();
        assertThat(performance.hitRate()).isEqualTo(1);
    }

    @Test
    void dispersionOfRoundingAloneHasNoSharpe() {
        double[] excess = Returns.excess(new double[] {0.1, 0.3, 0.7, 1.1}, new double[] {0.0, 0.2, 0.6, 1.0});

        double sharpe = SharpeRatio.perPeriod(excess);

        assertThat(Moments.standardDeviation(excess)).isPositive();
        assertThat(sharpe).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void oneUnknownReturnMakesTheFiguresUnknown(double unknown) {
        Performance performance = Performance.of(new double[] {0.1, unknown, -0.1}, 252);

        assertThat(performance.totalReturn()).isNaN();
        assertThat(performance.annualReturn()).isNaN();
        assertThat(performance.volatility()).isNaN();
        assertThat(performance.sharpe()).isNaN();
        assertThat(performance.sortino()).isNaN();
        assertThat(performance.maxDrawdown()).isNaN();
        assertThat(performance.hitRate()).isNaN();
        assertThat(performance.profitFactor()).isNaN();
    }

    @Test
    void moreThanEverythingLostHasNoGrowthRate() {
        assertThat(Returns.annual(new double[] {-1.5}, 252)).isNaN();
        assertThat(Returns.annual(new double[] {-1.0}, 252)).isEqualTo(-1);
    }

    @Test
    void yearWithoutPeriodsIsRefused() {
        assertThatThrownBy(() -> Performance.of(RETURNS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("periodsPerYear")
                .hasMessageContaining("0.0");
    }
}
