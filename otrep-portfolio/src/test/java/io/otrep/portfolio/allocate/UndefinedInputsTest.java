package io.otrep.portfolio.allocate;

import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.all;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that have no answer, and those at the edge that have one, for every allocator. */
class UndefinedInputsTest {
    private static Map<String, double[][]> broken() {
        Map<String, double[][]> broken = new LinkedHashMap<>();
        broken.put("no assets", new double[0][]);
        broken.put("a NaN", new double[][] {{0.04, Double.NaN}, {Double.NaN, 0.01}});
        broken.put("an infinity", new double[][] {{Double.POSITIVE_INFINITY, 0}, {0, 0.01}});
        broken.put("an asset that does not move", new double[][] {{0.04, 0}, {0, 0}});
        broken.put("a negative variance", new double[][] {{0.04, 0}, {0, -0.01}});
        broken.put("two different triangles", new double[][] {{0.04, 0.01}, {0.02, 0.01}});
        return broken;
    }

    private static Estimates estimates(double[][] covariance) {
        int size = covariance.length;
        double[] means = new double[size];
        Arrays.fill(means, 0.05);
        double[][] returns = new double[40][size];
        for (int t = 0; t < returns.length; t++) {
            for (int i = 0; i < size; i++) {
                returns[t][i] = 0.01 * StrictMath.sin(t * (i + 1.0)) + 0.001;
            }
        }
        return new Estimates(names(size), means, covariance, returns);
    }

    static List<Arguments> everyAllocatorAndBrokenInput() {
        List<Arguments> pairs = new ArrayList<>();
        for (String allocator : all().keySet()) {
            for (String input : broken().keySet()) {
                if (!allocator.equals("equal") || input.equals("no assets")) {
                    pairs.add(Arguments.of(allocator, input));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("everyAllocatorAndBrokenInput")
    void brokenCovariancesAreBadInput(String allocator, String input) {
        assertThat(all().get(allocator).allocate(estimates(broken().get(input))).reason())
                .isEqualTo(AllocationFailure.BAD_INPUT);
    }

    static List<String> allocators() {
        return List.copyOf(all().keySet());
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void oneAssetGetsEverything(String allocator) {
        if (allocator.equals("hierarchical equal risk")) {
            assertThat(new HierarchicalEqualRisk(Clustering.original(), 0)
                            .allocate(estimates(new double[][] {{0.04}}))
                            .weights())
                    .containsExactly(1.0);
        } else {
            assertThat(all().get(allocator)
                            .allocate(estimates(new double[][] {{0.04}}))
                            .weights())
                    .containsExactly(new double[] {1}, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("allocators")
    void assetsThatMoveAsOneAreAnswered(String allocator) {
        double[][] same = {{0.04, 0.04, 0.01}, {0.04, 0.04, 0.01}, {0.01, 0.01, 0.04}};

        double[] weights = all().get(allocator).allocate(estimates(same)).weights();

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
    }
}
