package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One symbol listed on two routes, by the minute on one and every five minutes on the other. */
class SeveralRoutesTest {
    private static final Instrument FAST = Bench.share("ABC", "x");
    private static final Instrument SLOW = Bench.share("ABC", "y");

    private static final class Pair implements Strategy {
        private int number;

        @Override
        public int warmUp() {
            return 4;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            double sign = bar.instrument().equals(FAST) ? 1 : -1;
            context.signal(bar.instrument(), number++ % 14 < 7 ? sign : 0);
        }
    }

    private static BacktestResult run() {
        List<MarketEvent> events = new ArrayList<>(Bench.walk(FAST, 100, 3));
        for (int minute = 5; minute <= 100; minute += 5) {
            events.add(Bench.bar(SLOW, minute, 100 + minute * 0.1, 100 + minute * 0.2));
        }
        events.sort(Comparator.comparingLong(MarketEvent::timeNanos));
        return TradingEngine.builder("USD")
                .route("x", "ABC")
                .route("y", "ABC")
                .strategy("pair", Pair::new)
                .strategy("fast", () -> Bench.levels(1, 1, 1, 0), "ABC@x")
                .sizing(() -> (name, level, slot, view) -> level * 10)
                .withoutGates()
                .backtest(Tape.of(events), Simulation.of("100000 USD"));
    }

    @Test
    void eachListingTradesOnItsRouteAndBothBooksReconcile() {
        BacktestResult result = run();

        assertThat(result.isReconciled()).as("%s", result.differences()).isTrue();
        assertThat(result.anomalies()).isEmpty();
        assertThat(result.fills()).extracting(fill -> fill.instrument().route()).contains("x", "y");
        assertThat(result.fills())
                .allSatisfy(fill -> assertThat(fill.key().account().route())
                        .isEqualTo(fill.instrument().route()));
        double profit = result.strategies().stream()
                .mapToDouble(strategy -> strategy.profit() + strategy.openProfit())
                .sum();
        assertThat(profit).isCloseTo(result.finalEquity() - result.equityCurve().equity(0), within(1e-6));
        assertThat(run().decisionsSha256()).isEqualTo(result.decisionsSha256());
    }

    @Test
    void eachInstrumentWarmsUpByItsOwnEvents() {
        BacktestResult result = run();

        long firstSlow = result.fills().stream()
                .filter(fill -> fill.instrument().equals(SLOW))
                .mapToLong(fill -> fill.timeNanos())
                .min()
                .orElseThrow();
        assertThat(firstSlow).isGreaterThan(Bench.START + 20 * Bench.MINUTE);
    }
}
