package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.portfolio.CommandedPolicy;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue on paper ends with its engine: over the same journal only the switch comes back. */
class PaperRestartTest {
    private static final Instrument BTC = Instrument.builder(
                    "BTCUSD", "paper", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();

    @TempDir
    private Path journal;

    private final List<String> remembered = new ArrayList<>();

    /** Remembers what it is told, and shows at its start what it remembers. */
    private final class Memory implements CommandedPolicy {
        @Override
        public void onStart(PortfolioContext context) {
            remembered.addAll(context.remembered());
        }

        @Override
        public void onCommand(byte[] command, PortfolioContext context) {
            context.remember("told", command);
        }
    }

    private TradingEngine engine(String name) {
        Simulation venue = Simulation.of("100000 USD").instruments(InstrumentCatalog.of(BTC));
        return TradingEngine.builder("USD")
                .name(name)
                .route(PaperVenue.of("paper", venue), "BTCUSD")
                .policy("memory", Memory::new)
                .ordersOnly()
                .withoutGates()
                .journal(journal)
                .build();
    }

    private void runAndHalt() {
        try (TradingEngine engine = engine("first")) {
            engine.start();
            engine.tell("memory", new byte[] {1}).toCompletableFuture().join();
            engine.halt("lunch").toCompletableFuture().join();
        }
    }

    @Test
    void switchComesBackAndMemoryDoesNot() {
        runAndHalt();

        try (TradingEngine again = engine("first")) {
            again.start();

            assertThat(again.control().state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
            assertThat(again.snapshot().toCompletableFuture().join().equity()).isEqualTo(100_000);
            assertThat(remembered).isEmpty();
        }
    }

    @Test
    void journalOfAnotherEngineIsRefusedWithBothNames() {
        runAndHalt();

        try (TradingEngine other = engine("second")) {
            assertThatThrownBy(other::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is of engine name 'first', but this engine has 'second'")
                    .hasMessageContaining("build it with 'first' again");
        }
    }
}
