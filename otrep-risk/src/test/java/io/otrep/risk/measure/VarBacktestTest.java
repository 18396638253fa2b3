package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarBacktestTest {
    private static VarBacktest withExceptions(int observations, int exceptions, double level) {
        boolean[] passed = new boolean[observations];
        Arrays.fill(passed, 0, exceptions, true);
        return VarBacktest.of(passed, level);
    }

    /** Kupiec (1995), non-rejection regions at 95% confidence: the counts just inside and just outside. */
    @ParameterizedTest
    @CsvSource({
        "255, 0.99, 6, 7",
        "510, 0.99, 10, 11",
        "1000, 0.99, 16, 17",
        "255, 0.95, 20, 21",
        "510, 0.95, 35, 36",
        "1000, 0.95, 64, 65",
        "255, 0.90, 35, 36",
        "1000, 0.90, 119, 120"
    })
    void kupiecRejectsFromThePublishedCount(int observations, double level, int inside, int outside) {
        assertThat(withExceptions(observations, inside, level).kupiec().probability())
                .isGreaterThan(0.05);
        assertThat(withExceptions(observations, outside, level).kupiec().probability())
                .isLessThan(0.05);
    }

    @Test
    void kupiecOfTheExpectedCountIsNothing() {
        LikelihoodRatio test = withExceptions(1_000, 50, 0.95).kupiec();

        assertThat(test.statistic()).isCloseTo(0, within(1e-10));
        assertThat(test.probability()).isCloseTo(1, within(1e-5));
    }

    @Test
    void noExceptionAtAllHasAClosedForm() {
        LikelihoodRatio test = withExceptions(250, 0, 0.99).kupiec();

        assertThat(test.statistic()).isCloseTo(-500 * Math.log(0.99), within(1e-10));
    }

    /** Counted by hand: of seven that follow a miss two are hits, of three that follow a hit one is. */
    @Test
    void independenceComparesWhatFollowsAHitAndAMiss() {
        boolean[] passed = {false, true, true, false, false, false, true, false, false, false, false};
        double afterMiss = 5 * Math.log(5.0 / 7) + 2 * Math.log(2.0 / 7);
        double afterHit = 2 * Math.log(2.0 / 3) + Math.log(1.0 / 3);
        double pooled = 7 * Math.log(0.7) + 3 * Math.log(0.3);

        VarBacktest test = VarBacktest.of(passed, 0.9);

        assertThat(test.independence().statistic()).isCloseTo(2 * (afterMiss + afterHit - pooled), within(1e-10));
        assertThat(test.conditionalCoverage().statistic())
                .isCloseTo(test.kupiec().statistic() + test.independence().statistic(), within(1e-12));
    }

    @Test
    void exceptionsInARowAreNotIndependent() {
        assertThat(withExceptions(500, 25, 0.95).independence().probability()).isLessThan(1e-6);
        assertThat(withExceptions(500, 25, 0.95).conditionalCoverage().probability())
                .isLessThan(1e-6);
    }

    /** Quantiles of chi-squared from any table: 3.841 and 5.991 at 5%. */
    @Test
    void probabilitiesAreTailsOfChiSquared() {
        assertThat(LikelihoodRatio.of(3.841458821, 1).probability()).isCloseTo(0.05, within(1e-9));
        assertThat(LikelihoodRatio.of(5.991464547, 2).probability()).isCloseTo(0.05, within(1e-9));
    }

    /** Basel Committee (1996), table 2: 250 observations at 99%. */
    @ParameterizedTest
    @CsvSource({
        "0, GREEN, 0",
        "4, GREEN, 0",
        "5, YELLOW, 0.40",
        "6, YELLOW, 0.50",
        "7, YELLOW, 0.65",
        "8, YELLOW, 0.75",
        "9, YELLOW, 0.85",
        "10, RED, 1",
        "25, RED, 1"
    })
    void trafficLightFollowsTheTableOfBasel(int exceptions, TrafficLight zone, double plus) {
        assertThat(withExceptions(250, exceptions, 0.99).trafficLight()).isEqualTo(zone);
        assertThat(TrafficLight.multiplierPlus(exceptions)).isEqualTo(plus);
    }

    @Test
    void returnBelowItsForecastIsAnException() {
        double[] returns = {-0.021, -0.019, 0.05, -0.02};
        double[] forecasts = {0.02, 0.02, 0.02, 0.02};

        VarBacktest test = VarBacktest.of(returns, forecasts, 0.95);

        assertThat(test.observations()).isEqualTo(4);
        assertThat(test.exceptions()).isEqualTo(1);
    }

    @Test
    void withoutObservationsNothingIsKnown() {
        VarBacktest test = VarBacktest.of(new boolean[0], 0.95);

        assertThat(test.kupiec().probability()).isNaN();
        assertThat(test.independence().probability()).isNaN();
        assertThat(test.conditionalCoverage().probability()).isNaN();
        assertThatThrownBy(() -> VarBacktest.of(new double[] {Double.NaN}, new double[] {0.1}, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
