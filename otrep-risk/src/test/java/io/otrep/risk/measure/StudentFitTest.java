package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentFitTest {
    /** The quantiles of the distribution itself, slightly shuffled: a sample without noise. */
    private static double[] quantiles(double freedom, double location, double scale, int count) {
        TDistribution student = new TDistribution(null, freedom);
        double[] sample = new double[count];
        Arrays.setAll(
                sample, i -> location + scale * student.inverseCumulativeProbability(((i * 7 % count) + 0.5) / count));
        return sample;
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 4.5, 8})
    void fitFindsTheDistributionOfASampleWithoutNoise(double freedom) {
        StudentFit fit = StudentFit.of(quantiles(freedom, 0.001, 0.02, 1_999));

        assertThat(fit.location()).isCloseTo(0.001, within(1e-9));
        assertThat(fit.scale()).isCloseTo(0.02, within(0.02 * 0.01));
        assertThat(fit.degreesOfFreedom()).isCloseTo(freedom, within(freedom * 0.06));
    }

    /** Where the likelihood is highest its slopes are 0: the weighted residuals, and their weighted squares less n. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void slopesOfTheLikelihoodAreZeroAtTheFit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = new double[500];
        Arrays.setAll(returns, i -> 0.01 * (random.nextDouble() - 0.5) / (0.05 + random.nextDouble()));

        StudentFit fit = StudentFit.of(returns);

        double first = 0;
        double second = 0;
        for (double value : returns) {
            double apart = (value - fit.location()) / fit.scale();
            double weight = (fit.degreesOfFreedom() + 1) / (fit.degreesOfFreedom() + apart * apart);
            first += weight * apart;
            second += weight * apart * apart - 1;
        }
        assertThat(first).as("seed %d", seed).isCloseTo(0, within(1e-6));
        assertThat(second).as("seed %d", seed).isCloseTo(0, within(1e-6));
        for (double factor : new double[] {0.97, 1.03}) {
            double other = Arrays.stream(returns)
                    .map(value -> logDensity(value, fit, fit.degreesOfFreedom() * factor))
                    .sum();
            assertThat(other).as("seed %d", seed).isLessThan(fit.logLikelihood());
        }
    }

    private static double logDensity(double value, StudentFit fit, double freedom) {
        double density = new TDistribution(null, freedom).density((value - fit.location()) / fit.scale());
        return Math.log(density / fit.scale());
    }

    @Test
    void normalReturnsHaveTheTailOfANormalDistribution() {
        double[] normal = quantiles(1e6, 0, 0.01, 1_999);

        StudentFit fit = StudentFit.of(normal);

        assertThat(fit.degreesOfFreedom()).isGreaterThan(50);
        assertThat(fit.risk(0.99).valueAtRisk())
                .isCloseTo(NormalRisk.of(0, 0.01, 0.99).valueAtRisk(), within(4e-4));
    }

    /** The scale is the deviation times the root of (freedom - 2) / freedom. */
    @Test
    void riskIsThatOfTheFittedDistribution() {
        StudentFit fit = new StudentFit(0.001, 0.02, 4, 0);

        TailRisk closed = StudentRisk.of(0.001, 0.02 * Math.sqrt(2), 4, 0.975);

        assertThat(fit.risk(0.975).valueAtRisk()).isCloseTo(closed.valueAtRisk(), within(1e-12));
        assertThat(fit.risk(0.975).expectedShortfall()).isCloseTo(closed.expectedShortfall(), within(1e-12));
    }

    @Test
    void scaleAndShiftOfTheReturnsAreThoseOfTheFit() {
        double[] returns = quantiles(4, 0, 1, 301);
        double[] moved = Arrays.stream(returns).map(value -> 5 + 3 * value).toArray();

        StudentFit fit = StudentFit.of(returns);
        StudentFit other = StudentFit.of(moved);

        assertThat(other.degreesOfFreedom()).isCloseTo(fit.degreesOfFreedom(), within(1e-4));
        assertThat(other.location()).isCloseTo(5 + 3 * fit.location(), within(1e-6));
        assertThat(other.scale()).isCloseTo(3 * fit.scale(), within(1e-5));
    }

    @Test
    void seriesWithoutAFitAnswerNaN() {
        double[][] none = {
            {},
            {0.1},
            {0.1, 0.2, 0.3},
            {0.1, 0.1, 0.1, 0.1, 0.1},
            {0.1, Double.NaN, 0.2, 0.3},
            {0.1, 0.2, Double.POSITIVE_INFINITY, 0.3},
            {0, 0, 0, 0, 0, 0, 0, 0.5}
        };

        for (double[] returns : none) {
            assertThat(StudentFit.of(returns).risk(0.95).valueAtRisk())
                    .as(Arrays.toString(returns))
                    .isNaN();
        }
    }
}
