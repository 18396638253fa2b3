package io.otrep.portfolio.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleAllocatorsTest {
    private static Estimates of(double[][] covariance) {
        List<String> names = List.of("A", "B", "C", "D").subList(0, covariance.length);
        return new Estimates(names, new double[covariance.length], covariance, new double[0][]);
    }

    @Test
    void equalWeightIsOneOverN() {
        Allocation allocation = new EqualWeight().allocate(of(new double[4][4]));

        assertThat(allocation.weights()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void inverseVolatilityLooksAtTheDiagonalOnly() {
        Allocation allocation = new InverseVolatility().allocate(of(new double[][] {{0.01, 0.02}, {0.02, 0.09}}));

        assertThat(allocation.weights()).containsExactly(new double[] {0.75, 0.25}, within(1e-15));
    }

    @Test
    void anAssetThatDoesNotMoveIsNamed() {
        Allocation allocation = new InverseVolatility().allocate(of(new double[][] {{0.01, 0}, {0, 0}}));

        assertThat(allocation.reason()).isEqualTo(AllocationFailure.BAD_INPUT);
        assertThat(allocation.failure()).contains("B");
    }
}
