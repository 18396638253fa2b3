package io.otrep.risk.market;

import static io.otrep.risk.market.Markets.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.OrderGate;
import io.otrep.risk.gate.FakeControl;
import io.otrep.risk.gate.FakeOrder;
import io.otrep.risk.gate.FakeRiskView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Three shares: A and B move together, C on its own; equity 100,000, marks 100. */
class MarketMonitorTest {
    private static final Instrument A = Markets.share("A", "Technology");
    private static final Instrument B = Markets.share("B", "Energy");
    private static final Instrument C = Markets.share("C", "Energy");

    private final FakeRiskView view = new FakeRiskView(A, B, C);

    private static List<Bar> history(int days) {
        List<Bar> bars = new ArrayList<>();
        double[] one = Markets.walk(days, 1);
        double[] other = Markets.walk(days, 2);
        List<LocalDate> dates = Markets.dates(A.calendar(), days);
        for (int i = 0; i < days; i++) {
            bars.add(day(A, dates.get(i), one[i]));
            bars.add(day(B, dates.get(i), 2 * one[i]));
            bars.add(day(C, dates.get(i), other[i]));
        }
        return bars;
    }

    private OrderGate gate(MarketMonitor monitor) {
        view.time(Markets.nanos("2025-01-02T15:00:00Z"));
        for (int slot = 0; slot < 3; slot++) {
            view.mark(slot, 100);
        }
        return monitor.create(new FakeControl()).get(0);
    }

    private static MarketMonitor.Builder limited() {
        return MarketMonitor.builder().maxCluster(0.30, 0.8).history(history(40));
    }

    private static OrderIntent order(Instrument instrument, Side side, long units) {
        return intent(OrderRequest.market(instrument, side, Decimal.of(units)).build());
    }

    private static OrderIntent intent(OrderRequest request) {
        return OrderIntent.builder(ClientOrderId.of("c1"), "momentum", 1, 0, request)
                .build();
    }

    @Test
    void whatMovesTogetherIsLimitedTogether() {
        OrderGate gate = gate(limited().build());
        view.position(1, 200);

        assertThat(gate.check(order(A, Side.BUY, 100), 0, view).isApproved()).isTrue();
        Denial denial = gate.check(order(A, Side.BUY, 101), 0, view).denial();

        assertThat(denial).isNotNull();
        assertThat(denial.code()).isEqualTo(DenialCode.CLUSTER_EXPOSURE);
        assertThat(denial.limit()).isEqualTo(0.30);
        assertThat(denial.measured()).isCloseTo(0.301, within(1e-12));
        assertThat(gate.check(order(A, Side.SELL, 101), 0, view).isDenied()).isTrue();
        assertThat(gate.check(order(C, Side.BUY, 300), 2, view).isApproved()).isTrue();
        assertThat(gate.check(order(C, Side.BUY, 301), 2, view).isDenied()).isTrue();
    }

    @Test
    void workingOrdersCountAsFilledAdversely() {
        OrderGate gate = gate(limited().build());
        view.working(1, new FakeOrder(order(B, Side.BUY, 150)));
        view.working(1, new FakeOrder(order(B, Side.SELL, 250)));
        view.working(0, new FakeOrder(order(A, Side.BUY, 20)));

        assertThat(gate.check(order(A, Side.BUY, 30), 0, view).isApproved()).isTrue();
        assertThat(gate.check(order(A, Side.BUY, 31), 0, view).isDenied()).isTrue();
    }

    @Test
    void whatReducesPassesWhateverTheCluster() {
        OrderGate gate = gate(limited().build());
        view.position(0, 500).position(1, 500).equity(50_000);

        assertThat(gate.check(order(A, Side.SELL, 500), 0, view).isApproved()).isTrue();
        assertThat(gate.check(order(A, Side.SELL, 900), 0, view).isApproved())
                .as("short 400 is less than long 500")
                .isTrue();
        assertThat(gate.check(order(A, Side.SELL, 1_001), 0, view).isDenied()).isTrue();
        OrderRequest exit = OrderRequest.market(A, Side.SELL, Decimal.of(500))
                .reduceOnly(true)
                .build();
        view.equity(Double.NaN);
        assertThat(gate.check(intent(exit), 0, view).isApproved()).isTrue();
        assertThat(gate.check(order(C, Side.BUY, 1), 2, view).isDenied()).isTrue();
    }

    @Test
    void aShortHistoryIsTiedToEverything() {
        OrderGate gate = gate(MarketMonitor.builder().maxCluster(0.30, 0.8).build());
        view.position(1, 200);

        assertThat(gate.check(order(C, Side.BUY, 100), 2, view).isApproved()).isTrue();
        assertThat(gate.check(order(C, Side.BUY, 101), 2, view).isDenied()).isTrue();
    }

    @Test
    void tiesFollowTheMarket() {
        OrderGate gate = gate(limited().shortHistory(1, 0.05).build());
        view.position(1, 290);
        double[] one = Markets.walk(200, 5);
        double[] other = Markets.walk(200, 6);
        assertThat(gate.check(order(A, Side.BUY, 100), 0, view).isDenied()).isTrue();

        List<LocalDate> dates =
                A.calendar().sessionsBetween(LocalDate.parse("2025-01-02"), LocalDate.parse("2025-10-01")).stream()
                        .map(session -> session.tradingDate())
                        .toList();
        for (int i = 0; i < dates.size(); i++) {
            gate.onMarket(day(A, dates.get(i), one[i]), 0, view);
            gate.onMarket(day(B, dates.get(i), other[i]), 1, view);
        }

        assertThat(gate.check(order(A, Side.BUY, 100), 0, view).isApproved()).isTrue();
    }

    @Test
    void watchesOnlyUnlessALimitIsSet() {
        MarketMonitor monitor = MarketMonitor.builder().build();
        OrderGate gate = gate(monitor);
        view.position(0, 1e6);

        assertThat(gate.check(order(A, Side.BUY, 1_000_000), 0, view).isApproved())
                .isTrue();
        assertThat(monitor.latest()).isEmpty();
    }

    @Test
    void anotherThreadReadsWhatTheLoopPublished() throws InterruptedException, ExecutionException {
        MarketMonitor monitor =
                limited().snapshotInterval(Duration.ofSeconds(10)).build();
        OrderGate gate = gate(monitor);

        gate.onMarket(day(A, LocalDate.parse("2025-01-02"), 120), 0, view);
        FutureTask<MarketSnapshot> reading =
                new FutureTask<>(() -> monitor.latest().orElseThrow());
        Thread reader = new Thread(reading);
        reader.start();
        MarketSnapshot snapshot = reading.get();
        reader.join();

        assertThat(snapshot.market(A).price()).isEqualTo(120);
        assertThat(snapshot.correlation(A, B)).isGreaterThan(0.9);
        assertThat(snapshot.market(B).volatility30d()).isPositive();
        gate.onMarket(day(A, LocalDate.parse("2025-01-03"), 121), 0, view);
        assertThat(monitor.latest().orElseThrow()).as("within the interval").isSameAs(snapshot);
        view.later(Duration.ofSeconds(10));
        gate.onMarket(day(A, LocalDate.parse("2025-01-06"), 122), 0, view);
        MarketSnapshot newer = monitor.latest().orElseThrow();
        assertThat(newer.market(A).price()).isEqualTo(122);
        assertThat(snapshot.market(A).price()).isEqualTo(120);
    }

    @Test
    void takesNoSnapshotThatNobodyAskedFor() {
        MarketMonitor monitor =
                MarketMonitor.builder().snapshotInterval(Duration.ZERO).build();
        OrderGate gate = gate(monitor);
        gate.onMarket(day(A, LocalDate.parse("2025-01-02"), 120), 0, view);
        gate.onMarket(day(A, LocalDate.parse("2025-01-03"), 121), 0, view);

        MarketSnapshot first = monitor.latest().orElseThrow();

        assertThat(first.market(A).price()).isEqualTo(120);
        gate.onMarket(day(A, LocalDate.parse("2025-01-06"), 122), 0, view);
        assertThat(monitor.latest().orElseThrow().market(A).price()).isEqualTo(122);
    }

    @Test
    void eachEngineHasAMonitorOfItsOwn() {
        MarketMonitor monitor = limited().build();

        assertThat(monitor.create(new FakeControl()).get(0))
                .isNotSameAs(monitor.create(new FakeControl()).get(0));
        assertThat(monitor.toBuilder().build())
                .usingRecursiveComparison()
                .ignoringFields("latest", "asked")
                .isEqualTo(monitor);
    }

    @Test
    void namesEveryViolationAtOnce() {
        assertThatThrownBy(() -> MarketMonitor.builder()
                        .shortHistory(0, 0)
                        .maxCluster(0, 1.5)
                        .snapshotInterval(Duration.ofSeconds(-1))
                        .build())
                .hasMessageContainingAll("minObservations", "proxy", "maxCluster", "threshold", "snapshotInterval");
    }
}
