package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailRiskTest {
    private static double[] noise(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] noise = new double[count];
        Arrays.setAll(noise, i -> random.nextDouble() + random.nextDouble() - random.nextDouble() - 0.5);
        return noise;
    }

    /** The sample quantiles of 1, 2, 3, 4, by the definitions of Hyndman and Fan (1996). */
    @ParameterizedTest
    @CsvSource({
        "INVERTED_CDF, 1, 2, 3",
        "AVERAGED_INVERTED_CDF, 1.5, 2, 3.5",
        "CLOSEST_OBSERVATION, 1, 1, 3",
        "INTERPOLATED_INVERTED_CDF, 1, 1.2, 3",
        "HAZEN, 1.5, 1.7, 3.5",
        "WEIBULL, 1.25, 1.5, 3.75",
        "LINEAR, 1.75, 1.9, 3.25",
        "MEDIAN_UNBIASED, 1.4166666666666667, 1.6333333333333333, 3.5833333333333335",
        "NORMAL_UNBIASED, 1.4375, 1.65, 3.5625"
    })
    void quantileFollowsItsMethod(QuantileMethod method, double quarter, double three, double threeQuarters) {
        double[] sample = {1, 3, 2, 4};

        assertThat(Quantile.of(sample, 0.25, method)).isCloseTo(quarter, within(1e-12));
        assertThat(Quantile.of(sample, 0.30, method)).isCloseTo(three, within(1e-12));
        assertThat(Quantile.of(sample, 0.75, method)).isCloseTo(threeQuarters, within(1e-12));
        assertThat(sample).containsExactly(1, 3, 2, 4);
    }

    @ParameterizedTest
    @EnumSource(QuantileMethod.class)
    void endsAreTheExtremes(QuantileMethod method) {
        double[] sample = noise(5_000, 3);

        assertThat(Quantile.of(sample, 0, method))
                .isEqualTo(Arrays.stream(sample).min().orElseThrow());
        assertThat(Quantile.of(sample, 1, method))
                .isEqualTo(Arrays.stream(sample).max().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 250, 4_096, 4_097, 20_000, 100_000})
    void filterAndSelectionFindTheSortedValue(int count) {
        double[] sample = noise(count, count);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);

        for (double level : new double[] {0.5, 0.9, 0.95, 0.99, 0.999}) {
            double at = (count - 1) * (1 - level);
            int low = (int) at;
            double expected = sorted[low] + (at - low) * (sorted[Math.min(count - 1, low + 1)] - sorted[low]);
            TailRisk risk = HistoricalRisk.of(sample, level);
            assertThat(risk.valueAtRisk()).as("%d at %s", count, level).isCloseTo(-expected, within(1e-12));
            assertThat(risk.expectedShortfall()).isGreaterThanOrEqualTo(risk.valueAtRisk() - 1e-15);
        }
    }

    @Test
    void quantileOfAMillionIsThatOfCommonsMath() {
        double[] sample = noise(1_000_000, 11);
        Percentile peer = new Percentile().withEstimationType(Percentile.EstimationType.R_7);

        double ours = HistoricalRisk.of(sample, 0.99).valueAtRisk();

        assertThat(ours).isEqualTo(-peer.evaluate(sample, 100 * (1 - 0.99)), within(1e-15));
    }

    @Test
    void sampleThatMisleadsTheFilterStillAnswersExactly() {
        double[] sample = new double[100_000];
        Arrays.setAll(sample, i -> i % 97 == 0 ? 1 : -i);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);

        double lowest = Quantile.of(sample, 0.01, QuantileMethod.INVERTED_CDF);

        assertThat(lowest).isEqualTo(sorted[999]);
    }

    @Test
    void sortedAndEqualSamplesAreSelectedFrom() {
        double[] rising = new double[50_000];
        Arrays.setAll(rising, i -> i);
        double[] equal = new double[50_000];
        Arrays.fill(equal, 0.25);

        assertThat(Quantile.of(rising, 0.5)).isEqualTo(24_999.5);
        assertThat(HistoricalRisk.of(equal, 0.99)).isEqualTo(new TailRisk(0.99, -0.25, -0.25));
    }

    /** Four losses of a tenth each side; Rockafellar and Uryasev split the atom: (0.4 + 0.3 / 2) / 1.5. */
    @Test
    void shortfallSplitsTheAtomAtTheQuantile() {
        double[] returns = {0.1, -0.4, -0.3, 0.2, 0.3, -0.1, 0.0, 0.4, 0.5, 0.6};

        TailRisk risk = HistoricalRisk.of(returns, 0.85);

        assertThat(risk.expectedShortfall()).isCloseTo((0.4 + 0.15) / 1.5, within(1e-12));
        assertThat(HistoricalRisk.tailMean(returns, 0.3)).isCloseTo(0.35, within(1e-12));
        assertThat(HistoricalRisk.tailMean(returns, 0.5)).isNaN();
    }

    @Test
    void shortfallIsSubadditive() {
        for (long seed = 0; seed < 50; seed++) {
            double[] first = noise(200, seed);
            double[] second = noise(200, seed + 1_000);
            double[] both = new double[200];
            Arrays.setAll(both, i -> first[i] + second[i]);

            double apart = HistoricalRisk.of(first, 0.93).expectedShortfall()
                    + HistoricalRisk.of(second, 0.93).expectedShortfall();

            assertThat(HistoricalRisk.of(both, 0.93).expectedShortfall())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(apart + 1e-12);
        }
    }

    /** McNeil, Frey and Embrechts (2005), table 2.1: annual volatility 20%, 250 days, a position of 10 000. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 208.1, 260.9, 190.7, 286.5",
        "0.975, 247.9, 295.7, 248.3, 357.2",
        "0.99, 294.3, 337.1, 335.1, 467.0",
        "0.995, 325.8, 365.8, 411.8, 565.7"
    })
    void normalAndStudentMatchThePublishedTable(
            double level, double normalVar, double normalEs, double studentVar, double studentEs) {
        double deviation = 10_000 * 0.2 / Math.sqrt(250);

        TailRisk normal = NormalRisk.of(0, deviation, level);
        TailRisk student = StudentRisk.of(0, deviation, 4, level);

        assertThat(normal.valueAtRisk()).isCloseTo(normalVar, within(0.06));
        assertThat(normal.expectedShortfall()).isCloseTo(normalEs, within(0.06));
        assertThat(student.valueAtRisk()).isCloseTo(studentVar, within(0.06));
        assertThat(student.expectedShortfall()).isCloseTo(studentEs, within(0.06));
    }

    @Test
    void expansionWithoutSkewOrExcessIsNormal() {
        CornishFisher plain = CornishFisher.of(0.001, 0.02, 0, 3);

        assertThat(plain.isInDomain()).isTrue();
        assertThat(plain.risk(0.99).valueAtRisk())
                .isCloseTo(NormalRisk.of(0.001, 0.02, 0.99).valueAtRisk(), within(1e-15));
        assertThat(plain.risk(0.99).expectedShortfall())
                .isCloseTo(NormalRisk.of(0.001, 0.02, 0.99).expectedShortfall(), within(1e-15));
    }

    @Test
    void expansionOutsideItsDomainIsNotSilent() {
        CornishFisher bent = CornishFisher.of(0, 0.02, -2, 5);
        CornishFisher fair = CornishFisher.of(0, 0.02, -0.5, 5);

        assertThat(bent.isInDomain()).isFalse();
        assertThat(bent.risk(0.99).valueAtRisk()).isNaN();
        assertThat(bent.expansion(0.99).valueAtRisk()).isPositive();
        assertThat(fair.isInDomain()).isTrue();
    }

    @Test
    void insideTheDomainRiskRisesWithTheLevel() {
        for (double skewness = -2; skewness <= 2; skewness += 0.1) {
            for (double kurtosis = 3; kurtosis < 11; kurtosis += 0.25) {
                CornishFisher expansion = CornishFisher.of(0, 1, skewness, kurtosis);
                double before = Double.NEGATIVE_INFINITY;
                boolean rising = true;
                for (double level = 0.0005; level < 1; level += 0.0005) {
                    double now = expansion.expansion(level).valueAtRisk();
                    rising &= now >= before - 1e-12;
                    before = now;
                }
                if (expansion.isInDomain()) {
                    assertThat(rising)
                            .as("skewness %s kurtosis %s", skewness, kurtosis)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void fewObservationsTakeAProxyAboveTheirOwnRisk() {
        double[] returns = {0.01, -0.01, 0.005, -0.02, 0.015};
        MinimumObservations rule = MinimumObservations.standard();

        TailRisk proxy = rule.riskOrProxy(returns, 0.95);

        assertThat(rule.required(0.90)).isEqualTo(25);
        assertThat(rule.required(0.95)).isEqualTo(50);
        assertThat(rule.required(0.99)).isEqualTo(250);
        assertThat(proxy.valueAtRisk())
                .isGreaterThan(NormalRisk.ofReturns(returns, 0.95).valueAtRisk());
        assertThat(proxy.valueAtRisk()).isGreaterThanOrEqualTo(0.02);
        assertThat(rule.riskOrProxy(new double[] {0.01}, 0.95).valueAtRisk()).isNaN();
    }

    /** chi2(0.05, 4) = 0.7107, any table of the distribution. */
    @Test
    void proxyWidensTheVolatilityByItsConfidenceBound() {
        double[] returns = {0.01, 0.02, 0.03, 0.04, 0.05};

        double proxy = MinimumObservations.proxy(returns, 0.95).valueAtRisk();

        assertThat(proxy).isCloseTo(1.644853627 * Math.sqrt(0.00025) * Math.sqrt(4 / 0.710723), within(1e-7));
    }

    @Test
    void undefinedSamplesAnswerNaN() {
        double[][] samples = {{}, {Double.NaN}, {0.1, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 0.2}};

        for (double[] sample : samples) {
            assertThat(HistoricalRisk.of(sample, 0.95).valueAtRisk()).isNaN();
            assertThat(HistoricalRisk.of(sample, 0.95).expectedShortfall()).isNaN();
            assertThat(NormalRisk.ofReturns(sample, 0.95).valueAtRisk()).isNaN();
            assertThat(StudentRisk.ofReturns(sample, 0.95).valueAtRisk()).isNaN();
            assertThat(CornishFisher.ofReturns(sample).risk(0.95).valueAtRisk()).isNaN();
            assertThat(Quantile.of(sample, 0.5)).isNaN();
        }
        assertThat(HistoricalRisk.of(new double[] {-0.2}, 0.95)).isEqualTo(new TailRisk(0.95, 0.2, 0.2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void levelOutsideIsRefused(double level) {
        assertThatThrownBy(() -> HistoricalRisk.of(new double[] {0.1}, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level");
    }
}
