package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.order.OrderIntent;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class FailingGateTest {
    private static final Instrument SHARE = Bench.share("ABC");

    private static BacktestResult runWith(Supplier<GateDecision> answer) {
        OrderGate gate = new OrderGate() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                return answer.get();
            }
        };
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("one", () -> Bench.levels(1.0))
                .sizing(() -> (strategy, level, slot, view) -> 100 * level)
                .gates(control -> List.of(gate))
                .backtest(
                        Tape.of(Bench.walk(SHARE, 5, 1)),
                        Simulation.of("100000 USD").instruments(InstrumentCatalog.of(SHARE)));
    }

    private static void assertRefused(BacktestResult result, String words) {
        assertThat(result.fills()).isEmpty();
        assertThat(result.denials()).hasSize(1);
        Denial denial = result.denials().get(0).denial();
        assertThat(denial.code()).isEqualTo(DenialCode.GATE_FAILED);
        assertThat(denial.gate()).isEqualTo("mine");
        assertThat(denial.detail()).contains(words);
    }

    @Test
    void aGateThatThrowsRefuses() {
        BacktestResult result = runWith(() -> {
            throw new IllegalStateException("out of order");
        });

        assertRefused(result, "out of order");
    }

    @Test
    void aGateThatAnswersNothingRefuses() {
        assertRefused(runWith(() -> null), "NullPointerException");
    }

    @Test
    void aGateCannotMakeAnOrderLarger() {
        Denial why = Denial.of(DenialCode.CUSTOM, "mine", "too small");

        assertRefused(runWith(() -> GateDecision.reduceTo(Decimal.of(100_000), why)), "REDUCE to 100000");
    }

    @Test
    void aGateMayMakeAnOrderSmaller() {
        Denial why = Denial.of(DenialCode.CUSTOM, "mine", "too large");

        BacktestResult result = runWith(() -> GateDecision.reduceTo(Decimal.of(40), why));

        assertThat(result.fills())
                .first()
                .satisfies(fill -> assertThat(fill.quantity()).isEqualTo(Decimal.of(40)));
    }
}
