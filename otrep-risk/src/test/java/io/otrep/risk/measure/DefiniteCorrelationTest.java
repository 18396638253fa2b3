package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefiniteCorrelationTest {
    /** Three assets with correlations of -0.9 each: the least eigenvalue is 1 - 2 x 0.9 = -0.8, so a = 0.8 / 1.8. */
    @Test
    void shrinksByTheClosedForm() {
        double[][] impossible = {{1, -0.9, -0.9}, {-0.9, 1, -0.9}, {-0.9, -0.9, 1}};

        double[][] possible = DefiniteCorrelation.of(impossible);

        assertThat(possible[0][1]).isCloseTo(-0.5, within(1e-8));
        assertThat(possible[1][2]).isCloseTo(-0.5, within(1e-8));
        assertThat(possible[2][2]).isEqualTo(1);
    }

    @Test
    void keepsWhatIsPossibleAsItIs() {
        double[][] possible = {{1, 0.5, 1}, {0.5, 1, 0.5}, {1, 0.5, 1}};

        assertThat(DefiniteCorrelation.of(possible)).isDeepEqualTo(possible);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        double gap = Double.NaN;
        double[][] holes = {{1, 0.2, gap}, {0.2, gap, 0.3}, {gap, 0.3, 1}};

        double[][] result = DefiniteCorrelation.of(holes);

        double[][] expected = {{1, gap, gap}, {gap, gap, gap}, {gap, gap, gap}};
        assertThat(Arrays.deepEquals(result, expected)).isTrue();
        assertThat(DefiniteCorrelation.of(new double[0][0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shrinksNoMoreThanTheEigenvalueAsks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 9;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = 2 * random.nextDouble() - 1;
                matrix[j][i] = matrix[i][j];
            }
        }
        double least = Positive.leastEigenvalue(matrix);
        double a = -least / (1 - least);

        double[][] result = DefiniteCorrelation.of(matrix);

        assertThat(result[3][1]).as("seed %d", seed).isCloseTo((1 - a) * matrix[3][1], within(1e-7));
        assertThat(Positive.leastEigenvalue(result)).isGreaterThan(-1e-8);
    }
}
