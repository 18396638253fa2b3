package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.PaperVenue;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSampleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ControlSample sample =
            new ControlSample(new PrintStream(printed, true, StandardCharsets.UTF_8), "ann");

    @Test
    void haltsAndReArmsARunningEngine(@TempDir Path folder) throws Exception {
        Instrument abc = Instrument.builder("ABC", "paper", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .build();
        try (TradingEngine engine = TradingEngine.builder("USD")
                .route(
                        PaperVenue.of("paper", Simulation.of("100000 USD").instruments(InstrumentCatalog.of(abc))),
                        "ABC")
                .ordersOnly()
                .withoutGates()
                .journal(folder)
                .build()) {
            engine.start();

            sample.run(List.of(folder.toString(), "halt", "smoke"));
            assertThat(engine.control().state(ControlScope.engine())).isEqualTo(TradingState.HALTED);

            String code = engine.control().requestRearm(ControlScope.engine());
            sample.run(List.of(folder.toString(), "rearm", code));
            assertThat(engine.control().state(ControlScope.engine())).isEqualTo(TradingState.ACTIVE);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("halted: smoke", "command=halt operator=ann done=true", "re-armed by ann");
        }
    }

    @Test
    void saysWhatIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> sample.run(List.of())).isInstanceOf(SampleFailure.class);
        assertThatThrownBy(() -> sample.run(List.of(folder.toString(), "status")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("no engine has listened");
    }
}
