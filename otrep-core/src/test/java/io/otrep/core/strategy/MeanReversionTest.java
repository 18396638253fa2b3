package io.otrep.core.strategy;

import static io.otrep.core.strategy.RecordingContext.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores of three closes by hand: of 1, 1, 2 the mean is 4/3, the deviation 1/sqrt(3), the score of the last 2/sqrt(3) = 1.1547, the
 * largest there is; of 1, 3, 2 it is 0; of 1, 4, 3 it is 0.2182; of 1, 4, 2 it is -0.2182.
 */
class MeanReversionTest {

    @Test
    void highScoreIsShortedUntilItComesBack() {
        MeanReversion strategy = new MeanReversion(3, 1.1, 0.1);

        assertThat(levels(strategy, 1, 1, 2)).containsExactly(-1.0);
        assertThat(levels(strategy, 1, 1, 4, 3)).as("0.2182 is above the exit").containsExactly(-1.0, -1.0);
        assertThat(levels(strategy, 1, 1, 4, 2)).as("-0.2182 is not").containsExactly(-1.0, 0.0);
    }

    @Test
    void lowScoreIsBoughtUntilItComesBack() {
        MeanReversion strategy = new MeanReversion(3, 1.1, 0.1);

        assertThat(levels(strategy, 5, 5, 2, 3)).as("-0.2182 is below the exit").containsExactly(1.0, 1.0);
        assertThat(levels(strategy, 5, 5, 2, 4)).as("0.2182 is not").containsExactly(1.0, 0.0);
    }

    @Test
    void sameScoreHoldsOrStaysOutByHowItGotThere() {
        MeanReversion strategy = new MeanReversion(3, 1.1, 0.1);

        assertThat(levels(strategy, 0.5, 1, 4, 3)).as("entered before").endsWith(-1.0, -1.0);
        assertThat(levels(strategy, 2.5, 1, 4, 3)).as("did not enter").endsWith(0.0, 0.0);
    }

    @Test
    void positionEndsOnItsOwnSideOfTheMean() {
        MeanReversion strategy = new MeanReversion(3, 1.1, 0.5);

        assertThat(levels(strategy, 1, 1, 4, 3)).as("0.2182 is below the exit").containsExactly(-1.0, 0.0);
        assertThat(levels(strategy, 5, 5, 2, 3)).as("-0.2182 is above it").containsExactly(1.0, 0.0);
    }

    @Test
    void oppositeExtremeReverses() {
        assertThat(levels(new MeanReversion(3, 1, 0), 9, 9, 10, 5)).containsExactly(-1.0, 1.0);
    }

    @Test
    void exitOfZeroWaitsForTheMean() {
        assertThat(levels(new MeanReversion(3, 1.1, 0), 1, 1, 3, 2)).containsExactly(-1.0, 0.0);
    }

    @Test
    void closesThatDoNotMoveAreFlat() {
        assertThat(levels(new MeanReversion(3, 1, 0.5), 0.1, 0.1, 0.1, 0.1)).containsExactly(0.0, 0.0);
    }

    @Test
    void longOnlyIsFlatWhereItWouldBeShort() {
        MeanReversion strategy =
                MeanReversion.builder(3).entry(1).exit(0).longOnly(true).build();

        assertThat(levels(strategy, 9, 9, 10, 5)).containsExactly(0.0, 1.0);
    }

    @Test
    void warmUpIsTheWindow() {
        assertThat(new MeanReversion(20, 2, 0.5).warmUp()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 0.5, window must be from 3 to 1000000 closes",
        "20, 2, -0.1, 'exit must be at least 0, but was -0.1'",
        "20, 2, NaN, 'exit must be at least 0, but was NaN'",
        "20, 1, 1, 'entry must be above exit 1.0, but was 1.0'",
        "20, NaN, 1, 'entry must be above exit 1.0, but was NaN'",
        "5, 2, 1, 'entry must be below 1.788854381999831'",
        "20, Infinity, 1, entry must be below 4.2485",
    })
    void argumentsOutOfRangeAreRefused(int window, double entry, double exit, String message) {
        assertThatThrownBy(() -> new MeanReversion(window, entry, exit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mean reversion: ")
                .hasMessageContaining(message);
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        assertThatThrownBy(() -> new MeanReversion(1, -2, -1))
                .hasMessageContaining("window")
                .hasMessageContaining("exit must")
                .hasMessageContaining("entry must");
    }
}
