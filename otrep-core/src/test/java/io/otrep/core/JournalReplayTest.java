package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Fees;
import io.otrep.broker.Capability;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.JournalText;
import io.otrep.core.sim.Simulation;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalReplayTest {
    private static final Instrument ABC = Bench.share("ABC", "paper");

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(Bench.START);
    private final AtomicLong seen = new AtomicLong();

    /** Follows the last move, and asks a timer now and then. */
    private Strategy follower(double size) {
        return new Strategy() {
            private double last = Double.NaN;

            @Override
            public void onQuote(Quote quote, StrategyContext context) {
                if (!Double.isNaN(last)) {
                    context.signal(quote.instrument(), quote.bid() > last ? size : -size);
                }
                last = quote.bid();
                context.timer("flat", Nanos.toInstant(quote.timeNanos() + 90_000_000_000L));
                seen.set(quote.timeNanos());
            }

            @Override
            public void onTimer(String name, StrategyContext context) {
                context.signal(ABC, 0);
            }
        };
    }

    /** A bracket each few quotes. */
    private Strategy bracketeer() {
        return new Strategy() {
            private int quotes;

            @Override
            public void onQuote(Quote quote, StrategyContext context) {
                if (quotes++ % 6 == 0) {
                    Decimal price = ABC.price(quote.ask() + 0.5, RoundingMode.HALF_EVEN);
                    context.submit(OrderGroup.bracket(
                            OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, price)
                                    .build(),
                            OrderRequest.stop(ABC, Side.SELL, Decimal.TEN, price.minus(Decimal.ONE))
                                    .timeInForce(TimeInForce.GTC)
                                    .build(),
                            OrderRequest.limit(ABC, Side.SELL, Decimal.TEN, price.plus(Decimal.ONE))
                                    .timeInForce(TimeInForce.GTC)
                                    .build()));
                }
                seen.set(quote.timeNanos());
            }
        };
    }

    /** The engine keeps its brackets together: its venue does not know of any. */
    private Pipeline brackets(Capability... missing) {
        Simulation venue = Simulation.of("100000 USD")
                .instruments(InstrumentCatalog.of(ABC))
                .without(missing);
        return TradingEngine.builder("USD")
                .name("replayed")
                .route(PaperVenue.of("paper", venue), "ABC")
                .strategy("a", this::bracketeer)
                .ordersOnly()
                .withoutGates()
                .clock(() -> Nanos.toInstant(now.get()));
    }

    private Pipeline pipeline(double size) {
        Simulation venue = Simulation.of("100000 USD")
                .instruments(InstrumentCatalog.of(ABC))
                .fees(Fees.bps("1"));
        return TradingEngine.builder("USD")
                .name("replayed")
                .route(PaperVenue.of("paper", venue), "ABC")
                .strategy("a", () -> follower(size))
                .sizing(() -> (strategy, level, slot, view) -> level * 100)
                .withoutGates()
                .clock(() -> Nanos.toInstant(now.get()));
    }

    private interface Between {
        void act(TradingEngine engine, int quote) throws Exception;
    }

    private void trade(long seed, int quotes) throws Exception {
        trade(seed, quotes, (engine, quote) -> {});
    }

    private void trade(long seed, int quotes, Between between) throws Exception {
        trade(pipeline(1), seed, quotes, between);
    }

    /** One thing at a time: the next happens when the loop has nothing left to do, so that all runs are alike. */
    private void trade(Pipeline pipeline, long seed, int quotes, Between between) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (TradingEngine engine = pipeline.journal(folder, JournalLevel.ALL).build()) {
            engine.start();
            for (int i = 0; i < quotes; i++) {
                now.addAndGet(60_000_000_000L + (random.nextInt(4) == 0 ? 60_000_000_000L : 0));
                double bid = 100 + random.nextInt(-200, 200) * 0.01;
                engine.publish(new Quote(ABC, now.get(), bid, bid + 0.02, 500, 500));
                Await.until("the quote is seen", () -> seen.get() == now.get()); // the next one would replace it
                if (i % 20 == 7) {
                    Await.get(engine.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.parse("99.00"))
                            .build()));
                }
                between.act(engine, i);
                Await.get(engine.snapshot());
            }
        }
    }

    @Test
    void sameInputsMakeTheSameDecisions() throws Exception {
        trade(1, 200);

        ReplayResult result = pipeline(1).replay(folder);

        assertThat(result.difference()).isEmpty();
        assertThat(result.runs()).isEqualTo(1);
        assertThat(result.decisions()).isGreaterThan(100);
        assertThat(result.inputs()).isGreaterThan(200);
    }

    @Test
    void secondRunOfOneJournalIsReplayedToo() throws Exception {
        trade(2, 40);
        now.addAndGet(3_600_000_000_000L);
        trade(3, 40);

        ReplayResult result = pipeline(1).replay(folder);

        assertThat(result.difference()).isEmpty();
        assertThat(result.runs()).isEqualTo(2);
    }

    /**
     * In the middle of whatever the loop is at: it counts from one input on, the same one when it is replayed. Of each ten quotes five have an operator
     * beside them who stops and re-arms at least once, and five have none, so that something is decided whoever is slow.
     */
    @Test
    void whatAnotherThreadStopsIsAnInput() throws Exception {
        try (Operator operator = new Operator()) {
            trade(6, 150, (engine, quote) -> {
                if (quote % 10 == 4) {
                    operator.begin(engine);
                } else if (quote % 10 == 9) {
                    operator.end();
                }
            });

            ReplayResult result = pipeline(1).replay(folder);

            assertThat(operator.stops.get()).isGreaterThanOrEqualTo(15);
            assertThat(result.difference()).isEmpty();
            assertThat(result.decisions()).isGreaterThan(20);
        }
    }

    /** Stops a strategy and re-arms it, again and again, on a thread of its own. */
    private static final class Operator implements AutoCloseable {
        private final AtomicInteger stops = new AtomicInteger();
        private volatile boolean ended;
        private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

        void begin(TradingEngine engine) {
            int before = stops.get();
            ended = false;
            working = CompletableFuture.runAsync(() -> work(engine));
            Await.until("the operator works", () -> stops.get() > before || working.isDone());
        }

        private void work(TradingEngine engine) {
            ControlScope scope = ControlScope.strategy("a");
            while (!ended) {
                engine.control().trip(scope, TradingState.HALTED, "stop " + stops.incrementAndGet());
                engine.control().rearm(scope, engine.control().requestRearm(scope), "ann");
                LockSupport.parkNanos(200_000);
            }
        }

        void end() throws Exception {
            ended = true;
            Await.get(working);
        }

        @Override
        public void close() {
            ended = true;
        }
    }

    @Test
    void flattenIsReplayedWithItsCloses() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        trade(7, 90, (engine, quote) -> {
            if (quote < 60 && !asked.get() && holds(engine)) {
                asked.set(true);
                engine.flatten("enough for now");
            } else if (quote == 60) {
                String code = engine.control().requestRearm(ControlScope.engine());
                engine.control().rearm(ControlScope.engine(), code, "ann");
            }
        });

        ReplayResult result = pipeline(1).replay(folder);

        assertThat(result.difference()).isEmpty();
        assertThat(records()).contains("FLATTEN_TAKEN", "\"permit\":true");
    }

    private static boolean holds(TradingEngine engine) throws Exception {
        return Await.get(engine.snapshot()).positions().stream().anyMatch(position -> !position.isFlat());
    }

    private String records() throws IOException {
        StringBuilder text = new StringBuilder();
        JournalText lines = new JournalText();
        try (FileJournal journal = FileJournal.open(
                folder, JournalConfig.builder(InstantSource.system()).build())) {
            journal.read(
                    0,
                    (sequence, type, payload) ->
                            text.append(lines.line(sequence, type, payload)).append('\n'));
        }
        return text.toString();
    }

    /** A halt in the middle and a second process. */
    @ParameterizedTest
    @EnumSource(
            value = Capability.class,
            names = {"BRACKET", "REPLACE"})
    void groupsThatTheEngineKeepsAreReplayed(Capability missing) throws Exception {
        Between halt = (engine, quote) -> {
            if (quote == 30) {
                engine.control().trip(ControlScope.engine(), TradingState.HALTED, "smoke");
            } else if (quote == 40) {
                String code = engine.control().requestRearm(ControlScope.engine());
                engine.control().rearm(ControlScope.engine(), code, "ann");
            }
        };
        trade(brackets(Capability.BRACKET, missing), 8, 70, halt);
        now.addAndGet(3_600_000_000_000L);
        trade(brackets(Capability.BRACKET, missing), 9, 40, (engine, quote) -> {});

        ReplayResult result = brackets(Capability.BRACKET, missing).replay(folder);

        assertThat(result.difference()).isEmpty();
        assertThat(result.runs()).isEqualTo(2);
        assertThat(result.decisions()).isGreaterThan(20);
        assertThat(records()).contains("GROUP_HELD", "EXIT_WITHDRAWN");
    }

    @Test
    void anotherStrategyIsCaughtAtItsFirstOtherDecision() throws Exception {
        trade(4, 40);

        ReplayResult result = pipeline(0.5).replay(folder);

        assertThat(result.difference())
                .isPresent()
                .get()
                .asString()
                .startsWith("decision ")
                .contains("100", "50");
    }

    @Test
    void journalOfAnotherEngineIsRefused() throws Exception {
        trade(5, 3);

        try (TradingEngine other = pipeline(1).name("other").journal(folder).build()) {
            assertThatThrownBy(other::start)
                    .hasMessageContaining("the journal is of engine name 'replayed', but this engine has");
        }
    }

    @Test
    void haltSurvivesARestart() throws Exception {
        try (TradingEngine engine = pipeline(1).journal(folder).build()) {
            engine.start();
            Await.get(engine.halt("lunch"));
        }

        try (TradingEngine again = pipeline(1).journal(folder).build()) {
            again.start();

            assertThat(again.control().reason(ControlScope.engine())).isEqualTo("lunch");
            again.control().rearm(ControlScope.engine(), again.control().requestRearm(ControlScope.engine()), "ann");
        }
        try (TradingEngine last = pipeline(1).journal(folder).build()) {
            last.start();

            assertThat(last.control().reason(ControlScope.engine())).isEmpty();
        }
    }

    @Test
    void journalThatKeptOrdersOnlyHasNothingToReplay() throws Exception {
        try (TradingEngine engine = pipeline(1).journal(folder).build()) {
            engine.start();
        }

        assertThat(pipeline(1).replay(folder).runs()).isZero();
    }

    @Test
    void secondEngineOnTheSameFolderIsRefused() throws IOException {
        try (TradingEngine first = pipeline(1).journal(folder).build();
                TradingEngine second = pipeline(1).journal(folder).build()) {
            first.start();

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
