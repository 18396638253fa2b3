package io.otrep.portfolio.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.risk.measure.Covariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every allocator, whatever the numbers. */
class AllocatorPropertiesTest {
    private static final int SIZE = 8;

    static List<String> allocators() {
        return List.copyOf(all().keySet());
    }

    static Map<String, Allocator> all() {
        Map<String, Allocator> all = new LinkedHashMap<>();
        all.put("equal", new EqualWeight());
        all.put("inverse volatility", new InverseVolatility());
        all.put("minimum variance", MeanVariance.minimumVariance());
        all.put("maximum Sharpe", MeanVariance.maximumSharpe());
        all.put("maximum diversification", MeanVariance.maximumDiversification());
        all.put("risk parity", RiskBudget.equal());
        all.put("hierarchical risk parity", HierarchicalRiskParity.original());
        all.put("hierarchical equal risk", new HierarchicalEqualRisk(Clustering.original(), 3));
        all.put("least shortfall", MinimumTailRisk.expectedShortfall(0.9));
        all.put("least drawdown", MinimumTailRisk.conditionalDrawdown(0.9));
        return all;
    }

    static Estimates market(long seed, double scale) {
        Random random = new Random(seed);
        double[][] returns = new double[120][SIZE];
        for (double[] row : returns) {
            double common = random.nextGaussian() * 0.01;
            for (int i = 0; i < SIZE; i++) {
                row[i] = scale * (common * (0.4 + 0.1 * i) + 0.002 * (i + 1) * random.nextGaussian());
            }
        }
        double[] means = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            means[i] = scale * (0.01 + 0.02 * random.nextDouble());
        }
        return new Estimates(names(SIZE), means, Covariance.sample(returns), returns);
    }

    static List<String> names(int size) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add("A" + i);
        }
        return names;
    }

    static double[] weights(Allocator allocator, Estimates estimates) {
        return allocator.allocate(estimates).weights();
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void weightsAreFromZeroToOneAndSumToOne(String name) {
        for (long seed = 0; seed < 5; seed++) {
            double[] weights = weights(all().get(name), market(seed, 1));

            assertThat(Arrays.stream(weights).sum()).as("seed %d", seed).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(weights).allMatch(w -> w >= -1e-12 && w <= 1 + 1e-12))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void theUnitOfReturnsDoesNotMatter(String name) {
        double[] small = weights(all().get(name), market(3, 0.01));
        double[] large = weights(all().get(name), market(3, 100));

        assertThat(small).containsExactly(large, within(1e-6));
    }

    /** Halves of a sorted list depend on which child comes first, as the paper has it. */
    static List<String> allocatorsThatDoNotSort() {
        return allocators().stream()
                .filter(name -> !name.equals("hierarchical risk parity"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("allocatorsThatDoNotSort")
    void theOrderOfAssetsDoesNotMatter(String name) {
        int[] order = {3, 0, 7, 5, 1, 6, 2, 4};
        Estimates market = market(4, 1);

        double[] plain = weights(all().get(name), market);
        double[] shuffled = weights(all().get(name), permuted(market, order));

        for (int i = 0; i < SIZE; i++) {
            assertThat(shuffled[i]).as(name).isCloseTo(plain[order[i]], within(1e-6));
        }
    }

    private static Estimates permuted(Estimates market, int[] order) {
        double[][] covariance = market.covariance();
        double[][] returns = market.returns();
        double[][] covariances = new double[SIZE][SIZE];
        double[] means = new double[SIZE];
        double[][] rows = new double[returns.length][SIZE];
        for (int i = 0; i < SIZE; i++) {
            means[i] = market.means()[order[i]];
            for (int j = 0; j < SIZE; j++) {
                covariances[i][j] = covariance[order[i]][order[j]];
            }
            for (int t = 0; t < rows.length; t++) {
                rows[t][i] = returns[t][order[i]];
            }
        }
        return new Estimates(names(SIZE), means, covariances, rows);
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void theSameInputGivesTheSameBits(String name) {
        double[] once = weights(all().get(name), market(6, 1));
        double[] again = weights(all().get(name), market(6, 1));

        assertThat(again).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void brokenEstimatesAreATypedFailure(String name) {
        double[][] unknown = new double[SIZE][SIZE];
        unknown[2][3] = Double.NaN;
        Estimates none = new Estimates(List.of(), new double[0], new double[0][], new double[0][]);
        Estimates broken = new Estimates(names(SIZE), new double[SIZE], unknown, new double[0][]);

        assertThat(all().get(name).allocate(none).isSolved()).isFalse();
        if (!name.equals("equal")) {
            assertThat(all().get(name).allocate(broken).failure()).as(name).isNotEmpty();
        }
    }

    @Test
    void aDuplicateSharesWhatTheOneHad() {
        double[][] two = {{0.04, 0.01}, {0.01, 0.09}};
        double[][] three = {{0.04, 0.04, 0.01}, {0.04, 0.04, 0.01}, {0.01, 0.01, 0.09}};

        double[] single = weights(MeanVariance.minimumVariance(), plain(two));
        double[] doubled = weights(MeanVariance.minimumVariance(), plain(three));

        assertThat(doubled[0] + doubled[1]).isCloseTo(single[0], within(1e-10));
    }

    static Estimates plain(double[][] covariance) {
        double[] means = new double[covariance.length];
        Arrays.fill(means, 0.05);
        return new Estimates(names(means.length), means, covariance, new double[0][]);
    }
}
