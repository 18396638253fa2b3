package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noExtremeAndNoGapIsLost(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(50_000, -1, 1).toArray();
        values[random.nextInt(values.length)] = 9;
        values[random.nextInt(values.length)] = -9;
        values[40_001] = Double.NaN;

        int[] kept = Thinning.kept(new double[][] {values}, 500);

        double[] shown = Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
        assertThat(kept).as("seed %d", seed).isSorted().contains(0, values.length - 1, 40_001);
        assertThat(kept.length).as("seed %d", seed).isLessThanOrEqualTo(3 * 500 + 2);
        assertThat(shown).as("seed %d", seed).contains(9, -9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 4_096, 4_097, 100_000, 1_000_000})
    void aTrailKeepsItsExtremesInBoundedMemory(int count) {
        Random random = new Random(7);
        Trail trail = new Trail();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double price = 100 + random.nextGaussian();
            low = Math.min(low, price);
            high = Math.max(high, price);
            trail.add(i, price);
        }

        Series series = trail.series("x");

        assertThat(series.size()).isLessThanOrEqualTo(2 * Trail.LIMIT).isGreaterThanOrEqualTo(Math.min(count, 2_048));
        if (count > 0) {
            assertThat(Arrays.stream(series.values()).min().getAsDouble()).isEqualTo(low);
            assertThat(Arrays.stream(series.values()).max().getAsDouble()).isEqualTo(high);
        }
    }
}
