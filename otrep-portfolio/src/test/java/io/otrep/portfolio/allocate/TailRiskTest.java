package io.otrep.portfolio.allocate;

import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.market;
import static io.otrep.portfolio.allocate.AllocatorPropertiesTest.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.portfolio.Estimates;
import io.otrep.risk.measure.HistoricalRisk;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

class TailRiskTest {
    /** The linear program of Rockafellar and Uryasev, or of Chekhlov, Uryasev and Zabarankin, as a model of ojAlgo. */
    private static double leastByModel(double[][] returns, double level, boolean drawdown) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        int size = returns[0].length;
        Variable[] weights = new Variable[size];
        for (int i = 0; i < size; i++) {
            weights[i] = model.addVariable("w" + i).lower(0);
        }
        Expression budget = model.addExpression("budget").level(1);
        Arrays.stream(weights).forEach(w -> budget.set(w, 1));
        Variable threshold = model.addVariable("threshold").weight(1);
        double share = 1 / ((1 - level) * returns.length);
        Variable before = null;
        for (double[] row : returns) {
            Variable excess = model.addVariable().lower(0).weight(share);
            Expression tail = model.addExpression().lower(0).set(excess, 1).set(threshold, 1);
            if (drawdown) {
                Variable fall = model.addVariable().lower(0);
                Expression falling = model.addExpression().lower(0).set(fall, 1);
                for (int i = 0; i < size; i++) {
                    falling.set(weights[i], row[i]);
                }
                if (before != null) {
                    falling.set(before, -1);
                }
                tail.set(fall, -1);
                before = fall;
            } else {
                for (int i = 0; i < size; i++) {
                    tail.set(weights[i], row[i]);
                }
            }
        }
        return model.minimise().getValue();
    }

    private static double risk(double[] weights, double[][] returns, double level, boolean drawdown) {
        TailOracle oracle = drawdown ? TailOracle.drawdown(returns, level) : TailOracle.shortfall(returns, level);
        return oracle.at(weights, new double[weights.length]);
    }

    @Test
    void theLinearProgramFindsNothingBetter() {
        for (long seed = 1; seed <= 3; seed++) {
            Estimates market = market(seed, 1);
            for (boolean drawdown : new boolean[] {false, true}) {
                MinimumTailRisk allocator =
                        drawdown ? MinimumTailRisk.conditionalDrawdown(0.9) : MinimumTailRisk.expectedShortfall(0.9);

                double ours = risk(weights(allocator, market), market.returns(), 0.9, drawdown);

                assertThat(ours)
                        .as("seed %d drawdown %s", seed, drawdown)
                        .isCloseTo(leastByModel(market.returns(), 0.9, drawdown), within(1e-8));
            }
        }
    }

    @Test
    void noRandomWeightsAreBetter() {
        Estimates market = market(9, 1);
        double least = risk(weights(MinimumTailRisk.expectedShortfall(0.95), market), market.returns(), 0.95, false);
        Random random = new Random(1);
        for (int trial = 0; trial < 2_000; trial++) {
            double[] w = random.doubles(8).map(u -> -Math.log(u)).toArray();
            double sum = Arrays.stream(w).sum();

            double other = risk(Arrays.stream(w).map(v -> v / sum).toArray(), market.returns(), 0.95, false);

            assertThat(other).isGreaterThanOrEqualTo(least - 1e-14);
        }
    }

    @Test
    void theRiskIsThatOfTheMeasures() {
        Estimates market = market(3, 1);
        double[] equal = weights(new EqualWeight(), market);
        double[] together = Arrays.stream(market.returns())
                .mapToDouble(row -> Arrays.stream(row).sum() / row.length)
                .toArray();

        assertThat(risk(equal, market.returns(), 0.93, false))
                .isCloseTo(HistoricalRisk.of(together, 0.93).expectedShortfall(), within(1e-15));
    }

    @Test
    void aMeanCanBeAskedFor() {
        Estimates market = market(4, 1);
        double[] w = weights(MinimumTailRisk.expectedShortfall(0.9).withMean(0.025), market);
        double mean = 0;
        for (int i = 0; i < w.length; i++) {
            mean += w[i] * market.means()[i];
        }

        assertThat(mean).isGreaterThanOrEqualTo(0.025 - 1e-10);
    }

    @Test
    void scenariosAreNeeded() {
        Estimates without = AllocatorPropertiesTest.plain(new double[][] {{1, 0}, {0, 1}});

        assertThat(MinimumTailRisk.expectedShortfall(0.9).allocate(without).failure())
                .contains("scenarios");
    }
}
