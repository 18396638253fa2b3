package io.otrep.core;

import static io.otrep.core.Await.get;
import static io.otrep.core.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Position;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import io.otrep.portfolio.CommandedPolicy;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveEngineTest {
    private static final Instrument ABC = Bench.share("ABC", "live");

    private final ScriptedBroker broker = new ScriptedBroker("live", ABC);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<TradingEngine> engines = new CopyOnWriteArrayList<>();

    private Pipeline pipeline(Strategy strategy) {
        return TradingEngine.builder("USD")
                .name("t")
                .route(broker, "ABC")
                .strategy("a", () -> strategy)
                .sizing(() -> (name, level, slot, view) -> level * 100)
                .withoutGates()
                .startTimeout(Duration.ofSeconds(60))
                .listener(new EngineListener() {
                    @Override
                    public void onIntent(OrderIntent intent) {
                        heard.add("intent");
                    }

                    @Override
                    public void onOrder(Order order) {
                        heard.add(order.status() + (order.isUnknown() ? " unknown" : ""));
                    }
                });
    }

    private TradingEngine kept(Pipeline pipeline) {
        TradingEngine engine = pipeline.build();
        engines.add(engine);
        return engine;
    }

    @AfterEach
    void noThreadOfOursIsLeft() {
        for (TradingEngine engine : engines) {
            engine.stop(Duration.ofMillis(100));
            engine.close();
        }
        until("no thread is left", () -> ours().isEmpty());
    }

    private static List<String> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("otrep-"))
                .toList();
    }

    @Test
    void startWaitsForTheStreamAndTheAccountAndTradesAfter() throws Exception {
        broker.comesUp = false;
        CountDownLatch started = new CountDownLatch(1);
        TradingEngine engine = pipeline(new Strategy() {
                    @Override
                    public void onStart(StrategyContext context) {
                        broker.log.add("strategy starts");
                        context.signal(ABC, 1);
                    }
                })
                .build();
        engines.add(engine);
        assertThat(broker.log).isEmpty();

        Thread starting = new Thread(() -> {
            engine.start();
            started.countDown();
        });
        starting.start();
        until("connects", () -> broker.log.contains("connect"));
        assertThat(started.getCount()).isEqualTo(1);
        broker.say(() -> broker.events().onStream(io.otrep.broker.BrokerEvents.StreamState.UP, "now"));

        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        until("submits", () -> !broker.submitted.isEmpty());
        assertThat(broker.log)
                .startsWith("connect", "account", "positions")
                .containsSubsequence("positions", "strategy starts", "submit");
        until("filled", () -> heard.contains("FILLED"));
        EngineSnapshot snapshot = get(engine.snapshot());
        assertThat(snapshot.positions())
                .filteredOn(position -> position.owner().equals("a"))
                .extracting(Position::quantity)
                .containsExactly(Decimal.of(100));
        engine.close();
        assertThat(heard).startsWith("intent").endsWith("FILLED");
    }

    @Test
    void commandsOfManyThreadsReachTheirPolicyOneAfterTheOther() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        AtomicInteger sum = new AtomicInteger();
        CommandedPolicy adder = (command, context) -> {
            threads.add(Thread.currentThread().getName());
            int before = sum.get();
            Thread.yield();
            sum.set(before + command[0]); // would lose some if two came at once
        };
        TradingEngine engine = kept(pipeline(Bench.levels()).policy("adder", () -> adder));
        assertThatThrownBy(() -> get(engine.tell("adder", new byte[] {1}))).hasMessageContaining("is not running");
        engine.start();

        List<CompletableFuture<Void>> told = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> engine.tell("adder", new byte[] {1}).toCompletableFuture())
                .toList();
        for (CompletableFuture<Void> each : told) {
            get(each);
        }

        assertThat(sum).hasValue(200);
        assertThat(threads).containsOnly("otrep-t-loop");
        assertThatThrownBy(() -> get(engine.tell("nobody", new byte[] {1})))
                .hasMessageContaining("no policy is named nobody");
    }

    @Test
    void startThatFailsLeavesNothingRunning() {
        broker.comesUp = false;
        TradingEngine engine = kept(pipeline(Bench.levels()).startTimeout(Duration.ofMillis(50)));

        assertThatThrownBy(engine::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("route 'live' did not come up in time");
        assertThat(broker.log).contains("close");
        assertThat(ours()).isEmpty();
        assertThatThrownBy(engine::start).hasMessageContaining("started once");
    }

    @Test
    void startThatFailsWithAnErrorLeavesNothingRunning() {
        Pipeline broken = pipeline(Bench.levels()).strategy("b", () -> {
            throw new NoClassDefFoundError("a part of the strategy");
        });
        TradingEngine engine = kept(broken);

        assertThatThrownBy(engine::start).isInstanceOf(NoClassDefFoundError.class);

        assertThat(broker.log).contains("close");
        assertThat(ours()).isEmpty();
    }

    @Test
    void adapterThatThrowsLeavesTheOrderUnknown() throws Exception {
        broker.answer = ScriptedBroker.Answer.THROW;
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();

        get(engine.signal("a", ABC, 1));

        until("unknown", () -> heard.contains("PENDING_NEW unknown"));
        get(engine.signal("a", ABC, 1));
        assertThat(get(engine.snapshot()).workingOrders()).hasSize(1);
        assertThat(broker.submitted).hasSize(1);
        engine.stop(Duration.ofMillis(200));
        engine.close();
    }

    @Test
    void unknownStaysReservedAndNotSentIsReleased() throws Exception {
        broker.answer = ScriptedBroker.Answer.UNKNOWN;
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();
        get(engine.signal("a", ABC, 1));
        until("unknown", () -> heard.contains("PENDING_NEW unknown"));
        broker.answer = ScriptedBroker.Answer.NOT_SENT;

        get(engine.submit(OrderRequest.market(ABC, Side.SELL, Decimal.TEN).build()));

        until("not sent", () -> heard.contains("NOT_SENT"));
        assertThat(get(engine.snapshot()).workingOrders())
                .extracting(Order::status)
                .containsExactly(OrderStatus.PENDING_NEW);
        engine.close();
    }

    @Test
    void downStreamDeniesUntilItIsUpAgain() throws Exception {
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();
        broker.events().onStream(io.otrep.broker.BrokerEvents.StreamState.DOWN, "cut");

        get(engine.signal("a", ABC, 1));
        until("denied", () -> heard.contains("DENIED"));
        broker.events().onStream(io.otrep.broker.BrokerEvents.StreamState.UP, "back");
        get(engine.signal("a", ABC, 1));

        until("filled", () -> heard.contains("FILLED"));
        engine.close();
    }

    @Test
    void stopCancelsEntriesKeepsReduceOnlyExitsAndTakesNoMoreOrders() throws Exception {
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();
        get(engine.signal("a", ABC, 1));
        until("filled", () -> heard.contains("FILLED"));
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        var exit = get(engine.submit(OrderRequest.stop(ABC, Side.SELL, Decimal.TEN, Decimal.of(90))
                .reduceOnly(true)
                .build()));
        var entry = get(engine.submit(
                OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.of(90)).build()));
        until("both work", () -> heard.stream().filter("ACCEPTED"::equals).count() >= 3);

        engine.stop();

        assertThat(broker.canceled).containsExactly(entry);
        assertThat(get(engine.snapshot()).workingOrders()).extracting(Order::id).containsExactly(exit);
        assertThatThrownBy(() -> get(engine.signal("a", ABC, -1)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        engine.close();
        assertThatThrownBy(() -> get(engine.snapshot())).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void haltThroughTheSwitchCancelsEntriesWithoutAnotherInput() throws Exception {
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();
        get(engine.signal("a", ABC, 1));
        until("works", () -> heard.contains("ACCEPTED"));

        engine.control().trip(ControlScope.engine(), TradingState.HALTED, "by hand");

        until("canceled", () -> heard.contains("CANCELED"));
        engine.close();
    }

    @Test
    void orderLaneThatOverflowsHaltsTheRouteAndLosesNothing() throws Exception {
        broker.answer = ScriptedBroker.Answer.ACCEPT;
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        TradingEngine engine = pipeline(new Strategy() {
                    @Override
                    public void onTimer(String name, StrategyContext context) {}

                    @Override
                    public void onOrder(Order order, StrategyContext context) {
                        held.countDown();
                        try {
                            hold.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }

                    @Override
                    public void onStart(StrategyContext context) {
                        context.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.HUNDRED, Decimal.of(90))
                                .build());
                    }
                })
                .laneCapacity(64)
                .build();
        engines.add(engine);
        engine.start();
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 100; i++) {
            broker.events().onActivity(broker.fill(broker.submitted.get(0), "1", "90"));
        }
        hold.countDown();

        assertThat(engine.control().state(ControlScope.route("live"))).isEqualTo(TradingState.HALTED);
        EngineSnapshot snapshot = get(engine.snapshot());
        assertThat(snapshot.positions())
                .filteredOn(position -> position.owner().equals("a"))
                .extracting(Position::quantity)
                .containsExactly(Decimal.of(100));
        engine.close();
    }

    /** It may have things to do for a while after its start; then it rests. One that spins never does. */
    @Test
    void idleEngineBurnsNoCpu() throws Exception {
        TradingEngine engine = kept(pipeline(Bench.levels()));
        engine.start();
        get(engine.snapshot());
        var threads = ManagementFactory.getThreadMXBean();
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("otrep-t-"))
                .mapToLong(Thread::getId)
                .toArray();

        assertThat(ids).hasSizeGreaterThanOrEqualTo(3);
        until(
                "half a second in which it works for less than a tenth",
                () -> cpuOfHalfASecond(threads, ids) < 100_000_000);
        engine.close();
    }

    private static long cpuOfHalfASecond(java.lang.management.ThreadMXBean threads, long[] ids) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        long before = cpu(threads, ids);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return cpu(threads, ids) - before;
    }

    private static long cpu(java.lang.management.ThreadMXBean threads, long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += Math.max(0, threads.getThreadCpuTime(id));
        }
        return sum;
    }

    @Test
    void commandsOfAnEngineThatIsNotStartedFail() {
        TradingEngine engine = kept(pipeline(Bench.levels()));

        CompletableFuture<EngineSnapshot> snapshot = engine.snapshot().toCompletableFuture();

        assertThat(snapshot).isCompletedExceptionally();
        engine.close();
        engine.close();
    }

    @Test
    void paperEngineTradesOnPublishedBars() throws Exception {
        Instrument paper = Bench.share("ABC", "paper");
        Simulation simulation = Simulation.of("100000 USD").instruments(InstrumentCatalog.of(paper));
        TradingEngine engine = TradingEngine.builder("USD")
                .name("p")
                .route(PaperVenue.of("paper", simulation), "ABC")
                .strategy("a", () -> Bench.levels(1, 1, 0))
                .sizing(() -> (name, level, slot, view) -> level * 100)
                .withoutGates()
                .clock(() -> java.time.Instant.ofEpochSecond(Bench.START / 1_000_000_000L))
                .build();
        engines.add(engine);
        engine.start();

        for (int i = 1; i <= 4; i++) {
            engine.publish(Bench.bar(paper, i, 100 + i, 100.5 + i));
        }

        until("four bars", () -> {
            try {
                return get(engine.snapshot()).equity() == 100_200;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        engine.close();
    }

    @Test
    void ordersOfOthersCountAndAreNeverTouched() throws Exception {
        ClientOrderId theirs = ClientOrderId.external(VenueOrderId.of("v-77"));
        OrderIntent intent = OrderIntent.builder(
                        theirs,
                        "somebody",
                        0,
                        0,
                        OrderRequest.limit(ABC, Side.BUY, Decimal.of(50), Decimal.of(90))
                                .build())
                .build();
        broker.open = List.of(Order.builder(intent, OrderStatus.ACCEPTED)
                .venueOrderIds(List.of(VenueOrderId.of("v-77")))
                .filled(Decimal.of(20), 90)
                .build());
        CountDownLatch seen = new CountDownLatch(1);
        double[] working = {Double.NaN};
        TradingEngine engine = kept(pipeline(new Strategy() {
            @Override
            public void onStart(StrategyContext context) {
                working[0] = context.book().workingBuy(0);
                seen.countDown();
            }
        }));

        engine.start();
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        get(engine.halt("stop everything"));

        assertThat(working[0]).isEqualTo(30);
        assertThat(get(engine.snapshot()).workingOrders()).extracting(Order::id).containsExactly(theirs);
        assertThat(broker.log).noneMatch(line -> line.startsWith("cancel"));
        assertThatThrownBy(() -> get(engine.cancel(theirs))).hasMessageContaining("never touches others' orders");
    }
}
