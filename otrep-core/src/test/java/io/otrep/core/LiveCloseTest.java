package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.market.Instrument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live engine over a folder, ended while it begins. */
class LiveCloseTest {
    private static final Instrument ABC = Bench.share("ABC");

    @TempDir
    Path folder;

    private final ScriptedBroker broker = new ScriptedBroker("sim", ABC);

    private TradingEngine engine() {
        return TradingEngine.builder("USD")
                .route(broker, "ABC")
                .ordersOnly()
                .withoutGates()
                .journal(folder)
                .journalPatience(Duration.ofSeconds(60))
                .build();
    }

    /** Closed at any moment of its start, the engine leaves its folder to the next. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 1_000, 3_000, 10_000, 30_000})
    void closeWhileItStartsLeavesNothingOpen(int micros) throws Exception {
        TradingEngine engine = engine();
        CompletableFuture<Void> started = CompletableFuture.runAsync(engine::start);

        LockSupport.parkNanos(micros * 1_000L);
        engine.close();

        Await.get(started.exceptionally(refused -> null));
        JournalConfig next = JournalConfig.builder(InstantSource.system()).build();

        assertThatCode(() -> FileJournal.open(folder, next).close()).doesNotThrowAnyException();
    }
}
