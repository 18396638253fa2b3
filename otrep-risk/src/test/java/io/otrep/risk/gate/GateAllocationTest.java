package io.otrep.risk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.otrep.market.Instrument;
import io.otrep.order.OrderIntent;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All gates together approve an order, and follow a mark, without allocating. */
class GateAllocationTest {
    private static final int ROUNDS = 20_000;

    private final Instrument aapl = Books.share("AAPL");
    private final Instrument msft = Books.share("MSFT", "Energy");
    private final FakeRiskView view =
            new FakeRiskView(aapl, msft).quote(0, 99.9, 100.1).reference(0, 100);

    static RiskGates.Builder everything(Instrument restricted, Instrument clustered) {
        return RiskGates.builder()
                .maxOrderQuantity(1000)
                .maxOrderNotional(90_000)
                .quoteCollar(0.1)
                .dayCollar(0.2)
                .maxQuoteAge(Duration.ofMinutes(1))
                .maxRateAge(Duration.ofMinutes(1))
                .sessionOnly()
                .maxPosition(0.9)
                .maxPositionQuantity(800)
                .maxGross(1)
                .maxNet(1)
                .maxLeverage(2)
                .maxConcentration(0.9)
                .maxSector(0.9)
                .maxCluster(0.9, List.of(Set.of(clustered.asset())))
                .maxValueAtRisk(0.5, 0.99)
                .maxExpectedShortfall(0.5, 0.975)
                .maxMarginUsed(0.9)
                .dayTrades()
                .maxOpenOrders(10)
                .maxOrderRate(10, Duration.ofSeconds(1))
                .maxTurnover(5)
                .duplicateWindow(Duration.ofSeconds(1))
                .noSelfTrade()
                .restricted(Set.of(restricted.asset()))
                .maxRejects(5, Duration.ofMinutes(1))
                .dailyLoss(0.02)
                .ladder(RiskLadder.builder(LadderCause.DRAWDOWN)
                        .warnAt(0.05)
                        .reduceAt(0.15)
                        .build())
                .ladder(RiskLadder.builder(LadderCause.LOSING_STREAK)
                        .scope(ControlScope.Kind.STRATEGY)
                        .scaleAt(3, 0.5)
                        .reduceAt(5)
                        .build())
                .ladder(RiskLadder.builder(LadderCause.STALE_DATA)
                        .scope(ControlScope.Kind.INSTRUMENT)
                        .warnAt(60)
                        .reduceAt(600)
                        .build());
    }

    @Test
    void approvalAllocatesNothing() {
        OrderGate gate = Books.gate(everything(msft, aapl).build());
        OrderIntent intent = Books.limit(aapl, Side.BUY, 10, "100");
        long least = Long.MAX_VALUE;

        for (int warm = 0; warm < 10; warm++) {
            long before = allocated();
            assertThat(run(gate, intent)).isEqualTo(ROUNDS);
            least = Math.min(least, allocated() - before);
        }

        assertThat(least).as("bytes for %d checks and marks", ROUNDS).isLessThan(ROUNDS / 10);
    }

    private int run(OrderGate gate, OrderIntent intent) {
        int approved = 0;
        for (int i = 0; i < ROUNDS; i++) {
            view.mark(0, 100 + (i & 1) * 0.01);
            gate.onMark(0, view);
            approved += gate.check(intent, 0, view) == GateDecision.APPROVE ? 1 : 0;
        }
        return approved;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
