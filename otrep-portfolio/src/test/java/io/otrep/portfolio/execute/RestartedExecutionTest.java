package io.otrep.portfolio.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import io.otrep.core.EngineListener;
import io.otrep.core.Pipeline;
import io.otrep.core.ReplayResult;
import io.otrep.core.SteppedEngine;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.SimulatedVenue;
import io.otrep.core.sim.Simulation;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.portfolio.bench.Walks;
import io.otrep.risk.gate.RiskGates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies in the middle of a parent order, and the next one that goes on with it, on one venue and one journal. */
class RestartedExecutionTest {
    private static final Instrument ABC = Walks.share("ABC", "0.01");
    private static final int MINUTES = 80;

    @TempDir
    private Path folder;

    private final SimulatedVenue venue =
            Simulation.of("1000000 USD").instruments(InstrumentCatalog.of(ABC)).venue("sim");
    private final List<Bar> bars =
            Walks.bars(List.of(ABC), Walks.returns(new double[][] {{0.0005}}, MINUTES, 9), 100_000);
    private final Map<String, Order> orders = new TreeMap<>();
    private final List<ParentReport> reports = new ArrayList<>();
    private long now = Walks.START;

    /** The venue outlives the engine. */
    private final class SameVenue implements BrokerFactory {
        @Override
        public String route() {
            return "sim";
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public List<String> violations() {
            return List.of();
        }

        @Override
        public Broker create(BrokerContext context) {
            return venue;
        }
    }

    private Pipeline pipeline(List<ParentOrder> given, Consumer<ParentReport> listener) {
        return TradingEngine.builder("USD")
                .name("t")
                .route(new SameVenue(), "ABC")
                .policy("desk", () -> ScheduledExecution.of(given, listener))
                .gates(RiskGates.builder().maxPosition(0.90).build())
                .journal(folder, JournalLevel.ALL)
                .clock(() -> Nanos.toInstant(now));
    }

    private SteppedEngine engine(List<ParentOrder> given) {
        return pipeline(given, reports::add)
                .listener(new EngineListener() {
                    @Override
                    public void onOrder(Order order) {
                        orders.put(order.id().value(), order);
                    }
                })
                .stepped(new SteppedEngine.World() {
                    @Override
                    public long nowNanos() {
                        return now;
                    }

                    @Override
                    public boolean advance() {
                        return false;
                    }
                });
    }

    /** Runs one process over some bars and lets it die. */
    private void process(ParentOrder parent, int from, int to) throws IOException {
        process(List.of(parent), from, to);
    }

    /** The same, in which a host tells the desk something at the beginning. */
    private void process(List<ParentOrder> given, int from, int to, byte[]... told) throws IOException {
        try (SteppedEngine engine = engine(given)) {
            engine.start();
            int[] turn = {0};
            engine.settle(parts -> turn[0]++ % parts);
            while (!engine.isTrading() && engine.nextTimeNanos() < Long.MAX_VALUE) {
                now = Math.max(now, engine.nextTimeNanos());
                engine.settle(parts -> turn[0]++ % parts);
            }
            assertThat(engine.isTrading()).isTrue();
            for (byte[] command : told) {
                engine.tell("desk", command);
            }
            for (Bar bar : bars.subList(from, to)) {
                long due = engine.nextTimeNanos();
                while (due <= bar.timeNanos()) {
                    now = Math.max(now, due);
                    engine.settle(parts -> turn[0]++ % parts);
                    due = engine.nextTimeNanos();
                }
                now = bar.timeNanos();
                venue.onMarket(bar);
                engine.publish(bar);
                engine.settle(parts -> turn[0]++ % parts);
            }
        }
    }

    private Decimal filled() {
        return orders.values().stream().map(Order::filledQuantity).reduce(Decimal.ZERO, Decimal::plus);
    }

    /** After 64 minutes the last child goes out before the new process has seen a price: it is denied, and tried again. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 11, 22, 40, 64})
    void parentGoesOnWhereItWas(int deathAfter) throws IOException {
        ParentOrder parent = twap().build();

        process(parent, 0, deathAfter);
        Decimal before = filled();
        process(parent, deathAfter, MINUTES);

        assertThat(before.compareTo(Decimal.of(605))).isNegative();
        assertThat(filled()).isEqualTo(Decimal.of(605));
        assertThat(orders.values())
                .filteredOn(order -> order.status() == OrderStatus.FILLED)
                .hasSize(12);
        assertThat(reports.get(reports.size() - 1).executed()).isEqualTo(Decimal.of(605));
    }

    private static ParentOrder.Builder twap() {
        return ParentOrder.builder(
                "p",
                ABC,
                Side.BUY,
                Decimal.of(605),
                Twap.between(
                        Nanos.toInstant(Walks.START + 10 * Walks.MINUTE),
                        Nanos.toInstant(Walks.START + 70 * Walks.MINUTE),
                        12));
    }

    /** The next process is not given it again; a host that got no answer says it twice. */
    @ParameterizedTest
    @ValueSource(ints = {3, 22, 40, 64})
    void parentThatWasHandedInGoesOnByItselfAndReplays(int deathAfter) throws IOException {
        byte[] begin = ParentCommand.begin(twap().build());

        process(List.of(), 0, deathAfter, begin, begin);
        Decimal before = filled();
        process(List.of(), deathAfter, MINUTES, begin);

        assertThat(before.compareTo(Decimal.of(605))).isNegative();
        assertThat(filled()).isEqualTo(Decimal.of(605));
        assertThat(reports.get(reports.size() - 1).status()).isEqualTo(ParentStatus.COMPLETED);
        ReplayResult replay = pipeline(List.of(), report -> {}).replay(folder);
        assertThat(replay.difference()).isEmpty();
        assertThat(replay.decisions()).isGreaterThanOrEqualTo(12);
        process(List.of(), MINUTES, MINUTES);
        process(List.of(), MINUTES, MINUTES, begin);
        assertThat(filled()).isEqualTo(Decimal.of(605));
    }

    @Test
    void parentThatWasHandedInIsCanceledAsOneByTheNextProcess() throws IOException {
        byte[] begin = ParentCommand.begin(twap().limitPrice(Decimal.of(50)).build());

        process(List.of(), 0, 40, begin);
        process(List.of(), 40, MINUTES, ParentCommand.cancel("p"));

        assertThat(orders)
                .hasSize(7)
                .allSatisfy((id, order) -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELED));
        assertThat(reports.get(reports.size() - 1).status()).isEqualTo(ParentStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40})
    void parentThatWasWorkingAtALimitIsCanceledByTheNextProcessAtItsEnd(int deathAfter) throws IOException {
        ParentOrder parent = twap().limitPrice(Decimal.of(50)).build();

        process(parent, 0, deathAfter);
        process(parent, deathAfter, MINUTES);

        assertThat(orders).hasSize(12);
        assertThat(orders.values()).allMatch(order -> order.status() == OrderStatus.CANCELED);
    }
}
