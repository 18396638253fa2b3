package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Position;
import io.otrep.core.journal.JournalReader;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.venue.sim.VenueDriver;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueSim;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live engine over a folder, with what it holds and what works for it at a venue, ended and begun again. */
class LiveRestartTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final Instrument OTHER = Bench.share("OTHER");
    private static final long NEVER = 1_000_000;

    @TempDir
    Path home;

    private VenueSim venue;
    private VenueDriver driver;

    @BeforeEach
    void openVenue() {
        InstantSource clock = InstantSource.system();
        venue = VenueSim.builder("sim", Money.parse("100000 USD"))
                .instruments(ABC, OTHER)
                .rules(VenueRules.builder()
                        .visibilityDelay(Duration.ofMillis(5))
                        .build())
                .startNanos(Nanos.of(clock.instant()))
                .build();
        venue.market(ABC, "99.99", "100.01");
        venue.market(OTHER, "99.99", "100.01");
        driver = VenueDriver.start(venue, clock, "otrep-restart-venue");
    }

    @AfterEach
    void closeVenue() {
        driver.close();
    }

    private TradingEngine engine(Path folder, long snapshotEvery, String symbol) {
        return TradingEngine.builder("USD")
                .route(venue.brokers(), symbol)
                .ordersOnly()
                .withoutGates()
                .journal(folder)
                .journalPatience(Duration.ofSeconds(60))
                .snapshotEvery(snapshotEvery)
                .build();
    }

    private static void awaitState(TradingEngine engine, Predicate<EngineSnapshot> wanted) {
        Await.until("the engine is where it is wanted", () -> wanted.test(now(engine)));
    }

    private static EngineSnapshot now(TradingEngine engine) {
        try {
            return Await.get(engine.snapshot());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean works(EngineSnapshot state, ClientOrderId id) {
        return state.workingOrders().stream()
                .anyMatch(order -> order.id().equals(id) && order.status() == OrderStatus.ACCEPTED);
    }

    /** Ten are held, an exit for them and an entry work. Gives the ids of both. */
    private static List<ClientOrderId> trade(TradingEngine engine) throws Exception {
        Await.get(engine.submit(OrderRequest.market(ABC, Side.BUY, Decimal.TEN).build()));
        awaitState(engine, state -> held(state).equals(Decimal.TEN));
        ClientOrderId exit =
                Await.get(engine.submit(OrderRequest.limit(ABC, Side.SELL, Decimal.TEN, Decimal.parse("120"))
                        .reduceOnly(true)
                        .timeInForce(TimeInForce.GTC)
                        .build()));
        ClientOrderId entry =
                Await.get(engine.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.parse("90"))
                        .timeInForce(TimeInForce.GTC)
                        .build()));
        awaitState(engine, state -> works(state, exit) && works(state, entry));
        return List.of(exit, entry);
    }

    private static Decimal held(EngineSnapshot state) {
        return state.positions().stream().map(Position::quantity).reduce(Decimal.ZERO, Decimal::plus);
    }

    private List<ClientOrderId> openAtVenue() throws Exception {
        return Await.get(
                driver.ask(it -> it.truth().openOrders().stream().map(Order::id).toList()));
    }

    /** At one moment, without the word of the process that has the lock: another one takes over. */
    private static void copy(Path from, Path to) throws IOException {
        SortedMap<Path, ByteBuffer> files = read(from);
        for (SortedMap<Path, ByteBuffer> again = read(from); !again.equals(files); again = read(from)) {
            files = again; // it was being written meanwhile
        }
        Files.createDirectory(to);
        for (Map.Entry<Path, ByteBuffer> file : files.entrySet()) {
            Files.write(to.resolve(file.getKey()), file.getValue().array());
        }
    }

    private static SortedMap<Path, ByteBuffer> read(Path folder) throws IOException {
        SortedMap<Path, ByteBuffer> read = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(LiveRestartTest::outlivesItsProcess).toList()) {
                read.put(file.getFileName(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            return read(folder);
        }
        return read;
    }

    private static boolean outlivesItsProcess(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("LOCK.owner");
    }

    /** Its books and its orders are those of the venue, and it goes on with them. */
    private void assertGoesOn(TradingEngine again, EngineSnapshot before, List<ClientOrderId> working)
            throws Exception {
        EngineSnapshot after = Await.get(again.snapshot());
        assertThat(after.positions()).isEqualTo(before.positions());
        assertThat(after.workingOrders()).extracting(Order::id).containsExactlyElementsOf(working);
        assertThat(openAtVenue()).containsExactlyElementsOf(working);

        Await.get(again.cancel(working.get(0)));
        awaitState(again, state -> state.workingOrders().size() == working.size() - 1);
        ClientOrderId next = Await.get(
                again.submit(OrderRequest.market(ABC, Side.SELL, Decimal.TEN).build()));
        awaitState(again, state -> held(state).isZero());

        assertThat(working).doesNotContain(next);
        List<ClientOrderId> twice = Await.get(driver.ask(it -> it.truth().duplicates()));
        assertThat(twice).isEmpty();
    }

    /** Closing cancels entries; what is held and its exit stay. */
    @ParameterizedTest
    @ValueSource(longs = {3, NEVER})
    void closedEngineComesBackWithItsPositionAndItsExit(long snapshotEvery) throws Exception {
        List<ClientOrderId> working;
        EngineSnapshot before;
        try (TradingEngine engine = engine(home, snapshotEvery, "ABC")) {
            engine.start();
            working = trade(engine);
            before = Await.get(engine.snapshot());
        }

        assertThat(JournalReader.of(home).inspect().checkpointSequence()).isPositive();
        try (TradingEngine again = engine(home, snapshotEvery, "ABC")) {
            again.start();

            assertGoesOn(again, before, working.subList(0, 1));
        }
    }

    /** What a killed process leaves behind is what its folder shows at a moment. */
    @ParameterizedTest
    @ValueSource(longs = {3, NEVER})
    void killedEngineComesBackWithAllThatWorked(long snapshotEvery) throws Exception {
        Path left = home.resolve("left");
        Path run = Files.createDirectory(home.resolve("run"));
        try (TradingEngine killed = engine(run, snapshotEvery, "ABC")) {
            killed.start();
            List<ClientOrderId> working = trade(killed);
            EngineSnapshot before = Await.get(killed.snapshot());

            copy(run, left);

            assertThat(JournalReader.of(left).inspect().checkpointSequence() > 0)
                    .isEqualTo(snapshotEvery != NEVER);
            try (TradingEngine again = engine(left, snapshotEvery, "ABC")) {
                again.start();

                assertGoesOn(again, before, working);
            }
        }
    }

    @Test
    void startWithoutTheInstrumentOfAWorkingOrderIsRefusedAndSaysWhatToDo() throws Exception {
        ClientOrderId exit;
        try (TradingEngine engine = engine(home, NEVER, "ABC")) {
            engine.start();
            exit = trade(engine).get(0);
        }

        try (TradingEngine without = engine(home, NEVER, "OTHER")) {
            assertThatThrownBy(without::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(exit.value())
                    .hasMessageContaining("SELL 10 ABC@sim")
                    .hasMessageContaining("name their symbols in a route again");
        }
    }
}
