package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What strategies brought sums to what equity gained, whoever wished what: by targets, by orders of their own, by crossing inside. */
class ProfitPropertyTest {
    private static final Instrument ABC = Bench.share("ABC");

    /** Random levels, now and then an order of its own. */
    private static final class Wanderer implements Strategy {
        private final SplittableRandom random;
        private final boolean orders;

        Wanderer(long seed, boolean orders) {
            this.random = new SplittableRandom(seed);
            this.orders = orders;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            int what = random.nextInt(10);
            if (what < 4) {
                context.signal(bar.instrument(), random.nextInt(-4, 5) / 4.0);
            } else if (what == 4 && orders) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                context.submit(
                        OrderRequest.market(bar.instrument(), side, io.otrep.market.Decimal.of(random.nextInt(1, 40)))
                                .build());
            } else if (what == 5 && random.nextInt(60) == 0) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    private static BacktestResult run(long seed, boolean orders) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", () -> new Wanderer(seed, orders))
                .strategy("b", () -> new Wanderer(seed + 1_000, orders))
                .strategy("c", () -> new Wanderer(seed + 2_000, false))
                .sizing(() -> (name, level, slot, view) -> level * 37)
                .withoutGates()
                .backtest(Tape.of(Bench.walk(ABC, 150, seed)), Simulation.of("100000 USD"));
    }

    @Test
    void profitsOfStrategiesSumToTheGainOfEquity() {
        for (long seed = 1; seed <= 60; seed++) {
            BacktestResult result = run(seed, seed % 2 == 0);

            double profit = result.strategies().stream()
                    .mapToDouble(strategy -> strategy.profit() + strategy.openProfit())
                    .sum();
            assertThat(result.isReconciled())
                    .as("seed %d: %s", seed, result.differences())
                    .isTrue();
            assertThat(result.anomalies()).as("seed %d", seed).isEmpty();
            assertThat(result.fills()).as("seed %d", seed).hasSizeGreaterThan(10);
            assertThat(profit).as("seed %d", seed).isCloseTo(result.finalEquity() - 100_000, within(1e-6));
        }
    }
}
