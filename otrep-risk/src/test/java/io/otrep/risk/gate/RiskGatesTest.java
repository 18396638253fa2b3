package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.buy;
import static io.otrep.risk.gate.Books.gate;
import static io.otrep.risk.gate.Books.outcome;
import static io.otrep.risk.gate.Books.sell;
import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Instrument;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RiskGatesTest {
    private final Instrument aapl = share("AAPL");
    private final FakeRiskView view = new FakeRiskView(aapl);

    @Test
    void quickStartApprovesWhatFits() {
        OrderGate gate = gate(RiskGates.builder()
                .maxPosition(0.20)
                .maxDrawdown(0.15)
                .dailyLoss(0.02)
                .build());

        assertThat(gate.check(buy(aapl, 200), 0, view)).isSameAs(GateDecision.APPROVE);
    }

    @Test
    void positionBeyondTheLimitIsCutToWhatFits() {
        OrderGate gate = gate(RiskGates.builder().maxPosition(0.20).build());

        GateDecision decision = gate.check(buy(aapl, 300), 0, view.position(0, 50));

        assertThat(outcome(decision)).isEqualTo("REDUCE 150 MAX_POSITION");
        assertThat(decision.denial().measured()).isEqualTo(0.35);
        assertThat(decision.denial().limit()).isEqualTo(0.2);
    }

    @Test
    void workingOrdersOfTheSameSideCount() {
        OrderGate gate =
                gate(RiskGates.builder().maxPosition(0.20).reduceToFit(false).build());
        view.position(0, 100).working(0, new FakeOrder(buy(aapl, 60)));

        assertThat(outcome(gate.check(buy(aapl, 40), 0, view))).isEqualTo("APPROVE");
        assertThat(outcome(gate.check(buy(aapl, 41), 0, view))).isEqualTo("MAX_POSITION");
    }

    @Test
    void reducingOrderPassesABreachedLimit() {
        OrderGate gate =
                gate(RiskGates.builder().maxPosition(0.20).reduceToFit(false).build());
        view.position(0, 1000);

        assertThat(outcome(gate.check(sell(aapl, 1000), 0, view))).isEqualTo("APPROVE");
        assertThat(outcome(gate.check(sell(aapl, 1201), 0, view))).isEqualTo("MAX_POSITION");
        assertThat(outcome(gate.check(buy(aapl, 1), 0, view))).isEqualTo("MAX_POSITION");
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        assertThatThrownBy(() -> RiskGates.builder()
                        .maxPosition(-1)
                        .dailyLoss(2)
                        .maxDrawdown(1)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxPosition")
                .hasMessageContaining("dailyLoss")
                .hasMessageContaining("maxDrawdown");
    }

    @Test
    void builderLosesNothing() {
        RiskGates gates = GateAllocationTest.everything(aapl, aapl)
                .reduceToFit(false)
                .buyingPower()
                .settledCash()
                .covariance(0.97, 60, 0.03)
                .build();

        assertThat(fields(gates.toBuilder().build())).isEqualTo(fields(gates));
        assertThat(fields(gates.toBuilder().maxNet(3).build())).isNotEqualTo(fields(gates));
    }

    /** Every setting by name, so that one that is added later is compared too. */
    private static Map<String, Object> fields(RiskGates gates) {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : Limits.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                values.put(field.getName(), valueOf(field, gates.limits()));
            }
        }
        return values;
    }

    private static Object valueOf(Field field, Limits limits) {
        try {
            return String.valueOf(field.get(limits));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void builtGatesDoNotFollowTheirBuilder() {
        RiskGates.Builder builder = RiskGates.builder().maxPosition(0.2);
        RiskGates gates = builder.build();

        builder.maxPosition(0.1);

        assertThat(outcome(gate(gates).check(buy(aapl, 200), 0, view))).isEqualTo("APPROVE");
    }
}
