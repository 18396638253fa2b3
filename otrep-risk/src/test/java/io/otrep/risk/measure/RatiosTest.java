package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatiosTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** The 24 monthly returns of the example in C. Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd edition 2008, chapter 4. */
    private static final double[] BACON = {
        0.003, 0.026, 0.011, -0.010, 0.015, 0.025, 0.016, 0.067, -0.014, 0.040, -0.005, 0.081, 0.040, -0.037, -0.061,
        0.017, -0.049, -0.022, 0.070, 0.058, -0.065, 0.024, -0.005, -0.009
    };

    /** The same book, chapter 4: downside risk 2.55%, downside potential 1.37%, Omega 1.29, Bernardo and Ledoit's gain-loss ratio 1.78. */
    @Test
    void baconsExampleIsMet() {
        assertThat(Downside.deviation(BACON, 0.005)).isCloseTo(0.0255, within(5e-5));
        assertThat(Downside.potential(BACON, 0.005)).isCloseTo(0.0137, within(5e-5));
        assertThat(UpsideRatios.omegaSharpe(BACON, 0.005)).isCloseTo(0.29, within(5e-3));
        assertThat(WinLoss.of(BACON).profitFactor()).isCloseTo(1.78, within(5e-3));
        assertThat(Moments.meanAbsoluteDeviation(BACON)).isCloseTo(0.0310, within(1e-4));
    }

    @Test
    void upsideIsWeighedAgainstDownside() {
        double[] returns = {0.03, -0.01, 0.02, -0.02};

        assertThat(UpsideRatios.omega(returns, 0)).isCloseTo(5.0 / 3, EXACT);
        assertThat(UpsideRatios.upsidePotential(returns, 0)).isCloseTo(0.0125 / Math.sqrt(0.000125), EXACT);
        assertThat(UpsideRatios.upsidePotentialBySide(returns, 0)).isCloseTo(0.025 / Math.sqrt(0.00025), EXACT);
        assertThat(UpsideRatios.omega(new double[] {0.01, 0.02}, 0)).isNaN();
        assertThat(UpsideRatios.upsidePotential(new double[] {0.01, 0.02}, 0)).isNaN();
    }

    @Test
    void drawdownRatiosDivideByTheirMeasure() {
        double[] returns = {0.1, -0.1, -0.1, 0.5, -0.3};
        double[] series = Drawdowns.series(returns);

        assertThat(DrawdownRatios.losingRuns(returns)).containsExactly(new double[] {0.19, 0.3}, EXACT);
        assertThat(DrawdownRatios.spells(returns)).containsExactly(new double[] {0.3, 0.19}, EXACT);
        assertThat(Drawdowns.painIndex(series)).isCloseTo((0.1 + 0.19 + 0.3) / 5, EXACT);
        assertThat(Drawdowns.ulcerIndex(series)).isCloseTo(Math.sqrt((0.01 + 0.0361 + 0.09) / 5), EXACT);
        assertThat(DrawdownRatios.burke(0.2, new double[] {0.3, 0.4})).isCloseTo(0.4, EXACT);
        assertThat(DrawdownRatios.modifiedBurke(0.2, new double[] {0.3, 0.4}, 4))
                .isCloseTo(0.8, EXACT);
        assertThat(DrawdownRatios.sterling(0.2, 0.3, 0.1)).isCloseTo(0.5, EXACT);
        assertThat(DrawdownRatios.pain(0.2, new double[] {0, 0.4})).isCloseTo(1, EXACT);
        assertThat(DrawdownRatios.martin(0.2, new double[] {0.4, 0.4})).isCloseTo(0.5, EXACT);
        assertThat(DrawdownRatios.calmar(0.2, 0)).isNaN();
        assertThat(DrawdownRatios.burke(0.2, new double[0])).isNaN();
    }

    @Test
    void drawdownTableShowsTheOpenOneToo() {
        double[] returns = {-0.1, 0.2, -0.2, -0.25, 0.5, -0.5, 0.1};

        List<Drawdown> table = Drawdowns.table(returns);

        assertThat(table).hasSize(2);
        Drawdown open = table.get(0);
        assertThat(open.start()).isEqualTo(2);
        assertThat(open.trough()).isEqualTo(5);
        assertThat(open.isOpen()).isTrue();
        assertThat(open.recovery()).isEmpty();
        assertThat(open.periodsToRecover()).isEmpty();
        assertThat(open.length()).isEqualTo(5);
        assertThat(open.periodsToTrough()).isEqualTo(4);
        assertThat(open.depth()).isCloseTo(1 - 0.8 * 0.75 * 1.5 * 0.5, EXACT);
        Drawdown first = table.get(1);
        assertThat(first.start()).isZero();
        assertThat(first.recovery()).isEqualTo(OptionalInt.of(1));
        assertThat(first.periodsToRecover()).isEqualTo(OptionalInt.of(1));
        assertThat(first.depth()).isCloseTo(0.1, EXACT);
        assertThatThrownBy(() -> Drawdowns.table(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Drawdowns.table(new double[0])).isEmpty();
    }

    /** Chekhlov, Uryasev and Zabarankin (2005), on a line that falls from 100 to 20: the mean of the worst 2.4 of 8. */
    @Test
    void conditionalDrawdownLiesBetweenMeanAndMaximum() {
        double[] levels = {100, 90, 80, 70, 60, 50, 40, 30, 20};
        double[] drawdowns = Arrays.copyOfRange(Drawdowns.ofLevels(levels), 1, 9);

        assertThat(ConditionalDrawdown.of(drawdowns, 0.7)).isCloseTo((0.8 + 0.7 + 0.4 * 0.6) / 2.4, EXACT);
        assertThat(ConditionalDrawdown.of(drawdowns, 0)).isCloseTo(0.45, EXACT);
        assertThat(ConditionalDrawdown.of(drawdowns, 1)).isCloseTo(0.8, EXACT);
    }

    @Test
    void lineThroughTheBenchmarkIsFound() {
        double[] benchmark = {0.01, 0.02, 0.03};
        double[] returns = {0.03, 0.05, 0.07};

        MarketModel line = MarketModel.fit(returns, benchmark);

        assertThat(line.alpha()).isCloseTo(0.01, EXACT);
        assertThat(line.beta()).isCloseTo(2, EXACT);
        assertThat(line.rSquared()).isCloseTo(1, EXACT);
        assertThat(line.residualDeviation()).isCloseTo(0, EXACT);
        assertThat(line.annualAlpha(2)).isCloseTo(0.0201, EXACT);
        assertThat(BenchmarkRatios.treynor(returns, benchmark, 3)).isCloseTo((1.03 * 1.05 * 1.07 - 1) / 2, EXACT);
        assertThat(BenchmarkRatios.information(returns, benchmark, 1)).isCloseTo(3, EXACT);
        assertThat(BenchmarkRatios.trackingError(returns, benchmark, 4)).isCloseTo(0.02, EXACT);
        assertThat(MarketModel.fit(returns, new double[3]).beta()).isNaN();
        assertThatThrownBy(() -> MarketModel.fit(returns, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same length");
    }

    /** Bailey and Lopez de Prado (2012): annual Sharpe ratio of 1.585 over 24 months, skewness -2.448, kurtosis 10.164: 0.913. */
    @Test
    void probabilisticSharpeIsThatOfThePaper() {
        SharpeEstimate estimate = new SharpeEstimate(1.585 / Math.sqrt(12), -2.448, 10.164, 24);

        assertThat(estimate.probabilityAbove(0)).isCloseTo(0.913, within(5e-4));
        assertThat(estimate.deflated(0.5, 1)).isEqualTo(estimate.probabilityAbove(0));
    }

    /** Bailey and Lopez de Prado (2014), numerical example: the best of 100 trials 0.9004, of 46 trials 0.9505. */
    @ParameterizedTest
    @CsvSource({"100, -3, 10, 0.9004", "46, -3, 10, 0.9505"})
    void deflatedSharpeIsThatOfThePaper(double trials, double skewness, double kurtosis, double published) {
        SharpeEstimate estimate = new SharpeEstimate(2.5 / Math.sqrt(250), skewness, kurtosis, 1_250);

        double deflated = estimate.deflated(Math.sqrt(0.5 / 250), trials);

        assertThat(deflated).isCloseTo(published, within(1e-4));
    }

    @Test
    void deflatedSharpeFallsWithTheTrials() {
        SharpeEstimate estimate = new SharpeEstimate(0.15, 0, 3, 500);

        double last = 1;
        for (int trials = 1; trials < 1_000; trials = trials * 2 + 1) {
            double now = estimate.deflated(0.05, trials);
            assertThat(now).as("%d trials", trials).isLessThan(last);
            last = now;
        }
    }

    @Test
    void trackRecordIsLongEnoughWhenTheProbabilityIsReached() {
        SharpeEstimate estimate = new SharpeEstimate(0.3, -0.72, 5.78, 100);

        double length = estimate.minimumTrackRecord(0.1, 0.95);

        SharpeEstimate longer = new SharpeEstimate(0.3, -0.72, 5.78, (int) Math.ceil(length));
        SharpeEstimate shorter = new SharpeEstimate(0.3, -0.72, 5.78, (int) Math.floor(length));
        assertThat(longer.probabilityAbove(0.1)).isGreaterThanOrEqualTo(0.95);
        assertThat(shorter.probabilityAbove(0.1)).isLessThanOrEqualTo(0.95);
        assertThat(estimate.minimumTrackRecord(0.3, 0.95)).isNaN();
    }

    @Test
    void turnoverIsTwoSided() {
        double[] drifted = Turnover.drifted(new double[] {0.5, 0.5}, new double[] {0.1, 0});

        assertThat(drifted).containsExactly(new double[] {0.55 / 1.05, 0.5 / 1.05}, EXACT);
        assertThat(Turnover.twoSided(new double[] {1, 0}, new double[] {0, 1})).isEqualTo(2);
        assertThat(Turnover.annual(300, 100, 0.5)).isEqualTo(6);
    }

    /** Kelly (1956) at even odds: 2p - 1; Thorp (2006), section 7.1. */
    @Test
    void kellyGrowsFastestAtItsFraction() {
        double fraction = Kelly.continuous(0.05, 0.15);

        double best = Kelly.growth(0.06, 0.05, 0.15, fraction);

        assertThat(Kelly.bet(0.7, 1)).isCloseTo(0.4, EXACT);
        assertThat(Kelly.bet(0.4, 1)).isZero();
        assertThat(best).isGreaterThan(Kelly.growth(0.06, 0.05, 0.15, fraction * 0.99));
        assertThat(best).isGreaterThan(Kelly.growth(0.06, 0.05, 0.15, fraction * 1.01));
        assertThat(Kelly.growth(0.06, 0.05, 0.15, 2 * fraction)).isCloseTo(0.06, EXACT);
        assertThat(Kelly.multiple(new double[] {0.1, 0.2}, new double[][] {{0.04, 0}, {0, 0.1}}))
                .containsExactly(new double[] {2.5, 2}, EXACT);
        assertThat(Kelly.multiple(new double[] {0.1, 0.2}, new double[][] {{1, 1}, {1, 1}})[0])
                .isNaN();
    }
}
