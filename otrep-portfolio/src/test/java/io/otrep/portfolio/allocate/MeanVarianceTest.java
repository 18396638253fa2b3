package io.otrep.portfolio.allocate;

import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.market;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.names;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.Solution;
import io.otrep.portfolio.solver.Solver;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanVarianceTest {
    private static final double[][] TWO = {{0.04, 0.006}, {0.006, 0.01}};

    private static Estimates two(double... means) {
        return new Estimates(names(2), means, TWO, new double[0][]);
    }

    @Test
    void twoAssetsHaveTheClosedForm() {
        double first = (0.01 - 0.006) / (0.04 + 0.01 - 0.012);

        assertThat(weights(MeanVariance.minimumVariance(), two(0, 0))[0]).isCloseTo(first, within(1e-14));
    }

    @Test
    void theBestRatioIsTheTangency() {
        double[] direction = {0.08 * 0.01 - 0.03 * 0.006, 0.03 * 0.04 - 0.08 * 0.006};
        double sum = direction[0] + direction[1];

        double[] weights = weights(MeanVariance.maximumSharpe(), two(0.08, 0.03));

        assertThat(weights).containsExactly(new double[] {direction[0] / sum, direction[1] / sum}, within(1e-10));
    }

    @Test
    void noMeanAboveCashHasNoBestRatio() {
        Allocation allocation = MeanVariance.maximumSharpe().allocate(two(-0.01, -0.02));

        assertThat(allocation.reason()).isEqualTo(AllocationFailure.BAD_INPUT);
        assertThat(allocation.failure()).contains("mean above 0");
    }

    @Test
    void everyLimitIsKept() {
        Estimates market = market(1, 1).withCurrent(new double[] {0.3, 0.3, 0.2, 0.2, 0, 0, 0, 0});
        Constraints limits = Constraints.builder()
                .bounds(-0.2, 0.4)
                .bounds("A7", 0.05, 0.1)
                .group("first", List.of("A0", "A1"), 0.1, 0.35)
                .exposure("slope", Map.of("A0", -1.0, "A7", 1.0), -0.2, 0)
                .gross(1.3)
                .turnover(0.9)
                .build();

        double[] w = weights(MeanVariance.maximumUtility(3).within(limits), market);

        assertThat(w[7]).isBetween(0.05 - 1e-12, 0.1 + 1e-12);
        assertThat(w[0] + w[1]).isBetween(0.1 - 1e-10, 0.35 + 1e-10);
        assertThat(w[7] - w[0]).isBetween(-0.2 - 1e-10, 1e-10);
        assertThat(Arrays.stream(w).map(Math::abs).sum()).isLessThanOrEqualTo(1.3 + 1e-10);
        double turnover = 0;
        for (int i = 0; i < w.length; i++) {
            turnover += Math.abs(w[i] - market.current()[i]);
        }
        assertThat(turnover).isLessThanOrEqualTo(0.9 + 1e-10);
    }

    @Test
    void trackingErrorEndsAtItsLimit() {
        Constraints limits = Constraints.builder()
                .trackingError(Map.of("A0", 0.5, "A1", 0.5), 0.001)
                .build();
        Estimates market = market(2, 1);

        double[] w = weights(MeanVariance.maximumUtility(1).within(limits), market);

        w[0] -= 0.5;
        w[1] -= 0.5;
        assertThat(Math.sqrt(FrontierProblem.variance(market.covariance(), w))).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void turnoverWithoutCurrentWeightsIsRefused() {
        Constraints limits = Constraints.builder().turnover(0.2).build();

        Allocation allocation = MeanVariance.minimumVariance().within(limits).allocate(two(0, 0));

        assertThat(allocation.reason()).isEqualTo(AllocationFailure.BAD_INPUT);
        assertThat(allocation.failure()).contains("withCurrent");
    }

    @Test
    void aCostOfTurnoverMakesARegionWithoutTrades() {
        Estimates held = two(0, 0).withCurrent(new double[] {0.12, 0.88});
        Constraints costly = Constraints.builder().turnoverCost(0.001).build();

        assertThat(weights(MeanVariance.minimumVariance().within(costly), held)).containsExactly(0.12, 0.88);
    }

    @Test
    void namesThatAreNotThereAreRefused() {
        Constraints limits = Constraints.builder().bounds("ZZZ", 0, 1).build();

        assertThat(MeanVariance.minimumVariance()
                        .within(limits)
                        .allocate(two(0, 0))
                        .failure())
                .contains("ZZZ");
    }

    @Test
    void limitsThatContradictAreInfeasible() {
        Constraints limits = Constraints.builder().bounds(0, 0.4).build();

        assertThat(MeanVariance.minimumVariance()
                        .within(limits)
                        .allocate(two(0, 0))
                        .reason())
                .isEqualTo(AllocationFailure.INFEASIBLE);
        assertThat(MeanVariance.efficientReturn(0.5).allocate(two(0.08, 0.03)).reason())
                .isEqualTo(AllocationFailure.INFEASIBLE);
        assertThat(MeanVariance.efficientRisk(0.01).allocate(two(0.08, 0.03)).reason())
                .isEqualTo(AllocationFailure.INFEASIBLE);
    }

    @Test
    void aFailingSolverIsNotHidden() {
        Solver broken = program -> Solution.failed(AllocationFailure.NOT_CONVERGED, "as told");

        assertThat(MeanVariance.maximumSharpe()
                        .using(broken)
                        .allocate(two(0.08, 0.03))
                        .reason())
                .isEqualTo(AllocationFailure.NOT_CONVERGED);
    }

    @Test
    void wrongOrderIsReportedAllAtOnce() {
        Constraints.Builder wrong = Constraints.builder().bounds(1, 0).net(2, 1).gross(-1);

        assertThatIllegalArgumentException()
                .isThrownBy(wrong::build)
                .withMessageContaining("bounds")
                .withMessageContaining("net")
                .withMessageContaining("gross");
    }

    @Test
    void aimsLieOnTheFrontier() {
        Estimates market = market(5, 1);
        EfficientFrontier frontier = EfficientFrontier.of(market, Constraints.longOnly());

        for (EfficientFrontier.Point corner : frontier.corners()) {
            double[] w = weights(MeanVariance.efficientReturn(corner.mean()), market);

            assertThat(w).containsExactly(corner.weights(), within(1e-7));
        }
        assertThat(frontier.corners()).hasSizeGreaterThan(2);
    }

    @Test
    void kellyWithoutLimitsIsTheInverseTimesTheMeans() {
        double determinant = 0.04 * 0.01 - 0.006 * 0.006;
        double[] full = {(0.08 * 0.01 - 0.03 * 0.006) / determinant, (0.03 * 0.04 - 0.08 * 0.006) / determinant};

        assertThat(weights(KellyGrowth.full(), two(0.08, 0.03))).containsExactly(full, within(1e-12));
        assertThat(Arrays.stream(weights(KellyGrowth.half(), two(0.08, 0.03))).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void volatilityTargetScales() {
        double[] w = weights(new ScaledToVolatility(new EqualWeight(), 0.05, 1), two(0, 0));

        assertThat(Math.sqrt(FrontierProblem.variance(TWO, w))).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void riskParityContributesEqually() {
        Estimates market = market(7, 1);
        double[] w = weights(RiskBudget.of(1, 2, 3, 4, 5, 6, 7, 8), market);
        double[] product = FrontierProblem.times(market.covariance(), w);
        double variance = FrontierProblem.variance(market.covariance(), w);

        for (int i = 0; i < w.length; i++) {
            assertThat(w[i] * product[i] / variance).isCloseTo((i + 1) / 36.0, within(1e-11));
        }
    }
}
