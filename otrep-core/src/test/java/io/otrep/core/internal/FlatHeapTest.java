package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.core.ledger.ClosedTradeListener;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import org.junit.jupiter.api.Test;

/** However many orders there were, the engine keeps no more than its horizons say. {@code -Dotrep.orders=10000000} for a long run, told by the way. */
class FlatHeapTest {
    private static final long ORDERS = Long.getLong("otrep.orders", 200_000);
    private static final int REMEMBERED = 10_000;
    private static final long WARM = 60_000; // beyond all horizons but that of the fingerprints
    private static final long FINGERPRINTS = 1L << 20;
    private static final long TOLD = 1_000_000;

    private final CoreBench bench = new CoreBench();
    private long number;
    private long executions;

    @Test
    void stateAndHeapDoNotGrowWithTheNumberOfOrders() {
        bench.closedRemembered = REMEMBERED;
        bench.closedTrades = ClosedTradeListener.NONE;
        bench.bar(100);
        trade(WARM);
        long warmState = bench.core().state().length;
        long warmHeap = tell();
        long warmExecutions = executions;

        for (long done = WARM; done < ORDERS; done += WARM) {
            trade(Math.min(WARM, ORDERS - done));

            long fingerprints = 8 * Math.min(FINGERPRINTS, executions - warmExecutions);
            long state = bench.core().state().length;
            assertThat(state)
                    .as("bytes of state after %d orders", number)
                    .isLessThan(warmState + warmState / 2 + fingerprints);
            if (done / TOLD != (done + WARM) / TOLD) {
                tell();
            }
        }

        long heap = tell();
        assertThat(heap).as("heap after %d orders", number).isLessThan(warmHeap + warmHeap / 2 + 4 * 8 * FINGERPRINTS);
    }

    private void trade(long orders) {
        for (long i = 0; i < orders; i++) {
            trade();
            if (i % 1_000 == 0) {
                bench.bar(100); // time goes on
            }
            bench.sent.clear();
            bench.orders.clear();
            bench.cancels.clear();
            bench.denials.clear();
        }
        assertThat(bench.anomalies).isEmpty();
        assertThat(bench.core().workingOrders()).isEmpty();
    }

    private void trade() {
        number++;
        Side side = number % 2 == 0 ? Side.SELL : Side.BUY;
        bench.core()
                .submit(
                        "host",
                        OrderRequest.limit(CoreBench.ABC, side, Decimal.of(10), Decimal.of(100))
                                .timeInForce(TimeInForce.DAY)
                                .build());
        OrderIntent order = bench.last();
        bench.core()
                .onVenue(
                        OrderEvent.builder(order.id(), OrderEventKind.ACCEPT, bench.now())
                                .venueOrderId(VenueOrderId.of("v" + number))
                                .build(),
                        bench.now());
        if (number % 7 == 0) {
            bench.core().cancel(order.id());
            bench.event(order, OrderEventKind.CANCEL);
            return;
        }
        fill(order, "4");
        fill(order, "6");
        if (number % 997 == 0) {
            bench.core()
                    .onVenue(
                            FillCorrection.bust(new ActivityKey(CoreBench.ACCOUNT, "e" + executions, 1), bench.now()),
                            bench.now());
        }
    }

    private void fill(OrderIntent order, String quantity) {
        executions++;
        Fill fill = bench.execution(order, "e" + executions, quantity, "100").toBuilder()
                .fee(Money.of(Decimal.of(1, 2), Currency.USD))
                .build();
        bench.core().onVenue(fill, bench.now());
    }

    private long tell() {
        long heap = usedHeap();
        System.out.printf(
                "orders=%d state=%d heap=%d bytes%n", number, bench.core().state().length, heap);
        return heap;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
