package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Bench;
import io.otrep.market.Bar;
import io.otrep.portfolio.PortfolioPolicy;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineAllocationTest {

    @Test
    void barThatChangesNoSignalAllocatesNothing() {
        CoreBench bench = new CoreBench();
        bench.policies.put("policy", new PortfolioPolicy() {});
        bench.strategy("a", Bench.script((number, bar, context) -> context.signal(bar.instrument(), 1)));
        bench.bar(100).accept().fill("100");
        List<Bar> bars = Bench.walk(CoreBench.ABC, 200_000, 1);
        feed(bench, bars, 0, 60_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        feed(bench, bars, 60_000, 200_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        // A day's roll asks the calendar for the next one: some objects for each of the 97 days, none for a bar.
        assertThat(bytes / 140_000.0).isLessThan(1.0);
        assertThat(bench.said()).containsExactly("BUY 100");
    }

    private static void feed(CoreBench bench, List<Bar> bars, int from, int to) {
        EngineCore core = bench.core();
        for (int i = from; i < to; i++) {
            Bar bar = bars.get(i);
            core.onMarket(bar, 0, bar.timeNanos());
        }
    }
}
