package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.otrep.market.BarInterval;
import io.otrep.market.Nanos;
import io.otrep.market.Trade;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AggregatorAllocationTest {
    private static final int TRADES = 50_000;

    @Test
    void tradesAllocateNothingButTheirBars() {
        long begin = BarAggregatorTest.at("2024-03-05T00:00:00Z");
        Trade[] trades = new Trade[TRADES];
        for (int i = 0; i < TRADES; i++) {
            trades[i] =
                    new Trade(CsvTapeTest.COIN, begin + i * Nanos.PER_SECOND, 10 + i % 7, 1, Trade.Aggressor.UNKNOWN);
        }
        long[] bars = new long[1];
        run(trades, bars);

        bars[0] = 0;
        long allocated = run(trades, bars);

        assertThat(bars[0]).isEqualTo(TRADES / 60);
        assertThat(allocated).isLessThan(bars[0] * 150 + 10_000);
    }

    private static long run(Trade[] trades, long[] bars) {
        BarAggregator minutes = BarAggregator.builder(
                        CsvTapeTest.COIN, BarInterval.MINUTE, BarSource.TRADES, bar -> bars[0]++)
                .build();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Trade trade : trades) {
            minutes.onTrade(trade);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
