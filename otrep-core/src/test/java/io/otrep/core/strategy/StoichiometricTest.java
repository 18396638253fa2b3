package io.otrep.core.strategy;

import static io.otrep.core.strategy.RecordingContext.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoichiometricTest {

    @Test
    void equilibriumIsFlat() {
        assertThat(levels(new Stoichiometric(2), 10, 12, 10)).containsExactly(0.0);
    }

    @Test
    void gainsAloneAreShortedAndLossesAloneAreBought() {
        assertThat(levels(new Stoichiometric(2), 10, 11, 12, 12, 11, 10)).containsExactly(-1.0, -1.0, 1.0, 1.0);
    }

    @Test
    void threeUpAndOneDownIsHalfShort() {
        assertThat(levels(new Stoichiometric(2), 10, 13, 12)).containsExactly(-0.5);
    }

    @Test
    void levelFollowsTheRatio() {
        double ratio = 7.0 / 2.0;

        assertThat(levels(new Stoichiometric(3), 10, 14, 12, 15)).containsExactly((1 - ratio) / (1 + ratio));
    }

    @Test
    void closesThatDoNotMoveAreFlat() {
        assertThat(levels(new Stoichiometric(2), 0.3, 0.3, 0.3, 0.3)).containsExactly(0.0, 0.0);
    }

    @Test
    void stepsThatHaveLeftTheWindowLeaveNothingBehind() {
        assertThat(levels(new Stoichiometric(2), 0.1, 1e15, 0.3, 0.4, 0.6)).endsWith(-1.0);
    }

    @Test
    void imbalanceInsideTheToleranceIsIgnored() {
        Stoichiometric strategy = Stoichiometric.builder(2).tolerance(0.5).build();

        assertThat(levels(strategy, 10, 13, 12, 16)).containsExactly(0.0, -0.6);
    }

    @Test
    void longOnlyIsNeverShort() {
        Stoichiometric strategy = Stoichiometric.builder(2).longOnly(true).build();

        assertThat(levels(strategy, 10, 13, 12, 9)).containsExactly(0.0, 1.0);
    }

    @Test
    void warmUpIsOneCloseMoreThanTheWindow() {
        assertThat(new Stoichiometric(14).warmUp()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void everyViolationIsSaidAtOnce(double tolerance) {
        assertThatThrownBy(() -> Stoichiometric.builder(1).tolerance(tolerance).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stoichiometric: window must be from 2 to 1000000 closes, but was 1; "
                        + "tolerance must be at least 0 and below 1, but was " + tolerance);
    }
}
