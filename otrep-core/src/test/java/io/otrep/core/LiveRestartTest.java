package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.JournalReader;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live engine over a folder, ended and begun again. */
class LiveRestartTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final Instrument OTHER = Bench.share("OTHER");

    @TempDir
    Path folder;

    private final ScriptedBroker broker = new ScriptedBroker("sim", ABC, OTHER);

    private TradingEngine engine(String symbol) {
        return TradingEngine.builder("USD")
                .route(broker, symbol)
                .ordersOnly()
                .withoutGates()
                .journal(folder)
                .journalPatience(Duration.ofSeconds(20))
                .build();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Order working() throws Exception {
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        try (TradingEngine engine = engine("ABC")) {
            engine.start();
            await(engine.submit(OrderRequest.market(ABC, Side.BUY, Decimal.TEN).build()));
            while (engineOrder(engine).status() != OrderStatus.ACCEPTED) {
                Thread.onSpinWait();
            }
            return engineOrder(engine);
        }
    }

    private static Order engineOrder(TradingEngine engine) throws Exception {
        return await(engine.snapshot()).workingOrders().get(0);
    }

    @Test
    void engineGoesOnFromTheCheckpointOfItsEnd() throws Exception {
        Order before = working();
        broker.open = List.of(before);

        assertThat(JournalReader.of(folder).inspect().checkpointSequence()).isPositive();
        try (TradingEngine again = engine("ABC")) {
            again.start();

            assertThat(engineOrder(again).id()).isEqualTo(before.id());
            ClientOrderId next = await(again.submit(OrderRequest.market(ABC, Side.BUY, Decimal.TEN).build()));
            assertThat(next).isNotEqualTo(before.id());
        }
        assertThat(broker.submitted).hasSize(2);
    }

    @Test
    void startWithoutTheInstrumentOfAWorkingOrderIsRefusedAndSaysWhatToDo() throws Exception {
        Order before = working();

        try (TradingEngine without = engine("OTHER")) {
            assertThatThrownBy(without::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(before.id().value())
                    .hasMessageContaining("BUY 10 ABC@sim")
                    .hasMessageContaining("name their symbols in a route again");
        }
    }

    /** Closed at any moment of its start, the engine leaves its folder to the next. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 1_000, 3_000, 10_000, 30_000})
    void closeWhileItStartsLeavesNothingOpen(int micros) throws Exception {
        TradingEngine engine = engine("ABC");
        CompletableFuture<Void> started = CompletableFuture.runAsync(engine::start);

        LockSupport.parkNanos(micros * 1_000L);
        engine.close();

        started.exceptionally(refused -> null).get(20, TimeUnit.SECONDS);
        FileJournal.open(folder, JournalConfig.builder(InstantSource.system()).build())
                .close();
    }
}
