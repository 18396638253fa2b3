package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import io.otrep.order.TimeInForce;
import io.otrep.risk.SizerFactory;
import io.otrep.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final SizerFactory HUNDRED = () -> (name, level, slot, view) -> level * 100;

    @Test
    void everyViolationIsReportedAtOnce() {
        Pipeline pipeline = TradingEngine.builder("USD")
                .route("sim", "ABC", "ABC")
                .route("sim", "XYZ")
                .route("empty")
                .strategy("a+b", Bench::levels)
                .strategy("host", Bench::levels, "NOPE")
                .strategy("c", Bench::levels)
                .strategy("c", Bench::levels, "XYZ")
                .signalTimeInForce(TimeInForce.GTD)
                .startTimeout(Duration.ZERO)
                .laneCapacity(1)
                .closedOrdersRemembered(0)
                .acknowledgeLive("yes");

        assertThatThrownBy(() -> pipeline.backtest(Tape.of(List.of()), Simulation.of("1 USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        the pipeline is not complete:
                         - signalTimeInForce must be DAY, GTC, IOC, FOK, OPG or CLS, but was GTD
                         - startTimeout must be above 0, but was PT0S
                         - laneCapacity must be at least 64, but was 1
                         - closedOrdersRemembered must be at least 1, but was 0
                         - acknowledgeLive takes the words 'I trade real money', but was given 'yes'
                         - a strategy or policy needs a name without '+', but was 'a+b'
                         - a strategy or policy must not be named 'host', which names another owner
                         - two strategies or policies are named 'c'
                         - two routes are named 'sim'
                         - route 'sim' names a symbol twice: [ABC, ABC]
                         - route 'empty' has no symbols
                         - strategy 'host' wants 'NOPE', which no route trades
                         - no gates; say gates(RiskGates.builder()...build()), or withoutGates() for a simulation
                         - no sizing; say sizing(...), or ordersOnly() if no strategy gives signals""");
    }

    @Test
    void liveRouteNeedsWordsGatesAndCredentials() {
        ScriptedBroker broker = new ScriptedBroker("live", Bench.share("ABC", "live"));
        broker.live = true;
        broker.faults.add("API key is missing; set LIVE_KEY");

        assertThatThrownBy(() -> TradingEngine.builder("USD")
                        .route(broker, "ABC")
                        .sizing(HUNDRED)
                        .withoutGates()
                        .build())
                .hasMessage("""
                        the pipeline is not complete:
                         - route 'live': API key is missing; set LIVE_KEY
                         - route 'live' trades real money; say acknowledgeLive("I trade real money") or use its paper venue
                         - route 'live' trades real money and needs gates""");
        assertThat(broker.log).isEmpty();
    }

    @Test
    void acknowledgedLiveRouteWithGatesIsBuiltAndNothingConnects() {
        ScriptedBroker broker = new ScriptedBroker("live", Bench.share("ABC", "live"));
        broker.live = true;

        TradingEngine.builder("USD")
                .route(broker, "ABC")
                .sizing(HUNDRED)
                .gates(control -> List.of())
                .acknowledgeLive(Pipeline.LIVE_WORDS)
                .build()
                .close();

        assertThat(broker.log).isEmpty();
    }

    @Test
    void routeWithoutABrokerServesBacktestsOnly() {
        assertThatThrownBy(() -> pipeline(Bench::levels).build())
                .hasMessageContaining("it has no broker and serves backtests only");
    }

    @Test
    void oneStrategyInstanceServesOneRun() {
        List<Strategy> made = new ArrayList<>();
        Pipeline pipeline = pipeline(() -> {
            Strategy strategy = Bench.levels(1);
            made.add(strategy);
            return strategy;
        });
        Tape tape = Tape.of(Bench.walk(ABC, 50, 1));

        pipeline.backtest(tape, Simulation.of("100000 USD"));
        pipeline.backtest(tape, Simulation.of("100000 USD"));

        assertThat(made).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void sameInputsGiveTheSameDigestAndOtherInputsAnother() {
        Tape tape = Tape.of(Bench.walk(ABC, 500, 1));

        String first = digest(tape, 5);

        assertThat(first).hasSize(64).isEqualTo(digest(tape, 5)).isNotEqualTo(digest(tape, 6));
        assertThat(first).isNotEqualTo(digest(Tape.of(Bench.walk(ABC, 500, 2)), 5));
    }

    @Test
    void eightEnginesAtOnceDecideAsOneAfterTheOther() throws Exception {
        Tape tape = Tape.of(Bench.walk(ABC, 2_000, 3));
        List<String> alone = new ArrayList<>();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int period = 2; period < 10; period++) {
            int own = period;
            alone.add(digest(tape, own));
            tasks.add(() -> digest(tape, own));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<String> together = new ArrayList<>();
        for (Future<String> answer : threads.invokeAll(tasks)) {
            together.add(answer.get());
        }
        threads.shutdownNow();

        assertThat(together).isEqualTo(alone).doesNotHaveDuplicates();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("otrep-otrep-"));
    }

    private static String digest(Tape tape, int period) {
        BacktestResult result = pipeline(() -> Bench.script(
                        (number, bar, context) -> context.signal(bar.instrument(), number / period % 2 == 0 ? 1 : -1)))
                .backtest(tape, Simulation.of("100000 USD").seed(5));
        assertThat(result.fills()).isNotEmpty();
        return result.decisionsSha256();
    }

    private static Pipeline pipeline(java.util.function.Supplier<Strategy> strategy) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", strategy)
                .sizing(HUNDRED)
                .withoutGates();
    }
}
