package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimerTest {
    private static final Instrument SHARE = Bench.share("ABC");

    private final List<String> heard = new ArrayList<>();

    private void run(Strategy strategy) {
        TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("one", () -> strategy)
                .ordersOnly()
                .withoutGates()
                .backtest(
                        Tape.of(Bench.walk(SHARE, 3, 1)),
                        Simulation.of("100000 USD").instruments(InstrumentCatalog.of(SHARE)));
    }

    @Test
    @Timeout(20)
    void aTimerThatSetsItselfToNowComesOnceWithEachInput() {
        run(new Strategy() {
            @Override
            public void onStart(StrategyContext context) {
                context.timer("again", Nanos.toInstant(context.timeNanos()));
            }

            @Override
            public void onTimer(String name, StrategyContext context) {
                heard.add("timer");
                context.timer("again", Nanos.toInstant(context.timeNanos()));
            }

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                heard.add("bar");
            }
        });

        assertThat(heard).containsExactly("timer", "bar", "timer", "bar", "timer", "bar");
    }

    @Test
    void timersBetweenBarsComeAtTheirOwnTimesInOrder() {
        run(new Strategy() {
            @Override
            public void onBar(Bar bar, StrategyContext context) {
                heard.add("bar");
                context.timer("b", Nanos.toInstant(context.timeNanos() + 20_000_000_000L));
                context.timer("a", Nanos.toInstant(context.timeNanos() + 10_000_000_000L));
            }

            @Override
            public void onTimer(String name, StrategyContext context) {
                heard.add(name + (context.timeNanos() / 1_000_000_000L) % 60);
            }
        });

        assertThat(heard).containsExactly("bar", "a10", "b20", "bar", "a10", "b20", "bar");
    }
}
