package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioRiskTest {
    private static final Offset<Double> CLOSE = within(1e-10);
    private static final double[] NO_MEANS = {0, 0};

    /** P. Jorion, Value at Risk, 3rd edition 2007, section 7.2: 2 million CAD at 5% and 1 million EUR at 12%, uncorrelated, 95%. */
    private static final double[][] CURRENCIES = {{0.05 * 0.05, 0}, {0, 0.12 * 0.12}};

    private static final double[] MILLIONS = {2, 1};

    private static double[][] scenarios(int assets, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] returns = new double[assets][count];
        for (double[] row : returns) {
            Arrays.setAll(row, t -> 0.04 * (random.nextDouble() - 0.5));
        }
        return returns;
    }

    @Test
    void jorionsCurrenciesAreMet() {
        PortfolioRisk risk = PortfolioRisk.of(MILLIONS, NO_MEANS, CURRENCIES, 0.95);

        assertThat(risk.deviation()).isCloseTo(0.156205, within(1e-6));
        assertThat(risk.total().valueAtRisk()).isCloseTo(0.257738, within(1.5e-3));
        assertThat(risk.marginal()[0]).isCloseTo(0.0528, within(3e-4));
        assertThat(risk.marginal()[1]).isCloseTo(0.1521, within(5e-4));
        assertThat(risk.components()[0]).isCloseTo(0.105630, within(5e-4));
        assertThat(risk.components()[1]).isCloseTo(0.152108, within(5e-4));
        assertThat(risk.incremental(0)).isCloseTo(0.05955, within(5e-5));
        assertThat(risk.incremental(1)).isCloseTo(0.09245, within(5e-5));
    }

    @Test
    void componentsAddUp() {
        double[][] covariance = {{0.04, 0.01, -0.01}, {0.01, 0.09, 0.02}, {-0.01, 0.02, 0.16}};
        PortfolioRisk risk =
                PortfolioRisk.of(new double[] {0.5, -0.2, 0.7}, new double[] {0.01, 0.02, 0.03}, covariance, 0.99);

        assertThat(Arrays.stream(risk.components()).sum())
                .isCloseTo(risk.total().valueAtRisk(), CLOSE);
        assertThat(Arrays.stream(risk.shortfallComponents()).sum())
                .isCloseTo(risk.total().expectedShortfall(), CLOSE);
    }

    @Test
    void incrementalIsTheDifferenceOfTwoBooks() {
        double[][] covariance = {{0.04, 0.01}, {0.01, 0.09}};
        PortfolioRisk before = PortfolioRisk.of(MILLIONS, new double[] {0.01, 0.02}, covariance, 0.99);
        PortfolioRisk after = PortfolioRisk.of(new double[] {2.3, 0.6}, new double[] {0.01, 0.02}, covariance, 0.99);

        double incremental = before.incremental(new double[] {0.3, -0.4});

        assertThat(incremental)
                .isCloseTo(after.total().valueAtRisk() - before.total().valueAtRisk(), CLOSE);
        double single = NormalRisk.of(0.02, 2 * 0.2, 0.99).valueAtRisk();
        assertThat(before.incremental(1)).isCloseTo(before.total().valueAtRisk() - single, CLOSE);
    }

    @Test
    void marginalIsTheSlope() {
        PortfolioRisk risk = PortfolioRisk.of(MILLIONS, NO_MEANS, CURRENCIES, 0.95);

        double slope = risk.incremental(new double[] {0, 1e-6}) / 1e-6;

        assertThat(slope).isCloseTo(risk.marginal()[1], within(1e-6));
    }

    @Test
    void bookWithoutRiskHasNoMarginal() {
        PortfolioRisk risk = PortfolioRisk.of(new double[] {0, 0}, NO_MEANS, CURRENCIES, 0.95);

        assertThat(risk.total().valueAtRisk()).isZero();
        assertThat(risk.marginal()[0]).isNaN();
    }

    @Test
    void scenarioBookFollowsEveryChange() {
        double[][] returns = scenarios(20, 500, 1);
        ScenarioRisk book = new ScenarioRisk(returns);
        double[] exposures = new double[20];
        SplittableRandom random = new SplittableRandom(2);

        for (int i = 0; i < 5_000; i++) {
            int asset = random.nextInt(20);
            exposures[asset] = random.nextDouble() * 1e6 - 4e5;
            book.setExposure(asset, exposures[asset]);
        }

        double[] profits = new double[500];
        for (int t = 0; t < 500; t++) {
            for (int i = 0; i < 20; i++) {
                profits[t] += exposures[i] * returns[i][t];
            }
        }
        TailRisk expected = HistoricalRisk.of(profits, 0.99);
        assertThat(book.risk(0.99).valueAtRisk()).isCloseTo(expected.valueAtRisk(), within(1e-6));
        assertThat(book.risk(0.99).expectedShortfall()).isCloseTo(expected.expectedShortfall(), within(1e-6));
        double threshold =
                HistoricalRisk.of(profits, 0.95, QuantileMethod.INVERTED_CDF).valueAtRisk();
        assertThat(Arrays.stream(book.shortfallComponents(0.95)).sum())
                .isCloseTo(HistoricalRisk.tailMean(profits, threshold), within(1e-6));
    }

    @Test
    void unknownScenarioIsRefused() {
        assertThatThrownBy(() -> new ScenarioRisk(new double[][] {{0.1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScenarioRisk(new double[0][])).isInstanceOf(IllegalArgumentException.class);
        ScenarioRisk book = new ScenarioRisk(new double[][] {{0.1, -0.1}});
        assertThatThrownBy(() -> book.setExposure(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simulatedNormalRiskNearsTheClosedForm() {
        double[][] covariance = {{4e-4, 1e-4}, {1e-4, 9e-4}};
        double[] weights = {0.6, 0.4};
        double[] means = {0.001, -0.001};

        TailRisk simulated =
                MonteCarloRisk.ofWeights(ReturnSampler.normal(means, covariance, 7), weights, 200_000, 0.99);

        TailRisk closed = PortfolioRisk.of(weights, means, covariance, 0.99).total();
        assertThat(simulated.valueAtRisk()).as("seed 7").isCloseTo(closed.valueAtRisk(), within(5e-4));
        assertThat(simulated.expectedShortfall()).as("seed 7").isCloseTo(closed.expectedShortfall(), within(6e-4));
    }

    @Test
    void simulatedStudentRiskNearsTheClosedForm() {
        double[][] covariance = {{4e-4}};

        TailRisk simulated = MonteCarloRisk.ofWeights(
                ReturnSampler.student(new double[1], covariance, 4, 8), new double[] {1}, 400_000, 0.99);

        TailRisk closed = StudentRisk.of(0, 0.02, 4, 0.99);
        assertThat(simulated.valueAtRisk()).as("seed 8").isCloseTo(closed.valueAtRisk(), within(1e-3));
        assertThat(simulated.expectedShortfall()).as("seed 8").isCloseTo(closed.expectedShortfall(), within(2e-3));
    }

    @Test
    void seedDecidesTheDraws() {
        double[] first = new double[2];
        double[] second = new double[2];
        double[] other = new double[2];

        ReturnSampler.normal(NO_MEANS, CURRENCIES, 5).next(first);
        ReturnSampler.normal(NO_MEANS, CURRENCIES, 5).next(second);
        ReturnSampler.normal(NO_MEANS, CURRENCIES, 6).next(other);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void profitNeedNotBeASum() {
        ReturnSampler sampler = ReturnSampler.normal(new double[1], new double[][] {{1e-2}}, 9);

        TailRisk withStop = MonteCarloRisk.of(sampler, r -> Math.max(-0.05, r[0]), 10_000, 0.95);

        assertThat(withStop.valueAtRisk()).isEqualTo(0.05);
        assertThat(withStop.expectedShortfall()).isCloseTo(0.05, CLOSE);
    }

    @Test
    void singularCovarianceIsDrawnFromAndANegativeOneRefused() {
        double[] drawn = new double[2];

        ReturnSampler.normal(NO_MEANS, new double[][] {{1, 1}, {1, 1}}, 3).next(drawn);

        assertThat(drawn[0]).isEqualTo(drawn[1]).isNotZero();
        assertThatThrownBy(() -> ReturnSampler.normal(NO_MEANS, new double[][] {{1, 2}, {2, 1}}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NearestMatrix");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.95, 0.975, 0.99, 0.999})
    void aBookThatChangedManyTimesIsAsOneAddedUpAnew(double level) {
        SplittableRandom random = new SplittableRandom(91);
        double[][] scenarios = new double[40][700];
        for (double[] row : scenarios) {
            Arrays.setAll(row, t -> 0.04 * (random.nextDouble() + random.nextDouble() - 1));
        }
        double[] held = new double[40];
        ScenarioRisk book = new ScenarioRisk(scenarios);

        for (int change = 0; change < 60_000; change++) {
            int asset = random.nextInt(40);
            held[asset] = change % 9_000 < 4_000 ? 100 * (random.nextDouble() - 0.4) : held[asset] * 1.0001;
            book.setExposure(asset, held[asset]);
            if (change % 37 == 0) {
                TailRisk expected = HistoricalRisk.of(profits(scenarios, held), level);
                TailRisk actual = book.risk(level);
                assertThat(actual.valueAtRisk())
                        .as("change %d", change)
                        .isCloseTo(expected.valueAtRisk(), within(1e-9));
                assertThat(actual.expectedShortfall()).isCloseTo(expected.expectedShortfall(), within(1e-9));
            }
        }
    }

    private static double[] profits(double[][] scenarios, double[] held) {
        double[] profits = new double[scenarios[0].length];
        for (int i = 0; i < held.length; i++) {
            for (int t = 0; t < profits.length; t++) {
                profits[t] += held[i] * scenarios[i][t];
            }
        }
        return profits;
    }

    @Test
    void levelsAskedInTurnDoNotDisturbEachOther() {
        SplittableRandom random = new SplittableRandom(92);
        double[] row = new double[500];
        Arrays.setAll(row, t -> random.nextDouble() - 0.5);
        ScenarioRisk book = new ScenarioRisk(new double[][] {row});
        assertThat(book.risk(0.95).valueAtRisk()).isZero();

        book.setExposure(0, 1);

        for (double level : new double[] {0.5, 0.999, 0.01, 0.95, 0.5, 0.99}) {
            TailRisk expected = HistoricalRisk.of(row, level);
            assertThat(book.risk(level).valueAtRisk()).isEqualTo(expected.valueAtRisk());
            assertThat(book.risk(level).expectedShortfall()).isCloseTo(expected.expectedShortfall(), within(1e-12));
        }
        assertThatThrownBy(() -> book.setExposure(0, 1e300)).hasMessageContaining("too large");
        assertThatThrownBy(() -> book.risk(1)).hasMessageContaining("level");
    }
}
