package io.otrep.portfolio.allocate;

import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.market;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.plain;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.risk.measure.Covariance;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HierarchicalTest {
    /** The three assets of section 2.1 of López de Prado (2016): correlations 0.7, 0.2, -0.2. */
    private static final double[][] PAPER = {{1, 0.7, 0.2}, {0.7, 1, -0.2}, {0.2, -0.2, 1}};

    @Test
    void distancesAreThoseOfThePaper() {
        double[][] angular = CorrelationDistance.ANGULAR.of(PAPER);
        double[][] columns = CorrelationDistance.ANGULAR_COLUMNS.of(PAPER);

        assertThat(angular[0]).containsExactly(new double[] {0, 0.3873, 0.6325}, within(5e-5));
        assertThat(angular[1][2]).isCloseTo(0.7746, within(5e-5));
        assertThat(columns[0]).containsExactly(new double[] {0, 0.5659, 0.9747}, within(5e-5));
        assertThat(columns[1][2]).isCloseTo(1.1225, within(5e-5));
    }

    @Test
    void theNearestPairMergesFirst() {
        Dendrogram tree = Dendrogram.of(CorrelationDistance.ANGULAR_COLUMNS.of(PAPER), Linkage.SINGLE);

        assertThat(tree.left).containsExactly(0, 2);
        assertThat(tree.right).containsExactly(1, 3);
        assertThat(tree.heights).containsExactly(new double[] {0.5659, 0.9747}, within(5e-5));
    }

    @Test
    void equalDistancesMergeInTheOrderOfNumbers() {
        double[][] equal = {{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}};

        assertThat(LeafOrder.MERGE.of(Dendrogram.of(equal, Linkage.SINGLE), equal))
                .hasSize(4);
        assertThat(Dendrogram.of(equal, Linkage.AVERAGE).left[0]).isZero();
        assertThat(Dendrogram.of(equal, Linkage.AVERAGE).right[0]).isEqualTo(1);
    }

    /** Every merge of the chain is one of the two nearest clusters, as the textbook's slow search finds it. */
    @ParameterizedTest
    @EnumSource(Linkage.class)
    void heightsAreThoseOfTheSlowSearch(Linkage linkage) {
        Random random = new Random(11);
        double[][] returns = new double[60][12];
        for (double[] row : returns) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextGaussian() + (i % 3) * row[0];
            }
        }
        double[][] distances = CorrelationDistance.ANGULAR.of(Covariance.toCorrelation(Covariance.sample(returns)));

        double[] heights = Dendrogram.of(distances, linkage).heights;

        assertThat(heights).containsExactly(slowHeights(distances, linkage), within(1e-12));
    }

    private static double[] slowHeights(double[][] distances, Linkage linkage) {
        int size = distances.length;
        double[][] d = new double[size][];
        int[] members = new int[size];
        for (int i = 0; i < size; i++) {
            d[i] = distances[i].clone();
            members[i] = 1;
        }
        double[] heights = new double[size - 1];
        for (int m = 0; m < heights.length; m++) {
            int a = -1;
            int b = -1;
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    if (members[i] > 0 && members[j] > 0 && (a < 0 || d[i][j] < d[a][b])) {
                        a = i;
                        b = j;
                    }
                }
            }
            heights[m] = d[a][b];
            for (int i = 0; i < size; i++) {
                if (members[i] > 0 && i != a && i != b) {
                    d[i][a] = linkage.united(d[i][a], d[i][b], d[a][b], members[a], members[b], members[i]);
                    d[a][i] = d[i][a];
                }
            }
            members[a] += members[b];
            members[b] = 0;
        }
        return heights;
    }

    @Test
    void theOptimalOrderIsNeverLongerThanOthers() {
        for (long seed = 0; seed < 10; seed++) {
            double[][] distances = CorrelationDistance.ANGULAR.of(
                    Covariance.toCorrelation(market(seed, 1).covariance()));
            Dendrogram tree = Dendrogram.of(distances, Linkage.AVERAGE);

            double best = length(LeafOrder.OPTIMAL.of(tree, distances), distances);

            assertThat(best)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(length(LeafOrder.STEPWISE.of(tree, distances), distances) + 1e-12)
                    .isLessThanOrEqualTo(length(LeafOrder.MERGE.of(tree, distances), distances) + 1e-12);
        }
    }

    private static double length(int[] order, double[][] distances) {
        double sum = 0;
        for (int i = 1; i < order.length; i++) {
            sum += distances[order[i - 1]][order[i]];
        }
        return sum;
    }

    @Test
    void uncorrelatedAssetsAreWeighedByInverseVariance() {
        double[][] covariance = {{0.01, 0, 0, 0}, {0, 0.02, 0, 0}, {0, 0, 0.04, 0}, {0, 0, 0, 0.08}};
        double[] inverse = {8 / 15.0, 4 / 15.0, 2 / 15.0, 1 / 15.0};

        assertThat(weights(HierarchicalRiskParity.original(), plain(covariance)))
                .containsExactly(inverse, within(1e-15));
    }

    @Test
    void oneClusterIsInverseRiskAndAllClustersFollowTheTree() {
        double[][] covariance = {{0.01, 0.005, 0}, {0.005, 0.01, 0}, {0, 0, 0.02}};

        double[] one = weights(new HierarchicalEqualRisk(Clustering.original(), 1), plain(covariance));
        double[] two = weights(new HierarchicalEqualRisk(Clustering.original(), 2), plain(covariance));

        assertThat(one).containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-15));
        assertThat(two[2]).isCloseTo(0.0075 / 0.0275, within(1e-15));
        assertThat(two[0]).isCloseTo(two[1], within(1e-15));
    }

    @Test
    void aCorrelationThatIsNoneIsRefused() {
        HierarchicalRiskParity unknown =
                HierarchicalRiskParity.original().withCorrelation(new double[][] {{1, Double.NaN}, {Double.NaN, 1}});

        assertThat(unknown.allocate(plain(new double[][] {{1, 0}, {0, 1}})).failure())
                .contains("finite");
        assertThat(unknown.allocate(plain(PAPER)).failure()).contains("3 rows");
    }

    @Test
    void shortfallAsRiskNeedsReturns() {
        Clustering tails = Clustering.original().withRisk(ClusterRisk.EXPECTED_SHORTFALL);

        assertThat(HierarchicalRiskParity.of(tails).allocate(plain(PAPER)).failure())
                .contains("returns");
        assertThat(weights(HierarchicalRiskParity.of(tails), market(1, 1))).hasSize(8);
    }
}
