package io.otrep.portfolio.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Estimates;
import io.otrep.risk.measure.Covariance;
import io.otrep.risk.measure.Decay;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimatorTest {
    private static final double[][] GAPS = {{0.01, Double.NaN}, {0.02, 0.03}, {-0.01, 0.01}, {0.03, -0.02}};

    private static double[][] returns(long seed, int size, int rows) {
        Random random = new Random(seed);
        double[][] returns = new double[rows][size];
        for (double[] row : returns) {
            for (int i = 0; i < size; i++) {
                row[i] = 0.001 * i + 0.01 * random.nextGaussian();
            }
        }
        return returns;
    }

    @Test
    void missingReturnsAreRefusedUnlessARuleIsNamed() {
        Estimator strict = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.sample());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.estimate(List.of("A", "B"), GAPS))
                .withMessageContaining("row 0");
        assertThat(strict.missing(MissingReturns.DROP_ROWS)
                        .estimate(List.of("A", "B"), GAPS)
                        .returns())
                .hasDimensions(3, 2);
    }

    @Test
    void keptGapsLeaveEachAssetItsOwnHistory() {
        Estimates kept = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.pairwise())
                .missing(MissingReturns.KEEP)
                .periodsPerYear(1)
                .estimate(List.of("A", "B"), GAPS);

        assertThat(kept.means()).containsExactly(new double[] {0.0125, 0.02 / 3}, within(1e-16));
        assertThat(kept.covariance()[0][1]).isCloseTo(Covariance.sample(kept.returns())[0][1], within(1e-18));
        assertThat(kept.returns()).hasDimensions(3, 2);
    }

    @Test
    void meansAreAYearsAndInExcessOfCash() {
        double[][] returns = {{0.01}, {0.03}};

        double[] means = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.sample())
                .periodsPerYear(12)
                .cash(0.02)
                .estimate(List.of("A"), returns)
                .means();

        assertThat(means[0]).isCloseTo(0.22, within(1e-15));
    }

    @Test
    void weightedMeansForget() {
        double[] means = MeanEstimator.weighted(new Decay(0.5)).means(new double[][] {{0.04}, {0.01}}, 1);

        assertThat(means[0]).isCloseTo((0.5 * 0.04 + 0.01) / 1.5, within(1e-16));
    }

    @Test
    void anAssetThatIsTheMarketTwiceHasTwiceItsPremium() {
        double[] market = {0.01, -0.02, 0.03, 0.01};
        double[][] returns = new double[4][1];
        for (int t = 0; t < 4; t++) {
            returns[t][0] = 2 * market[t];
        }

        double[] means = MeanEstimator.capitalAssetPricing(market, 0).means(returns, 1);

        assertThat(means[0]).isCloseTo(2 * 0.0075, within(1e-15));
    }

    @Test
    void bayesSteinMeansLieBetweenTheirOwnAndTheTargetAndAgreeWithMuchData() {
        double[][] few = returns(1, 4, 40);
        double[][] many = returns(1, 4, 400_000);
        double[] plain = MeanEstimator.arithmetic().means(few, 1);
        double[] shrunk = MeanEstimator.bayesStein().means(few, 1);

        assertThat(spread(shrunk)).isLessThan(spread(plain));
        assertThat(MeanEstimator.bayesStein().means(many, 1))
                .containsExactly(MeanEstimator.arithmetic().means(many, 1), within(1e-6));
        assertThat(MeanEstimator.bayesStein().means(returns(1, 4, 6), 1)).containsOnly(Double.NaN);
    }

    @Test
    void fullShrinkageMakesAllMeansTheSame() {
        double[] means = MeanEstimator.arithmetic().shrunk(1).means(returns(2, 3, 20), 1);

        assertThat(spread(means)).isLessThan(1e-17);
    }

    private static double spread(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
