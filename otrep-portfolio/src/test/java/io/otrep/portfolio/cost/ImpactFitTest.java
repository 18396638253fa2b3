package io.otrep.portfolio.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Orders are drawn from a known law, and the law must come back. */
class ImpactFitTest {
    private static final double HALF_SPREAD = 2e-4;
    private static final double COEFFICIENT = 0.8;

    private static List<CostObservation> orders(int count, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CostObservation> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double share = StrictMath.pow(10, -4 + 3 * random.nextDouble());
            double volatility = 0.005 + 0.03 * random.nextDouble();
            double cost = HALF_SPREAD
                    + COEFFICIENT * volatility * StrictMath.sqrt(share)
                    + noise * volatility * random.nextGaussian();
            orders.add(new CostObservation(share, volatility, cost));
        }
        return orders;
    }

    @Test
    void ordersWithoutNoiseGiveTheLawExactly() {
        ImpactFit fit = ImpactFit.leastSquares(orders(40, 0, 1));

        assertThat(fit.halfSpreadBps()).isCloseTo(2, within(1e-9));
        assertThat(fit.coefficient()).isCloseTo(COEFFICIENT, within(1e-9));
        assertThat(fit.skill()).isCloseTo(1, within(1e-9));
        assertThat(fit.isUsable()).isTrue();
    }

    @Test
    void standardErrorsCoverTheTruthAsOftenAsTheySay() {
        int covered = 0;
        for (long seed = 0; seed < 400; seed++) {
            ImpactFit fit = ImpactFit.leastSquares(orders(200, 0.3, seed));
            if (Math.abs(fit.coefficient() - COEFFICIENT) < 1.96 * fit.coefficientError()) {
                covered++;
            }
        }

        // 95 % of 400 is 380; four standard deviations of a binomial are 17
        assertThat(covered).isBetween(363, 397);
    }

    @Test
    void fewOrdersThatMetNewsDoNotMoveTheRobustFit() {
        List<CostObservation> orders = orders(200, 0.05, 7);
        for (int i = 0; i < 10; i++) {
            orders.set(
                    i, new CostObservation(orders.get(i).share(), orders.get(i).volatility(), 0.05));
        }

        ImpactFit plain = ImpactFit.leastSquares(orders);
        ImpactFit robust = ImpactFit.robust(orders);

        assertThat(Math.abs(plain.coefficient() - COEFFICIENT)).isGreaterThan(0.3);
        assertThat(robust.coefficient()).isCloseTo(COEFFICIENT, within(0.1));
        assertThat(robust.outliers()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void pureNoiseIsNotUsedAndSaysWhy() {
        int used = 0;
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<CostObservation> orders = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                orders.add(
                        new CostObservation(0.0001 + 0.01 * random.nextDouble(), 0.02, random.nextGaussian() * 0.01));
            }
            ImpactFit fit = ImpactFit.leastSquares(orders);
            if (fit.isUsable()) {
                used++;
            } else {
                assertThat(fit.problems().get(0)).contains("standard errors");
            }
        }

        // one sided at two standard errors: 2.3 %, a little more where the half spread is held at 0
        assertThat(used).isLessThan(20);
    }

    @Test
    void ordersOfOneSizeCannotTellSpreadFromImpact() {
        List<CostObservation> orders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            orders.add(new CostObservation(0.01, 0.02, 0.001 + 1e-5 * i));
        }

        ImpactFit fit = ImpactFit.robust(orders);

        assertThat(fit.problems()).containsExactly("the orders are too much alike to tell spread and impact apart");
        assertThatThrownBy(fit::impact)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("alike");
    }

    @Test
    void negativeHalfSpreadIsHeldAtZero() {
        List<CostObservation> orders = new ArrayList<>();
        for (CostObservation order : orders(60, 0, 3)) {
            orders.add(new CostObservation(order.share(), order.volatility(), order.cost() - 4e-4));
        }

        ImpactFit fit = ImpactFit.leastSquares(orders);

        assertThat(fit.halfSpreadBps()).isZero();
        assertThat(fit.halfSpreadErrorBps()).isNaN();
        assertThat(fit.coefficient()).isBetween(0.6, COEFFICIENT);
    }

    @Test
    void modelTakesAUsableFitAndKeepsItsNumbersOtherwise() {
        CostModel assumed = CostModel.builder().halfSpread(10).impact(0.1).build();
        CostQuery query = CostQuery.builder(
                        Instrument.builder("A", "x", Asset.of("A", AssetClass.EQUITY), Currency.USD)
                                .build(),
                        Side.BUY,
                        100,
                        50)
                .volatility(0.02)
                .volume(10_000)
                .build();

        CostEstimate refitted =
                assumed.refitted(ImpactFit.robust(orders(100, 0, 5))).estimate(query);
        CostEstimate kept = assumed.refitted(ImpactFit.robust(orders(10, 0, 5))).estimate(query);

        assertThat(refitted.of(CostItem.SPREAD)).isCloseTo(1, within(1e-9));
        assertThat(refitted.of(CostItem.IMPACT)).isCloseTo(8, within(1e-9));
        assertThat(kept).isEqualTo(assumed.estimate(query));
    }
}
