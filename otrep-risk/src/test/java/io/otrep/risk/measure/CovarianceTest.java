package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovarianceTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static double[][] noise(int rows, int width, long seed) {
        Random random = new Random(seed);
        double[][] noise = new double[rows][width];
        for (double[] row : noise) {
            double common = random.nextGaussian();
            Arrays.setAll(row, i -> (i + 1) * (0.5 * common + random.nextGaussian()));
        }
        return noise;
    }

    private static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }

    private static double smallestEigenvalue(double[][] matrix) {
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
        return Arrays.stream(values).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 3", "7, 130", "64, 129", "101, 40"})
    void entriesAreTheCovariancesOfPairs(int rows, int width) {
        double[][] returns = noise(rows, width, rows);

        double[][] covariance = Covariance.sample(returns);

        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                double expected = Moments.covariance(column(returns, i), column(returns, j));
                assertThat(covariance[i][j]).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                assertThat(covariance[i][j]).isEqualTo(covariance[j][i]);
            }
        }
    }

    @Test
    void correlationAndDeviationsMakeTheCovarianceAgain() {
        double[][] covariance = Covariance.sample(noise(50, 4, 1));
        double[] deviations = new double[4];
        Arrays.setAll(deviations, i -> Math.sqrt(covariance[i][i]));

        double[][] again = Covariance.ofCorrelation(Covariance.toCorrelation(covariance), deviations);

        for (int i = 0; i < 4; i++) {
            assertThat(again[i]).containsExactly(covariance[i], CLOSE);
        }
    }

    @Test
    void assetThatDoesNotMoveHasNoCorrelation() {
        double[][] correlation = Covariance.toCorrelation(new double[][] {{1, 0}, {0, 0}});

        assertThat(correlation[0]).containsExactly(1, Double.NaN);
        assertThat(correlation[1]).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void unknownReturnSpreadsOverItsAssetOnly() {
        double[][] returns = {{1, 2, 3}, {2, Double.NaN, 1}, {4, 1, 0}};

        double[][] covariance = Covariance.sample(returns);

        assertThat(covariance[1]).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(covariance[0][2]).isCloseTo(Moments.covariance(column(returns, 0), column(returns, 2)), CLOSE);
    }

    @Test
    void tooFewRowsAnswerNaN() {
        double[][] one = {{0.1, 0.2}};

        assertThat(Covariance.sample(one)[0]).containsExactly(Double.NaN, Double.NaN);
        assertThat(Covariance.sample(new double[0][])).isEmpty();
        assertThat(Shrinkage.ledoitWolfIdentity(one).intensity()).isNaN();
        assertThat(Shrinkage.oracleApproximating(one).intensity()).isNaN();
        assertThat(Shrinkage.ledoitWolfConstantCorrelation(one).intensity()).isNaN();
        assertThat(EwmaCovariance.of(new double[0][], Decay.riskMetrics())).isEmpty();
        assertThat(EwmaCovariance.of(new double[][] {{Double.NaN}}, Decay.riskMetrics())[0][0])
                .isNaN();
        assertThatThrownBy(() -> Covariance.sample(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    /** By the definitions of Ledoit and Wolf (2004), written out on two assets. */
    @Test
    void intensityTowardsTheIdentityIsThatOfItsDefinition() {
        double[][] x = {{1, 0}, {-1, 0}, {0, 2}, {0, -2}};
        double mean = (0.5 + 2) / 2;
        double distance = ((0.5 - mean) * (0.5 - mean) + (2 - mean) * (2 - mean)) / 2;
        double error = (2 * (0.25 + 4) + 2 * (0.25 + 4)) / 16 / 2;

        Shrinkage estimate = Shrinkage.ledoitWolfIdentity(x);

        double expected = Math.min(1, error / distance);
        assertThat(estimate.intensity()).isCloseTo(expected, CLOSE);
        assertThat(estimate.covariance()[0][0]).isCloseTo(0.5 + expected * (mean - 0.5), CLOSE);
    }

    @Test
    void shrinkageIsBetweenSampleAndTargetAndPositive() {
        for (long seed = 0; seed < 10; seed++) {
            double[][] few = noise(12, 20, seed);
            for (Shrinkage estimate : new Shrinkage[] {
                Shrinkage.ledoitWolfIdentity(few),
                Shrinkage.oracleApproximating(few),
                Shrinkage.ledoitWolfConstantCorrelation(few)
            }) {
                assertThat(estimate.intensity())
                        .as("seed %d", seed)
                        .isBetween(0.0, 1.0)
                        .isPositive();
                assertThat(smallestEigenvalue(estimate.covariance()))
                        .as("seed %d", seed)
                        .isPositive();
            }
        }
    }

    @Test
    void manyRowsNeedNoShrinkage() {
        double[][] many = noise(20_000, 4, 3);
        for (double[] row : many) {
            row[0] += row[1];
        }
        double[][] sample = Covariance.population(many);

        for (Shrinkage estimate : new Shrinkage[] {
            Shrinkage.ledoitWolfIdentity(many),
            Shrinkage.oracleApproximating(many),
            Shrinkage.ledoitWolfConstantCorrelation(many)
        }) {
            assertThat(estimate.intensity()).isLessThan(0.03);
            assertThat(estimate.covariance()[3][0]).isCloseTo(sample[3][0], within(0.1));
        }
    }

    /** Ledoit and Wolf, Honey, I Shrunk the Sample Covariance Matrix (2004), appendix B, every sum written out. */
    @Test
    void intensityTowardsConstantCorrelationIsThatOfItsDefinition() {
        int rows = 25;
        double[][] y = ReturnMatrix.centered(noise(rows, 3, 6));
        double[][] s = Covariance.population(y);
        double[][] r = Covariance.toCorrelation(s);
        double mean = (r[0][1] + r[0][2] + r[1][2]) / 3;
        double pi = 0;
        double rho = 0;
        double gamma = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double piHere = 0;
                double ownTheta = 0;
                double otherTheta = 0;
                for (double[] row : y) {
                    double apart = row[i] * row[j] - s[i][j];
                    piHere += apart * apart / rows;
                    ownTheta += (row[i] * row[i] - s[i][i]) * apart / rows;
                    otherTheta += (row[j] * row[j] - s[j][j]) * apart / rows;
                }
                double ratio = Math.sqrt(s[j][j] / s[i][i]);
                double target = i == j ? s[i][i] : mean * Math.sqrt(s[i][i] * s[j][j]);
                pi += piHere;
                rho += i == j ? piHere : mean / 2 * (ratio * ownTheta + otherTheta / ratio);
                gamma += (s[i][j] - target) * (s[i][j] - target);
            }
        }
        double expected = Math.max(0, Math.min(1, (pi - rho) / gamma / rows));

        Shrinkage estimate = Shrinkage.ledoitWolfConstantCorrelation(y);

        assertThat(estimate.intensity()).isCloseTo(expected, CLOSE).isPositive();
    }

    @Test
    void constantCorrelationKeepsVariancesAndPullsCorrelations() {
        double[][] few = noise(15, 6, 4);
        double[][] before = Covariance.toCorrelation(Covariance.population(few));

        Shrinkage estimate = Shrinkage.ledoitWolfConstantCorrelation(few);

        double[][] after = Covariance.toCorrelation(estimate.covariance());
        double mean = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                mean += before[i][j] / 15;
            }
        }
        for (int i = 0; i < 6; i++) {
            assertThat(estimate.covariance()[i][i]).isCloseTo(Covariance.population(few)[i][i], within(1e-9));
            for (int j = 0; j < i; j++) {
                double pulled = before[i][j] + estimate.intensity() * (mean - before[i][j]);
                assertThat(after[i][j]).isCloseTo(pulled, CLOSE);
            }
        }
    }

    @Test
    void ewmaIsTheWeightedMeanOfProducts() {
        double[][] returns = noise(40, 3, 5);
        double products = 0;
        double weights = 0;
        for (int t = 0; t < 40; t++) {
            double weight = Math.pow(0.9, 39 - t);
            products += weight * returns[t][0] * returns[t][2];
            weights += weight;
        }

        EwmaCovariance stream = new EwmaCovariance(3, new Decay(0.9));
        Arrays.stream(returns).forEach(stream::add);

        assertThat(stream.covariance(0, 2)).isCloseTo(products / weights, CLOSE);
        assertThat(stream.covariance(2, 0)).isEqualTo(stream.covariance(0, 2));
        assertThat(stream.correlation(1, 1)).isCloseTo(1, CLOSE);
        assertThat(smallestEigenvalue(stream.matrix())).isPositive();
        assertThat(new EwmaCovariance(2, new Decay(0.9)).matrix()[0]).containsExactly(Double.NaN, Double.NaN);
    }

    /**
     * The example of Higham (2002), section 4. By symmetry the answer is x beside the diagonal and y in the corner; it is singular, so y = 2x^2 - 1, and
     * nearest where 4x^3 - x - 1 = 0.
     */
    @Test
    void nearestCorrelationIsThatOfThePaper() {
        double[][] broken = {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}};

        double[][] nearest = NearestMatrix.correlation(broken);

        double x = nearest[0][1];
        assertThat(4 * x * x * x - x - 1).isCloseTo(0, within(1e-7));
        assertThat(nearest[0][2]).isCloseTo(2 * x * x - 1, within(1e-7));
        assertThat(nearest[0][1]).isCloseTo(0.7607, within(5e-5));
        assertThat(nearest[0][2]).isCloseTo(0.1573, within(5e-5));
        assertThat(nearest[1][2]).isCloseTo(0.7607, within(5e-5));
        assertThat(nearest[1][1]).isEqualTo(1);
        assertThat(smallestEigenvalue(nearest)).isGreaterThan(-1e-9);
    }

    /** The eigenvalues of {{1, 2}, {2, 1}} are 3 and -1: the nearest positive one is 3/2 everywhere. */
    @Test
    void negativeEigenvalueIsCutOff() {
        double[][] broken = {{1, 2}, {2, 1}};

        double[][] nearest = NearestMatrix.positive(broken, 0);

        assertThat(nearest[0]).containsExactly(new double[] {1.5, 1.5}, CLOSE);
        assertThat(smallestEigenvalue(NearestMatrix.positive(broken, 0.1))).isCloseTo(0.1, within(1e-9));
        assertThat(NearestMatrix.positive(new double[][] {{2, 1}, {1, 2}}, 0)[0])
                .containsExactly(2, 1);
        assertThatThrownBy(() -> NearestMatrix.positive(new double[][] {{1, 2}, {0, 1}}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> NearestMatrix.positive(new double[][] {{Double.NaN}}, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
