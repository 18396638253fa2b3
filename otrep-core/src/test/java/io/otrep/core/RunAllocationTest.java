package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.Tape;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whole backtests allocate, by the difference of a long run and a short one, so that what each run makes once does not count. */
class RunAllocationTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final int SHORT = 40_000;
    private static final int LONG = 240_000;
    /** A time and an equity for each bar: the result's own arrays. */
    private static final double CURVE_BYTES = 16;
    /** Stated in docs/performance.md. */
    private static final double BYTES_PER_ORDER = 6_500;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Goes in and out at every so many events. */
    private static final class InAndOut implements Strategy {
        private final int every;
        private int left;

        private InAndOut(int every) {
            this.every = every;
            this.left = every;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (--left == 0) {
                left = every;
                context.signal(ABC, context.signal(ABC) == 0 ? 1 : 0);
            }
        }

        @Override
        public void onQuote(Quote quote, StrategyContext context) {
            context.signal(ABC, 1);
        }
    }

    @Test
    void barWithoutOrderAllocatesNothingButItsPointOfTheCurve() {
        List<Bar> bars = Bench.walk(ABC, LONG, 1);

        double bytes = bytes(bars, Integer.MAX_VALUE) / (LONG - SHORT);

        assertThat(bytes - CURVE_BYTES).isLessThan(1.5); // a day's roll makes some objects
    }

    @Test
    void quoteThatChangesNoSignalAllocatesNothing() {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < LONG; i++) {
            double bid = 100 + i % 7;
            quotes.add(new Quote(ABC, Bench.START + i * 1_000_000L, bid, bid + 0.01, 1_000, 1_000));
        }

        double bytes = bytes(quotes, Integer.MAX_VALUE) / (LONG - SHORT);

        assertThat(bytes).isLessThan(0.5);
    }

    @Test
    void orderStaysInItsBudget() {
        List<Bar> bars = Bench.walk(ABC, LONG, 1);
        int every = 10;

        double bytes = bytes(bars, every) - CURVE_BYTES * (LONG - SHORT);

        assertThat(bytes / ((LONG - SHORT) / every)).isBetween(500.0, BYTES_PER_ORDER);
    }

    /** Of a long run less those of a short one, once the code is warm. */
    private double bytes(List<? extends MarketEvent> events, int every) {
        Tape whole = Tape.of(events);
        Tape part = Tape.of(events.subList(0, SHORT));
        measure(whole, every);
        measure(whole, every);
        return measure(whole, every) - measure(part, every);
    }

    private long measure(Tape tape, int every) {
        long before = threads.getCurrentThreadAllocatedBytes();
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", () -> new InAndOut(every))
                .sizing(() -> (strategy, level, slot, view) -> 100 * level)
                .withoutGates()
                .backtest(tape, Simulation.of("1000000 USD").instruments(InstrumentCatalog.of(ABC)));
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(result.anomalies()).isEmpty();
        return bytes;
    }
}
