package io.otrep.portfolio.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Pipeline;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import io.otrep.portfolio.PortfolioPolicy;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RebalancerAllocationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int BARS = 60_000;
    private static final Instrument SHARE =
            Shares.builder("A").calendar(TradingCalendar.always()).build();

    private final Tape tape = tape();

    private static Tape tape() {
        long start = Shares.at("2024-01-01T00:00:00Z");
        List<MarketEvent> bars = new ArrayList<>();
        for (int i = 1; i <= BARS; i++) {
            long closes = start + i * SECOND;
            bars.add(new Bar(
                    SHARE,
                    BarInterval.SECOND,
                    SHARE.calendar().tradingDate(closes),
                    closes - SECOND,
                    closes,
                    100,
                    100,
                    100,
                    100,
                    1_000));
        }
        return Tape.of(bars);
    }

    private long bytes(Supplier<PortfolioPolicy> policy) {
        Pipeline pipeline = TradingEngine.builder("USD")
                .route("sim", "A")
                .policy("policy", policy)
                .ordersOnly()
                .withoutGates();
        Simulation simulation = Simulation.of("1000000 USD").instruments(InstrumentCatalog.of(SHARE));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        pipeline.backtest(tape, simulation);
        long before = threads.getCurrentThreadAllocatedBytes();
        pipeline.backtest(tape, simulation);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Beside a policy that does nothing, over a day of seconds with a check and a plan. */
    @Test
    void barBetweenChecksAllocatesNothing() {
        RebalanceConfig config = RebalanceConfig.builder(
                        Capital.shareOfEquity(1), List.of("A"), WeightSource.fixed(0.5))
                .build();

        long idle = bytes(() -> new PortfolioPolicy() {});
        long rebalancing = bytes(() -> new Rebalancer(config));

        assertThat((rebalancing - idle) / (double) BARS).isLessThan(1);
    }
}
