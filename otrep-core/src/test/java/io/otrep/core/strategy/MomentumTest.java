package io.otrep.core.strategy;

import static io.otrep.core.strategy.RecordingContext.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumTest {

    @Test
    void levelIsTheSignOfTheReturn() {
        List<Double> levels = levels(new Momentum(2), 100, 90, 101, 90, 90, 95);

        assertThat(levels).containsExactly(1.0, 0.0, -1.0, 1.0);
    }

    @Test
    void returnBelowFullGivesItsShare() {
        Momentum momentum = Momentum.builder(1).fullAt(0.05).build();

        List<Double> levels = levels(momentum, 100, 102, 204, 193.8, 1);

        assertThat(levels.get(0)).isEqualTo(0.4, within(1e-12));
        assertThat(levels.get(1)).isEqualTo(1.0);
        assertThat(levels.get(2)).isEqualTo(-1.0, within(1e-12));
        assertThat(levels.get(3)).isEqualTo(-1.0);
    }

    @Test
    void longOnlyIsNeverShort() {
        Momentum momentum = Momentum.builder(1).longOnly(true).build();

        assertThat(levels(momentum, 100, 90, 95)).containsExactly(0.0, 1.0);
    }

    @Test
    void warmUpIsOneCloseMoreThanTheLookback() {
        assertThat(new Momentum(20).warmUp()).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_000_001, Integer.MAX_VALUE})
    void lookbackOutOfRangeIsRefused(int lookback) {
        assertThatThrownBy(() -> new Momentum(lookback))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("momentum: lookback must be from 1 to 1000000 closes, but was " + lookback);
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        assertThatThrownBy(() -> Momentum.builder(0).fullAt(Double.NaN).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lookback")
                .hasMessageContaining("fullAt must be 0 or from 1e-6 to 1e6, but was NaN");
    }
}
