package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.FoundPosition;
import io.otrep.account.Position;
import io.otrep.core.Bench;
import io.otrep.market.Decimal;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.Vital;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VitalTest {
    private final List<String> told = new ArrayList<>();
    private final CoreBench bench = new CoreBench();

    @Test
    void unitsThatNothingExplainsAreAMismatchOfTheirValueOverEquity() {
        bench.gates.add(listening());
        bench.strategy("a", Bench.levels());
        bench.bar(100);

        FoundPosition found = new FoundPosition(
                ActivityKey.of(CoreBench.ACCOUNT, "found"),
                bench.now(),
                CoreBench.ABC,
                Position.EXTERNAL,
                Decimal.TEN,
                Decimal.HUNDRED);
        bench.core().onVenue(found, bench.now());
        bench.core().onVenue(found, bench.now());

        assertThat(told).containsExactly("ROUTE:sim MISMATCH 1.0"); // 10 at 100, and nothing else is owned
    }

    @Test
    void gatesHearWhatASupervisorMeasured() {
        bench.gates.add(listening());
        bench.strategy("a", Bench.levels());
        bench.bar(100);

        bench.core().onVital(ControlScope.engine(), Vital.FAILURES, 3);

        assertThat(told).hasSize(1).first().asString().endsWith("FAILURES 3.0");
    }

    private OrderGate listening() {
        return new OrderGate() {
            @Override
            public String name() {
                return "listening";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return GateDecision.APPROVE;
            }

            @Override
            public void onVital(ControlScope scope, Vital vital, double value, RiskView view) {
                told.add(scope + " " + vital + " " + value);
            }
        };
    }
}
