package io.otrep.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedValuesTest {

    /** NIST Statistical Reference Datasets, univariate summary statistics NumAcc1 to NumAcc4: certified mean and deviation. */
    @ParameterizedTest
    @CsvSource({
        "3, 10000001, 10000003, 10000002, 10000002, 1, 1e-15",
        "1001, 1.2, 1.1, 1.3, 1.2, 0.1, 1e-14",
        "1001, 1000000.2, 1000000.1, 1000000.3, 1000000.2, 0.1, 1e-9",
        "1001, 10000000.2, 10000000.1, 10000000.3, 10000000.2, 0.1, 1e-8",
    })
    void momentsOfNumAccAreThoseCertified(
            int count, double first, double even, double odd, double mean, double deviation, double tolerance) {
        RollingVariance variance = new RollingVariance(count);
        RollingMean plainMean = new RollingMean(count);
        RollingStdDev stdDev = new RollingStdDev(count);

        for (int i = 0; i < count; i++) {
            double value = i == 0 ? first : i % 2 == 1 ? even : odd;
            variance.add(value);
            plainMean.add(value);
            stdDev.add(value);
        }

        assertThat(variance.mean()).isEqualTo(mean, within(tolerance * mean));
        assertThat(plainMean.value()).isEqualTo(mean, within(1e-13 * mean));
        assertThat(stdDev.value()).isEqualTo(deviation, within(tolerance));
    }

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.1, single smoothing with a weight of 0.1, two decimals. */
    @Test
    void smoothingIsThatOfTheHandbook() {
        double[] values = {71, 70, 69, 68, 64, 65, 72, 78, 75, 75, 75};
        double[] smoothed = {71, 70.9, 70.71, 70.44, 69.80, 69.32, 69.58, 70.43, 70.88, 71.29, 71.67};
        Ema ema = Ema.weighted(0.1);

        for (int i = 0; i < values.length; i++) {
            ema.add(values[i]);
            assertThat(ema.value()).as("value %d", i).isEqualTo(smoothed[i], within(0.0051));
        }
    }

    /** StockCharts ChartSchool, Relative Strength Index, worked example of 14 periods, two decimals. */
    @Test
    void strengthIsThatOfTheWorkedExample() {
        double[] closes = {
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
            45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
            45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314
        };
        double[] published = {
            70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87,
            45.46, 37.30, 33.08, 37.77
        };
        Rsi rsi = new Rsi(14);

        for (int i = 0; i < closes.length; i++) {
            rsi.add(closes[i]);
            assertThat(rsi.isReady()).isEqualTo(i >= 14);
            if (i >= 14) {
                assertThat(rsi.value()).as("close %d", i).isEqualTo(published[i - 14], within(0.0051));
            }
        }
        assertThat(published).hasSize(closes.length - 14);
    }

    @Test
    void strengthHasItsEdges() {
        assertThat(strength(1, 2, 3)).isEqualTo(100);
        assertThat(strength(3, 2, 1)).isEqualTo(0);
        assertThat(strength(2, 2, 2)).isEqualTo(50);
        assertThat(strength(1, 2)).isNaN();
    }

    @Test
    void averageStartsFromTheMeanOfThePeriod() {
        Ema ema = new Ema(3);

        ema.add(1);
        ema.add(2);
        assertThat(ema.value()).isNaN();

        ema.add(3);
        assertThat(ema.value()).isEqualTo(2);

        ema.add(4);
        assertThat(ema.value()).as("2 + (4 - 2) / 2").isEqualTo(3);
    }

    /** A step from 0 to 1 leaves (1 - a)^n behind after n values. */
    @Test
    void averageForgetsGeometrically() {
        Ema ema = Ema.wilder(4);

        for (int i = 0; i < 4; i++) {
            ema.add(0);
        }
        for (int i = 0; i < 10; i++) {
            ema.add(1);
        }

        assertThat(ema.value()).isEqualTo(1 - Math.pow(0.75, 10), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void weightOutOfRangeIsRefused(double weight) {
        assertThatThrownBy(() -> Ema.weighted(weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight must be above 0 and at most 1, but was " + weight);
    }

    @ParameterizedTest
    @CsvSource({
        "48.70, 47.79, NaN, 0.91",
        "12, 10, 11, 2",
        "12, 10, 8, 4",
        "12, 10, 15, 5",
        "12, 12, 12, 0",
    })
    void trueRangeReachesToTheCloseBefore(double high, double low, double lastClose, double range) {
        assertThat(Atr.trueRange(high, low, lastClose)).isEqualTo(range, within(1e-12));
    }

    @Test
    void averageTrueRangeIsWildersAverage() {
        Atr atr = new Atr(2);

        atr.add(11, 9, 10);
        assertThat(atr.isReady()).isFalse();
        assertThat(atr.value()).isNaN();

        atr.add(15, 13, 14);
        assertThat(atr.value()).as("(2 + 5) / 2").isEqualTo(3.5);

        atr.add(14.5, 14, 14.25);
        assertThat(atr.value()).as("3.5 + (0.5 - 3.5) / 2").isEqualTo(2);
    }

    @Test
    void brokenBarLeavesTheAverageAsItWas() {
        Atr atr = new Atr(1);
        atr.add(11, 9, 10);

        assertThatThrownBy(() -> atr.add(9, 11, 10)).hasMessage("low must be at most high 9.0, but was 11.0");
        assertThatThrownBy(() -> atr.add(Double.NaN, 11, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> atr.add(12, 11, Double.NaN)).isInstanceOf(IllegalArgumentException.class);

        assertThat(atr.value()).isEqualTo(2);
        atr.add(10, 10, 10);
        assertThat(atr.value()).isZero();
    }

    @Test
    void unboundedIndicatorsAreReadyAndFiniteAfterAMillionValues() {
        double[] series = Series.random(12, 1_000_000);
        Ema ema = new Ema(50);
        Rsi rsi = new Rsi(14);

        for (double value : series) {
            ema.add(value);
            rsi.add(value);
        }

        assertThat(ema.value()).as("weights add up to 1").isEqualTo(weightedTail(series, 2.0 / 51), within(1e-9));
        assertThat(rsi.value()).isBetween(0.0, 100.0);
    }

    @Test
    void unboundedIndicatorsTakeValuesWithoutAllocating() {
        double[] series = Series.random(13, 1_000);

        Series.assertTakenWithoutAllocating(new Ema(50), series);
        Series.assertTakenWithoutAllocating(new Rsi(14), series);
    }

    private static double weightedTail(double[] series, double weight) {
        double sum = 0;
        double share = weight;
        for (int i = series.length - 1; i >= series.length - 5_000; i--) {
            sum += share * series[i];
            share *= 1 - weight;
        }
        return sum;
    }

    private static double strength(double... closes) {
        Rsi rsi = new Rsi(2);
        for (double close : closes) {
            rsi.add(close);
        }
        return rsi.value();
    }
}
