package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VolatilityTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double LN_2 = Math.log(2);

    /** Bars of a driftless random walk of many steps a bar, without gaps: open, high, low, close. */
    private static double[][] walk(int bars, int steps, double deviation, long seed) {
        Random random = new Random(seed);
        double[][] prices = new double[4][bars];
        double level = 0;
        for (int i = 0; i < bars; i++) {
            double high = level;
            double low = level;
            prices[0][i] = Math.exp(level);
            for (int step = 0; step < steps; step++) {
                level += random.nextGaussian() * deviation / Math.sqrt(steps);
                high = Math.max(high, level);
                low = Math.min(low, level);
            }
            prices[1][i] = Math.exp(high);
            prices[2][i] = Math.exp(low);
            prices[3][i] = Math.exp(level);
        }
        return prices;
    }

    @Test
    void oneBarHasAClosedForm() {
        double[] open = {100};
        double[] high = {110};
        double[] low = {95};
        double[] close = {105};
        double range = Math.log(110.0 / 95);
        double body = Math.log(1.05);
        double satchell = Math.log(110.0 / 105) * Math.log(1.1) + Math.log(95.0 / 105) * Math.log(0.95);

        assertThat(RangeVolatility.parkinson(high, low, 252)).isCloseTo(range * Math.sqrt(252 / (4 * LN_2)), EXACT);
        assertThat(RangeVolatility.garmanKlass(open, high, low, close, 1))
                .isCloseTo(Math.sqrt(range * range / 2 - (2 * LN_2 - 1) * body * body), EXACT);
        assertThat(RangeVolatility.rogersSatchell(open, high, low, close, 1)).isCloseTo(Math.sqrt(satchell), EXACT);
    }

    @Test
    void allEstimatorsFindTheVolatilityOfAWalk() {
        double[][] p = walk(5_000, 500, 0.01, 42);
        double expected = 0.01 * Math.sqrt(252);

        double[] found = {
            RangeVolatility.parkinson(p[1], p[2], 252),
            RangeVolatility.garmanKlass(p[0], p[1], p[2], p[3], 252),
            RangeVolatility.rogersSatchell(p[0], p[1], p[2], p[3], 252),
            RangeVolatility.yangZhang(p[0], p[1], p[2], p[3], 252),
            RangeVolatility.closeToClose(p[3], 252)
        };

        for (double volatility : found) {
            assertThat(volatility).as("seed 42").isCloseTo(expected, within(expected * 0.06));
        }
    }

    @Test
    void driftDoesNotDisturbRogersAndSatchell() {
        double[] open = {100, 110};
        double[] close = {110, 121};

        assertThat(RangeVolatility.rogersSatchell(open, close, open, close, 252))
                .isZero();
        assertThat(RangeVolatility.parkinson(close, open, 252)).isPositive();
    }

    @Test
    void fiveDaysAreFiveReturns() {
        double[] close = {100, 101, 99, 102, 103, 100};

        double volatility = RangeVolatility.closeToClose(close, 365);

        assertThat(volatility).isEqualTo(Moments.standardDeviation(Returns.logarithmic(close)) * Math.sqrt(365));
        assertThat(Returns.logarithmic(close)).hasSize(5);
    }

    @Test
    void undefinedBarsAnswerNaN() {
        double[] none = {};
        double[] one = {100};
        double[] zero = {0};

        assertThat(RangeVolatility.parkinson(none, none, 252)).isNaN();
        assertThat(RangeVolatility.garmanKlass(none, none, none, none, 252)).isNaN();
        assertThat(RangeVolatility.rogersSatchell(none, none, none, none, 252)).isNaN();
        assertThat(RangeVolatility.yangZhang(one, one, one, one, 252)).isNaN();
        assertThat(RangeVolatility.closeToClose(one, 252)).isNaN();
        assertThat(RangeVolatility.parkinson(one, zero, 252)).isNaN();
        assertThat(RangeVolatility.parkinson(one, one, 252)).isZero();
        assertThatThrownBy(() -> RangeVolatility.parkinson(one, none, 252))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** By hand: true ranges 2, 3, 4 with a period of 2 give 2.5, then 2.5 + (4 - 2.5) / 2. */
    @Test
    void averageTrueRangeStartsFromAMean() {
        double[] high = {10, 11, 13, 14};
        double[] low = {9, 10, 11, 10};
        double[] close = {9, 10, 13, 12};

        assertThat(AverageTrueRange.trueRanges(high, low, close)).containsExactly(Double.NaN, 2, 3, 4);
        assertThat(AverageTrueRange.series(high, low, close, 2)).containsExactly(Double.NaN, Double.NaN, 2.5, 3.25);
    }

    private static double[] simulated(Garch model, int count, long seed) {
        Random random = new Random(seed);
        double[] returns = new double[count];
        double variance = model.unconditionalVariance();
        for (int t = 0; t < count; t++) {
            returns[t] = model.mean() + Math.sqrt(variance) * random.nextGaussian();
            variance = model.next(variance, returns[t]);
        }
        return returns;
    }

    @Test
    void fitFindsTheModelThatMadeTheReturns() {
        Garch made = new Garch(0.0005, 2e-6, 0.08, 0.9);

        GarchFit fit = Garch.fit(simulated(made, 8_000, 9));

        assertThat(fit.model().alpha()).as("seed 9").isCloseTo(0.08, within(3 * fit.alphaError()));
        assertThat(fit.model().beta()).as("seed 9").isCloseTo(0.9, within(3 * fit.betaError()));
        assertThat(fit.model().mean()).as("seed 9").isCloseTo(0.0005, within(3 * fit.meanError()));
        assertThat(fit.model().omega()).as("seed 9").isCloseTo(2e-6, within(3 * fit.omegaError()));
        assertThat(fit.alphaError()).isBetween(0.001, 0.02);
    }

    @Test
    void fitDoesNotDependOnTheUnit() {
        double[] returns = simulated(new Garch(0.0005, 2e-6, 0.08, 0.9), 1_500, 10);
        double[] percent = Arrays.stream(returns).map(r -> 100 * r).toArray();

        Garch model = Garch.fit(returns).model();
        Garch inPercent = Garch.fit(percent).model();

        assertThat(inPercent.alpha()).isCloseTo(model.alpha(), within(1e-6));
        assertThat(inPercent.beta()).isCloseTo(model.beta(), within(1e-6));
        assertThat(inPercent.omega()).isCloseTo(model.omega() * 1e4, within(1e-6));
    }

    @Test
    void likelihoodIsHighestAtTheFit() {
        double[] returns = simulated(new Garch(0, 2e-6, 0.1, 0.85), 1_000, 11);

        GarchFit fit = Garch.fit(returns);
        Garch best = fit.model();

        for (double factor : new double[] {0.97, 1.03}) {
            assertThat(new Garch(best.mean(), best.omega() * factor, best.alpha(), best.beta()).logLikelihood(returns))
                    .isLessThan(fit.logLikelihood());
            assertThat(new Garch(best.mean(), best.omega(), best.alpha() * factor, best.beta()).logLikelihood(returns))
                    .isLessThan(fit.logLikelihood());
        }
    }

    @Test
    void forecastFallsBackToTheLongRun() {
        Garch model = new Garch(0, 1e-6, 0.1, 0.8);

        assertThat(model.unconditionalVariance()).isCloseTo(1e-5, within(1e-18));
        assertThat(model.forecast(4e-5, 1)).isCloseTo(4e-5, within(1e-18));
        assertThat(model.forecast(4e-5, 2)).isCloseTo(1e-6 + 0.9 * 4e-5, within(1e-18));
        assertThat(model.forecast(4e-5, 1_000)).isCloseTo(1e-5, within(1e-18));
        assertThat(model.variances(new double[] {0.01})).hasSize(2);
    }

    @Test
    void hopelessSeriesAreRefused() {
        double[] constant = new double[100];

        assertThatThrownBy(() -> Garch.fit(new double[10])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Garch.fit(constant)).isInstanceOf(IllegalArgumentException.class);
        constant[3] = Double.NaN;
        assertThatThrownBy(() -> Garch.fit(constant)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Garch(0, 1, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
    }

    @Test
    void filteredRiskFollowsTheVolatilityOfToday() {
        SplittableRandom random = new SplittableRandom(12);
        double[] returns = new double[1_000];
        Arrays.setAll(returns, i -> (random.nextDouble() - 0.5) * (i < 900 ? 0.01 : 0.05));
        double plain = HistoricalRisk.of(returns, 0.99).valueAtRisk();

        double ewma = FilteredRisk.ewma(returns, Decay.riskMetrics(), 0.95).valueAtRisk();
        double garch =
                FilteredRisk.garch(returns, Garch.fit(returns).model(), 0.95).valueAtRisk();

        assertThat(HistoricalRisk.of(returns, 0.95).valueAtRisk()).isLessThan(plain);
        assertThat(ewma).isBetween(0.016, 0.03);
        assertThat(garch).isBetween(0.014, 0.035);
    }

    @Test
    void constantVarianceLeavesHistoricalRiskAsItIs() {
        double[] returns = {0.01, -0.02, 0.03, -0.01};
        double[] variances = {4e-4, 4e-4, 4e-4, 4e-4, 4e-4};
        double[] doubled = {1e-4, 1e-4, 1e-4, 1e-4, 4e-4};

        double plain = HistoricalRisk.of(returns, 0.8).valueAtRisk();

        assertThat(FilteredRisk.of(returns, 0, variances, 0.8).valueAtRisk()).isCloseTo(plain, EXACT);
        assertThat(FilteredRisk.of(returns, 0, doubled, 0.8).valueAtRisk()).isCloseTo(2 * plain, EXACT);
        assertThat(FilteredRisk.ewma(new double[] {Double.NaN, 0.1}, Decay.riskMetrics(), 0.95)
                        .valueAtRisk())
                .isNaN();
        assertThat(FilteredRisk.ewma(new double[0], Decay.riskMetrics(), 0.95).valueAtRisk())
                .isNaN();
    }
}
