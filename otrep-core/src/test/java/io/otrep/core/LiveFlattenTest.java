package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.otrep.core.control.FlattenReport;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFlattenTest {
    private static final Instrument ABC = Bench.share("ABC");

    private final ScriptedBroker broker = new ScriptedBroker("sim", ABC);
    private final CompletableFuture<FlattenReport> heard = new CompletableFuture<>();
    private final CompletableFuture<String> halted = new CompletableFuture<>();
    private final CompletableFuture<Order> accepted = new CompletableFuture<>();
    private final CompletableFuture<Order> filled = new CompletableFuture<>();
    private final CompletableFuture<Order> canceled = new CompletableFuture<>();

    private Pipeline pipeline() {
        return TradingEngine.builder("USD")
                .route(broker, "ABC")
                .ordersOnly()
                .withoutGates()
                .listener(new EngineListener() {
                    @Override
                    public void onFlatten(FlattenReport report) {
                        heard.complete(report);
                    }

                    @Override
                    public void onControl(ControlScope scope, String detail) {
                        halted.complete(scope + " " + detail);
                    }

                    @Override
                    public void onOrder(Order order) {
                        if (order.status() == OrderStatus.ACCEPTED) {
                            accepted.complete(order);
                        } else if (order.status() == OrderStatus.FILLED) {
                            filled.complete(order);
                        } else if (order.status() == OrderStatus.CANCELED) {
                            canceled.complete(order);
                        }
                    }
                });
    }

    @Test
    void flattenClosesWhatIsHeldAndTellsHowItEnded() throws Exception {
        try (TradingEngine engine = pipeline().build()) {
            engine.start();
            engine.publish(Bench.bar(ABC, 1, 100, 100));
            Await.get(engine.submit(
                    OrderRequest.market(ABC, Side.BUY, Decimal.of(10)).build()));
            Await.get(filled);

            FlattenReport report = Await.get(engine.flatten("ten is enough"));

            assertThat(report).hasToString("ENGINE:* flattened (ten is enough): ABC@sim FLAT");
            assertThat(Await.get(heard)).isEqualTo(report);
            assertThat(broker.submitted).hasSize(2);
            assertThat(broker.submitted.get(1).request().side()).isEqualTo(Side.SELL);
            assertThat(engine.control().state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        }
    }

    @Test
    void haltFileInTheJournalsFolderHaltsAndCancelsEntries(@TempDir Path folder) throws Exception {
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        try (TradingEngine engine = pipeline()
                .journal(folder)
                .journalPatience(Duration.ofSeconds(60))
                .build()) {
            engine.start();
            var id = Await.get(engine.submit(
                    OrderRequest.market(ABC, Side.BUY, Decimal.of(10)).build()));

            Await.get(accepted);
            Path written = Files.writeString(folder.resolve("HALT.new"), "smoke in the room");
            Files.move(written, folder.resolve("HALT"), StandardCopyOption.ATOMIC_MOVE); // seen whole

            assertThat(Await.get(halted)).isEqualTo("ENGINE:* HALTED: the HALT file says: smoke in the room");
            assertThat(Await.get(canceled).id()).isEqualTo(id);
        }
    }

    @Test
    void mistakesOfTheLastGateAreToldTogether() {
        Pipeline wrong = pipeline().sendLimit(0, Duration.ofSeconds(1)).sendPatience(Duration.ofSeconds(-1));

        assertThat(catchThrowable(wrong::build))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sendLimit")
                .hasMessageContaining("sendPatience");
    }

    /** Asks for a flatten at the third price. */
    private static final class Puller implements OrderGate {
        private final TradingControl control;
        private int marks;

        Puller(TradingControl control) {
            this.control = control;
        }

        @Override
        public String name() {
            return "puller";
        }

        @Override
        public GateDecision check(OrderIntent intent, int slot, RiskView view) {
            return GateDecision.APPROVE;
        }

        @Override
        public void onMark(int slot, RiskView view) {
            if (++marks == 3) {
                control.flatten(ControlScope.engine(), "the third price");
            }
        }
    }

    @Test
    void gateFlattensABacktest() {
        List<MarketEvent> events = new ArrayList<>();
        for (int minute = 1; minute <= 10; minute++) {
            Bar bar = Bench.bar(ABC, minute, 100, 100);
            events.add(bar);
        }

        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy(
                        "s",
                        () -> Bench.script((number, bar, context) -> {
                            if (number == 0) {
                                context.submit(OrderRequest.market(ABC, Side.BUY, Decimal.of(10))
                                        .build());
                            }
                        }))
                .ordersOnly()
                .gates(control -> List.of(new Puller(control)))
                .backtest(Tape.of(events), Simulation.of("100000 USD"));

        assertThat(Play.fills(result)).hasSize(2);
        assertThat(result.fills().get(1).side()).isEqualTo(Side.SELL);
        assertThat(result.isReconciled()).isTrue();
        assertThat(result.positions().stream().allMatch(position -> position.isFlat()))
                .isTrue();
    }
}
