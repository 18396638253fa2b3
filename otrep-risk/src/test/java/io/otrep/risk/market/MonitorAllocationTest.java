package io.otrep.risk.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.OrderGate;
import io.otrep.risk.gate.FakeControl;
import io.otrep.risk.gate.FakeRiskView;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotes, trades and approved orders go through the monitor without allocating. */
class MonitorAllocationTest {
    private static final int ROUNDS = 20_000;
    private static final Instrument AAPL = Markets.share("AAPL", "Technology");
    private static final Instrument BTC = Markets.coin("BTC");

    @Test
    void anEventAllocatesNothing() {
        MultiMarketManager market = MultiMarketManager.of(Currency.USD, List.of(AAPL, BTC));
        Quote quote = Markets.quote(AAPL, "2024-03-04T15:00:00Z", 99.9, 100.1);
        Trade trade = Markets.trade(BTC, "2024-03-04T15:00:00Z", 60_000, 0.1);

        assertNothing(() -> {
            market.updateMarketData(quote);
            market.updateMarketData(trade);
        });
    }

    @Test
    void anApprovedOrderAllocatesNothing() {
        OrderGate gate = MarketMonitor.builder()
                .maxCluster(0.5, 0.7)
                .build()
                .create(new FakeControl())
                .get(0);
        FakeRiskView view = new FakeRiskView(AAPL, BTC);
        Quote quote = Markets.quote(AAPL, "2024-03-04T15:00:00Z", 99.9, 100.1);
        OrderRequest request =
                OrderRequest.market(AAPL, Side.BUY, Decimal.of(10)).build();
        OrderIntent intent = OrderIntent.builder(ClientOrderId.of("c1"), "momentum", 1, 0, request)
                .build();

        assertNothing(() -> {
            gate.onMarket(quote, 0, view);
            assertThatApproved(gate, intent, view);
        });
    }

    private static void assertThatApproved(OrderGate gate, OrderIntent intent, FakeRiskView view) {
        if (!gate.check(intent, 0, view).isApproved()) {
            throw new AssertionError("denied: " + gate.check(intent, 0, view));
        }
    }

    private static void assertNothing(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int warm = 0; warm < 10; warm++) {
            long before = allocated();
            for (int i = 0; i < ROUNDS; i++) {
                work.run();
            }
            least = Math.min(least, allocated() - before);
        }
        assertThat(least).as("bytes for %d rounds", ROUNDS).isLessThan(ROUNDS / 10);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
