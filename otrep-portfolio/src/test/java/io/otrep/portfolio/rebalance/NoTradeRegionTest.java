package io.otrep.portfolio.rebalance;

import static io.otrep.portfolio.rebalance.Shares.held;
import static io.otrep.portfolio.rebalance.Shares.portfolio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.cost.CostModel;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoTradeRegionTest {

    private static NoTradeRegion alone(TradeCost cost) {
        return new NoTradeRegion(5, 1, () -> new double[][] {{0.04}}, cost);
    }

    /** Closed form of one asset: the border is rate / (aversion * variance) = 0.005 / 0.2 = 0.025 from the target. */
    @ParameterizedTest
    @CsvSource({"0.50, 0.50", "0.52, 0.52", "0.48, 0.48", "0.60, 0.525", "0.40, 0.475"})
    void oneAssetGoesToTheBorder(double weight, double expected) {
        Holdings now =
                portfolio().add(held("A", Math.round(1_000 * weight), 100)).build();

        double[] to = alone(TradeCost.proportional(0.005)).destinations(now, new double[] {0.5});

        assertThat(to[0]).isCloseTo(expected, within(1e-12));
    }

    /** From 0.6 the whole way is worth 5 / 2 * 0.04 * 0.1^2 of 100,000 = 100. */
    @ParameterizedTest
    @CsvSource({"99, true", "101, false"})
    void fixedCostIsPaidOnlyIfItIsWorthIt(double fee, boolean due) {
        Holdings now = portfolio().add(held("A", 600, 100)).build();
        TradeCost fixed = (holding, units) -> fee;

        RebalanceDecision decision = alone(fixed).rule().decide(now, new double[] {0.5}, 0);

        assertThat(decision.isDue()).isEqualTo(due);
        assertThat(decision.reason()).isEqualTo(due ? Reason.WORTH_THE_COST : Reason.NOT_WORTH_THE_COST);
    }

    /** Impact of k * |x|^1.5: the border is where aversion * variance * distance = 1.5 * k * sqrt(trade). */
    @Test
    void costThatGrowsFasterThanTheTradeStopsItWhereTheLastBitIsWorthIt() {
        Holdings now = portfolio().add(held("A", 600, 100)).build();
        TradeCost impact = (holding, units) -> 0.02 * Math.pow(Math.abs(units) / 1_000, 1.5) * 100_000;

        double to = alone(impact).destinations(now, new double[] {0.5})[0];

        assertThat(0.2 * (to - 0.5)).isCloseTo(1.5 * 0.02 * Math.sqrt(0.6 - to), within(1e-5));
    }

    /**
     * Square-root impact of 0.8 * volatility * sqrt(units / volume) of the value: with v the value of a day's volume in shares of capital, the trade t costs
     * k * t^1.5 with k = 0.8 * volatility / sqrt(v), and ends where aversion * variance * distance = 1.5 * k * sqrt(t).
     */
    @ParameterizedTest
    @CsvSource({"NaN, 0.012598815766974242", "0.02, 0.02"}) // 0.2 / sqrt(252)
    void modelWithImpactStopsTheTradeWhereTheLastBitIsWorthIt(double stated, double daily) {
        Holding a = held("A", 600, 100).withDailyVolume(50_000).withDailyVolatility(stated);
        TradeCost cost = TradeCost.of(CostModel.builder().impact(0.8).build());
        NoTradeRegion region = alone(cost);
        Holdings now = portfolio().add(a).build();

        RebalanceDecision decision = region.rule().decide(now, new double[] {0.5}, 0);
        double to = region.destinations(now, new double[] {0.5})[0];

        double k = 0.8 * daily / Math.sqrt(50);
        assertThat(decision.reason()).isEqualTo(Reason.WORTH_THE_COST);
        assertThat(0.2 * (to - 0.5)).isCloseTo(1.5 * k * Math.sqrt(0.6 - to), within(1e-5));
        assertThat(to).isBetween(0.5001, 0.5999);
    }

    @Test
    void costThatIsNotKnownIsNamedAndItsInstrumentNotTraded() {
        NoTradeRegion region = new NoTradeRegion(
                5,
                1,
                () -> new double[][] {{0.04, 0}, {0, 0.04}},
                TradeCost.of(CostModel.builder().impact(0.8).build()));
        Holding unknown = held("A", 600, 100);
        Holding known = held("B", 300, 100).withDailyVolume(50_000);
        double[] halves = {0.5, 0.5};

        RebalanceDecision nothing = alone(
                        TradeCost.of(CostModel.builder().impact(0.8).build()))
                .rule()
                .decide(portfolio().add(unknown).build(), new double[] {0.5}, 0);
        RebalanceDecision other =
                region.rule().decide(portfolio().add(unknown).add(known).build(), halves, 0);

        assertThat(nothing.reason()).isEqualTo(Reason.NOT_KNOWN);
        assertThat(nothing.toText()).isEqualTo("no, NOT_KNOWN of cost of A@sim");
        assertThat(other.isDue()).isTrue();
        assertThat(region.destinations(portfolio().add(unknown).add(known).build(), halves)[0])
                .isEqualTo(0.6);
    }

    @Test
    void withoutCostsEverythingGoesToItsTarget() {
        Holdings now =
                portfolio().add(held("A", 600, 100)).add(held("B", 100, 100)).build();
        NoTradeRegion region =
                new NoTradeRegion(3, 1, () -> new double[][] {{0.04, 0.01}, {0.01, 0.09}}, TradeCost.proportional(0));

        assertThat(region.destinations(now, new double[] {0.3, 0.7}))
                .containsExactly(new double[] {0.3, 0.7}, within(1e-9));
    }

    /** The conditions of the minimum: where traded, the slope is the rate; where not, it is within it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void answerIsTheMinimum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 2 + random.nextInt(6);
        double[][] root = new double[n][n];
        double[] targets = new double[n];
        Holdings.Builder builder = portfolio();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                root[i][j] = 0.2 * (random.nextDouble() - 0.3);
            }
            targets[i] = random.nextDouble() / n;
            builder.add(held("A" + i, random.nextInt(1_000 / n), 100));
        }
        double[][] risk = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    risk[i][j] += root[i][k] * root[j][k];
                }
            }
            risk[i][i] += 0.005;
        }
        Holdings now = builder.build();
        double rate = 0.002;

        double[] to = new NoTradeRegion(4, 1, () -> risk, TradeCost.proportional(rate)).destinations(now, targets);

        for (int i = 0; i < n; i++) {
            double slope = 0;
            for (int j = 0; j < n; j++) {
                slope += 4 * risk[i][j] * (to[j] - targets[j]);
            }
            double trade = to[i] - now.weight(i);
            if (trade == 0) {
                assertThat(Math.abs(slope)).as("seed %d, asset %d", seed, i).isLessThanOrEqualTo(rate + 1e-9);
            } else {
                assertThat(slope).as("seed %d, asset %d", seed, i).isCloseTo(-Math.signum(trade) * rate, within(1e-9));
            }
        }
    }
}
