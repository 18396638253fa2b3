package io.otrep.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rolling measure is that of its window worked out anew. */
class RollingTest {

    /** A measure, and the plain way to work it out from the values of one window. */
    enum Rolling {
        MAX(RollingMax::new, window -> Arrays.stream(window).max().orElseThrow(), 0, 1),
        MIN(RollingMin::new, window -> Arrays.stream(window).min().orElseThrow(), 0, 1),
        SUM(RollingSum::new, RollingTest::sum, 1e-13, 1),
        MEAN(RollingMean::new, RollingTest::mean, 1e-14, 1),
        VARIANCE(RollingVariance::new, RollingTest::variance, 1e-11, 2),
        STD_DEV(RollingStdDev::new, window -> Math.sqrt(variance(window)), 1e-11, 2),
        Z_SCORE(ZScore::new, RollingTest::zScore, 1e-9, 2),
        RATE_OF_CHANGE(
                length -> new RateOfChange(length - 1), window -> window[window.length - 1] / window[0] - 1, 0, 2),
        GAIN_LOSS(length -> new GainLoss(length - 1), RollingTest::balance, 1e-12, 2);

        final IntFunction<Indicator> make;
        final ToDoubleFunction<double[]> plain;
        final double tolerance;
        final int least;

        Rolling(IntFunction<Indicator> make, ToDoubleFunction<double[]> plain, double tolerance, int least) {
            this.make = make;
            this.plain = plain;
            this.tolerance = tolerance;
            this.least = least;
        }

        void assertEqualToPlain(double[] series, int length, int end, double value, Object where) {
            double expected = plain.applyAsDouble(Arrays.copyOfRange(series, end - length, end));
            assertThat(value)
                    .as("%s of %d, %s, value %d", this, length, where, end)
                    .isEqualTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void measureIsThatOfItsWindow(Rolling rolling) {
        for (int length : new int[] {1, 2, 3, 4, 7, 20, 63}) {
            for (long seed = 0; seed < 8; seed++) {
                double[] series = Series.random(seed, 1_000);
                int window = Math.max(length, rolling.least);
                Indicator indicator = rolling.make.apply(window);

                for (int i = 0; i < series.length; i++) {
                    indicator.add(series[i]);
                    assertThat(indicator.isReady()).isEqualTo(i + 1 >= window);
                    if (i + 1 < window) {
                        assertThat(indicator.value()).isNaN();
                    } else {
                        rolling.assertEqualToPlain(series, window, i + 1, indicator.value(), "seed " + seed);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void measureIsStillThatOfItsWindowAfterMillionsOfValues(Rolling rolling) {
        long seed = 41;
        int window = 250;
        double[] series = Series.random(seed, 1_200_000);
        Indicator indicator = rolling.make.apply(window);

        for (int i = 0; i < series.length; i++) {
            indicator.add(series[i]);
            if (i >= window && (i % 9_973 == 0 || i > series.length - 500)) {
                rolling.assertEqualToPlain(series, window, i + 1, indicator.value(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readyMeasureIsFiniteAtTheEdgesOfItsRange(Rolling rolling) {
        double[] extremes = {1e100, 1e-100, 1e-100, 1e100, 1e100, 1, 1, 1, 1e-100, 1e-100, 1e-100, 1e100};
        Indicator indicator = rolling.make.apply(3);

        for (double extreme : extremes) {
            indicator.add(extreme);
            if (indicator.isReady()) {
                assertThat(indicator.value()).isFinite();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedValueLeavesNoTrace(Rolling rolling) {
        double[] series = Series.random(3, 50);
        Indicator plain = rolling.make.apply(5);
        Indicator disturbed = rolling.make.apply(5);

        for (double value : series) {
            plain.add(value);
            disturbed.add(value);
            assertThatThrownBy(() -> disturbed.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> disturbed.add(1.1e100)).hasMessageContaining("1.1E100");
            assertThatThrownBy(() -> disturbed.add(Double.NEGATIVE_INFINITY)).hasMessageContaining("-Infinity");
        }

        assertThat(disturbed.value()).isEqualTo(plain.value());
    }

    @ParameterizedTest
    @EnumSource
    void windowThatIsTooShortIsRefused(Rolling rolling) {
        assertThatThrownBy(() -> rolling.make.apply(rolling.least - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values, but was ");
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreTakenWithoutAllocating(Rolling rolling) {
        double[] series = Series.random(4, 1_000);

        Series.assertTakenWithoutAllocating(rolling.make.apply(20), series);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, -0.1, 1e15 + 0.3, 1e-30, 0})
    void sameValuesHaveNoVariance(double value) {
        RollingVariance variance = new RollingVariance(7);
        ZScore score = new ZScore(7);

        for (int i = 0; i < 100; i++) {
            variance.add(value);
            score.add(value);
        }

        assertThat(variance.value()).isZero();
        assertThat(variance.mean()).isEqualTo(value);
        assertThat(score.value()).isZero();
    }

    @Test
    void outlierThatHasLeftTheWindowIsForgotten() {
        RollingVariance variance = new RollingVariance(4);
        RollingMean mean = new RollingMean(4);

        for (double value : new double[] {1e12, 2, 4, 4, 6}) {
            variance.add(value);
            mean.add(value);
        }

        assertThat(variance.value()).isEqualTo(8.0 / 3, within(1e-15));
        assertThat(mean.value()).isEqualTo(4);
    }

    @Test
    void gainsAndLossesAreApart() {
        GainLoss balance = new GainLoss(2);

        for (double value : new double[] {10, 12, 11}) {
            balance.add(value);
        }

        assertThat(balance.gains()).isEqualTo(2);
        assertThat(balance.losses()).isEqualTo(1);
        assertThat(balance.value()).isEqualTo(1.0 / 3);
    }

    @Test
    void largestScoreIsReachedByOneOutlier() {
        ZScore score = new ZScore(20);

        for (int i = 0; i < 19; i++) {
            score.add(100);
        }
        score.add(101);

        assertThat(score.value()).isEqualTo(ZScore.largest(20), within(1e-12));
        assertThat(ZScore.largest(20)).isEqualTo(19 / Math.sqrt(20));
    }

    private static double sum(double[] window) {
        return Arrays.stream(window).sum();
    }

    private static double mean(double[] window) {
        return sum(window) / window.length;
    }

    private static double variance(double[] window) {
        double mean = mean(window);
        return Arrays.stream(window)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (window.length - 1);
    }

    private static double zScore(double[] window) {
        double deviation = Math.sqrt(variance(window));
        return deviation < 1e-12 ? 0 : (window[window.length - 1] - mean(window)) / deviation;
    }

    private static double balance(double[] window) {
        double gains = 0;
        double losses = 0;
        for (int i = 1; i < window.length; i++) {
            gains += Math.max(0, window[i] - window[i - 1]);
            losses += Math.max(0, window[i - 1] - window[i]);
        }
        return gains + losses == 0 ? 0 : (gains - losses) / (gains + losses);
    }
}
