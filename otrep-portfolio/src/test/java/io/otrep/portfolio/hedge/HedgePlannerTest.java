package io.otrep.portfolio.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Instrument;
import io.otrep.portfolio.bench.Walks;
import io.otrep.portfolio.hedge.HedgePlan.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms of hedging, and when a planner acts. */
class HedgePlannerTest {
    private static final Instrument A = Walks.share("A", "0.01");
    private static final Instrument B = Walks.share("B", "0.01");
    private static final Instrument H = Walks.share("H", "0.01");
    private static final double SIGMA = 0.02;

    private static double[][] covariance(double[] deviations, double[][] correlation) {
        double[][] covariance = new double[deviations.length][deviations.length];
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                covariance[i][j] = correlation[i][j] * deviations[i] * deviations[j];
            }
        }
        return covariance;
    }

    /** A and B with one correlation, H with the same correlation to both. */
    private static HedgeBook book(double a, double b, double pair, double toHedge) {
        double[][] correlation = {{1, pair, toHedge}, {pair, 1, toHedge}, {toHedge, toHedge, 1}};
        return new HedgeBook(
                List.of(A, B, H),
                new double[] {a, b, 0},
                covariance(new double[] {SIGMA, SIGMA, 0.01}, correlation),
                100_000);
    }

    private static HedgePlan plan(HedgePlanner planner, HedgeBook book) {
        return planner.plan(book, new double[book.size()], PairLinks.none(book.size()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.5, 0, 0.3, 0.8, 1})
    void oneAssetIsLeftWithOneLessTheSquareOfTheCorrelation(double rho) {
        double[][] covariance = covariance(new double[] {0.02, 0.01}, new double[][] {{1, rho}, {rho, 1}});

        double hedge = HedgeRatio.minimumVariance(new double[] {100, 0}, covariance, 1);

        // h* = -cov / var = -rho * 0.02 / 0.01
        assertThat(hedge).isCloseTo(-200 * rho, within(1e-12));
        assertThat(HedgeRatio.variance(new double[] {100, hedge}, covariance))
                .isCloseTo((1 - rho * rho) * 4, within(1e-12));
    }

    @Test
    void noOtherRatioLeavesLessVariance() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] covariance = randomCovariance(random, 4);
            double[] values = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), 0};
            double best = HedgeRatio.minimumVariance(values, covariance, 3);

            for (double off : new double[] {-0.1, -1e-3, 1e-3, 0.1}) {
                assertThat(with(values, best + off, covariance))
                        .as("seed %d", seed)
                        .isGreaterThan(with(values, best, covariance));
            }
        }
    }

    private static double with(double[] values, double hedge, double[][] covariance) {
        double[] all = values.clone();
        all[3] = hedge;
        return HedgeRatio.variance(all, covariance);
    }

    private static double[][] randomCovariance(SplittableRandom random, int size) {
        double[][] factors = new double[size][size + 2];
        for (double[] row : factors) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian();
            }
        }
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size + 2; k++) {
                    covariance[i][j] += factors[i][k] * factors[j][k];
                }
            }
        }
        return covariance;
    }

    @Test
    void betaHedgeLeavesNoBeta() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] covariance = randomCovariance(random, 4);
            double[] values = {random.nextGaussian(), random.nextGaussian(), 0, 0};

            values[3] = HedgeRatio.beta(values, covariance, 3, 2);

            double withMarket = 0;
            for (int i = 0; i < 4; i++) {
                withMarket += values[i] * covariance[i][2];
            }
            assertThat(withMarket).as("seed %d", seed).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void betaAgainstTheHedgeItselfIsTheHedgeOfLeastVariance() {
        double[][] covariance = randomCovariance(new SplittableRandom(1), 3);
        double[] values = {3, -2, 0};

        assertThat(HedgeRatio.beta(values, covariance, 2, 2))
                .isEqualTo(HedgeRatio.minimumVariance(values, covariance, 2));
    }

    @Test
    void clusterIsHedgedWithTheChosenInstrument() {
        HedgePlanner planner =
                HedgePlanner.builder(HedgeMethod.minimumVariance(H)).build();

        HedgePlan plan = plan(planner, book(10_000, 5_000, 0.9, 0.95));

        // 15,000 * 0.95 * 0.02 / 0.01
        assertThat(plan.hedges()).containsExactly(new double[] {0, 0, -28_500}, within(1e-6));
        assertThat(plan.decisions()).hasSize(1);
        assertThat(plan.decisions().get(0).reason()).isEqualTo(Reason.WORTH_IT);
        assertThat(plan.decisions().get(0).clusters()).containsExactly(List.of(0, 1));
        // 0.02^2 * (10,000^2 + 5,000^2 + 2 * 0.9 * 10,000 * 5,000), less 28,500^2 * 0.01^2
        assertThat(plan.varianceBefore()).isCloseTo(86_000, within(1e-6));
        assertThat(plan.varianceAfter()).isCloseTo(86_000 - 81_225, within(1e-6));
    }

    @Test
    void instrumentsThatDoNotMoveTogetherAreLeftAlone() {
        HedgePlanner planner =
                HedgePlanner.builder(HedgeMethod.minimumVariance(H)).build();

        HedgePlan plan = plan(planner, book(10_000, 5_000, 0.79, 0.95));

        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.hedges()).containsOnly(0);
    }

    @Test
    void pairPartsOnlyBelowTheLowerThreshold() {
        HedgePlanner planner = HedgePlanner.builder(HedgeMethod.minimumVariance(H))
                .enter(0.8)
                .exit(0.7)
                .band(0.5)
                .build();
        HedgePlan opened = plan(planner, book(10_000, 5_000, 0.8, 0.9));

        HedgePlan kept = planner.plan(book(10_000, 5_000, 0.7, 0.9), opened.hedges(), opened.links());
        HedgePlan unwound = planner.plan(book(10_000, 5_000, 0.69, 0.9), kept.hedges(), kept.links());
        HedgePlan out = planner.plan(book(10_000, 5_000, 0.79, 0.9), unwound.hedges(), unwound.links());

        assertThat(kept.decisions().get(0).reason()).isEqualTo(Reason.WITHIN_BAND);
        assertThat(kept.hedges()).isEqualTo(opened.hedges());
        assertThat(unwound.decisions().get(0).reason()).isEqualTo(Reason.UNWOUND);
        assertThat(unwound.hedges()).containsOnly(0);
        assertThat(out.decisions()).isEmpty();
    }

    @Test
    void hedgeThatCostsMoreThanItIsWorthIsNotOpened() {
        HedgeBook book = book(10_000, 5_000, 0.9, 0.95);
        // aversion 5: 2.5 * 81,225 / 100,000 = 2.030625 for 28,500 traded
        HedgePlanner.Builder builder =
                HedgePlanner.builder(HedgeMethod.minimumVariance(H)).aversion(5);

        HedgePlan dear =
                plan(builder.cost((i, value) -> Math.abs(value) * 7.2e-5).build(), book);
        HedgePlan cheap =
                plan(builder.cost((i, value) -> Math.abs(value) * 7.1e-5).build(), book);

        assertThat(dear.decisions().get(0).reason()).isEqualTo(Reason.NOT_WORTH_ITS_COST);
        assertThat(dear.decisions().get(0).benefit()).isCloseTo(2.030625, within(1e-9));
        assertThat(dear.hedges()).containsOnly(0);
        assertThat(cheap.decisions().get(0).reason()).isEqualTo(Reason.WORTH_IT);
    }

    @Test
    void unknownCostOrCovarianceChangesNothing() {
        HedgePlanner unknownCost = HedgePlanner.builder(HedgeMethod.minimumVariance(H))
                .cost((i, value) -> Double.NaN)
                .build();
        HedgePlanner planner = unknownCost.withCost((i, value) -> 0);
        double nan = Double.NaN;
        HedgeBook blind = new HedgeBook(
                List.of(A, B, H),
                new double[] {10_000, 5_000, 0},
                new double[][] {{4e-4, 3.8e-4, nan}, {3.8e-4, 4e-4, nan}, {nan, nan, nan}},
                100_000);

        assertThat(plan(unknownCost, book(10_000, 5_000, 0.9, 0.95))
                        .decisions()
                        .get(0)
                        .reason())
                .isEqualTo(Reason.NOT_KNOWN);
        HedgePlan plan = planner.plan(blind, new double[] {0, 0, -777}, PairLinks.none(3));
        assertThat(plan.decisions().get(0).reason()).isEqualTo(Reason.NOT_KNOWN);
        assertThat(plan.hedges()[2]).isEqualTo(-777);
    }

    @Test
    void oppositeLegsAreNettedToTheLargerSide() {
        HedgePlanner planner = HedgePlanner.builder(HedgeMethod.netDown()).build();

        HedgePlan plan = plan(planner, book(10_000, -4_000, 0.9, 0));

        assertThat(plan.hedges()).containsExactly(new double[] {-4_000, 4_000, 0}, within(1e-9));
        assertThat(plan.varianceAfter()).isLessThan(plan.varianceBefore());
    }

    @Test
    void legThatMovesAgainstTheOthersCountsAsTheOtherSide() {
        HedgePlanner planner = HedgePlanner.builder(HedgeMethod.netDown()).build();

        HedgePlan plan = plan(planner, book(10_000, 4_000, -0.9, 0));

        assertThat(plan.hedges()).containsExactly(new double[] {-4_000, -4_000, 0}, within(1e-9));
    }

    @Test
    void legsOfOneSideHaveNothingToNet() {
        HedgePlanner planner = HedgePlanner.builder(HedgeMethod.netDown()).build();

        assertThat(plan(planner, book(10_000, 4_000, 0.9, 0)).hedges()).containsOnly(0);
    }

    @Test
    void clustersDoNotDependOnTheOrderOfInstruments() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = 6;
            double[][] covariance = randomCovariance(random, size);
            double[] values = new double[size];
            List<Instrument> shares = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values[i] = 1_000 * random.nextGaussian();
                shares.add(Walks.share("S" + i, "0.01"));
                order.add(i);
            }
            Collections.shuffle(order, new Random(seed));
            HedgePlanner planner = HedgePlanner.builder(HedgeMethod.netDown())
                    .enter(0.5)
                    .exit(0.4)
                    .build();

            double[] plain = plan(planner, new HedgeBook(shares, values, covariance, 1e6))
                    .hedges();
            double[] shuffled =
                    plan(planner, shuffled(order, shares, values, covariance)).hedges();

            for (int i = 0; i < size; i++) {
                assertThat(shuffled[i]).as("seed %d", seed).isCloseTo(plain[order.get(i)], within(1e-9));
            }
        }
    }

    private static HedgeBook shuffled(
            List<Integer> order, List<Instrument> shares, double[] values, double[][] covariance) {
        int size = values.length;
        List<Instrument> newShares = new ArrayList<>();
        double[] newValues = new double[size];
        double[][] newCovariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            newShares.add(shares.get(order.get(i)));
            newValues[i] = values[order.get(i)];
            for (int j = 0; j < size; j++) {
                newCovariance[i][j] = covariance[order.get(i)][order.get(j)];
            }
        }
        return new HedgeBook(newShares, newValues, newCovariance, 1e6);
    }

    @Test
    void linksSurviveTheirText() {
        PairLinks links = plan(HedgePlanner.builder(HedgeMethod.netDown()).build(), book(1, -1, 0.9, 0.85))
                .links();

        assertThat(links.toText()).isEqualTo("3:1-0,2-0,2-1");
        assertThat(PairLinks.parse(links.toText()).toText()).isEqualTo(links.toText());
        assertThat(PairLinks.parse("2:").isJoined(0, 1)).isFalse();
        assertThatThrownBy(() -> PairLinks.parse("2:5-0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairLinks.parse("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buildersNameEveryViolationAtOnce() {
        assertThatThrownBy(() -> HedgePlanner.builder(HedgeMethod.netDown())
                        .enter(0)
                        .share(2)
                        .band(1)
                        .aversion(0)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enter")
                .hasMessageContaining("share")
                .hasMessageContaining("band")
                .hasMessageContaining("aversion");
        assertThatThrownBy(() -> plan(
                        HedgePlanner.builder(HedgeMethod.minimumVariance(Walks.share("X", "0.01")))
                                .build(),
                        book(1, 1, 0.9, 0.9)))
                .hasMessageContaining("not one of the book");
    }
}
