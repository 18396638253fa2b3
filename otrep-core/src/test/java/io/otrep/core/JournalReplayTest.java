package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Fees;
import io.otrep.core.sim.Simulation;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReplayTest {
    private static final Instrument ABC = Bench.share("ABC", "paper");

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(Bench.START);

    /** Follows the last move, and asks a timer now and then. */
    private static Strategy follower(double size) {
        return new Strategy() {
            private double last = Double.NaN;

            @Override
            public void onQuote(Quote quote, StrategyContext context) {
                if (!Double.isNaN(last)) {
                    context.signal(quote.instrument(), quote.bid() > last ? size : -size);
                }
                last = quote.bid();
                context.timer("flat", Nanos.toInstant(quote.timeNanos() + 90_000_000_000L));
            }

            @Override
            public void onTimer(String name, StrategyContext context) {
                context.signal(ABC, 0);
            }
        };
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

    private void trade(long seed, int quotes) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (TradingEngine engine =
                pipeline(1).journal(folder, JournalLevel.ALL).build()) {
            engine.start();
            for (int i = 0; i < quotes; i++) {
                now.addAndGet(60_000_000_000L + (random.nextInt(4) == 0 ? 60_000_000_000L : 0));
                double bid = 100 + random.nextInt(-200, 200) * 0.01;
                engine.publish(new Quote(ABC, now.get(), bid, bid + 0.02, 500, 500));
                if (i % 20 == 7) {
                    engine.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.TEN, Decimal.parse("99.00"))
                                    .build())
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS);
                }
                engine.snapshot().toCompletableFuture().get(10, TimeUnit.SECONDS); // quotes conflate otherwise
            }
            engine.stop(Duration.ofMillis(200));
        }
    }

    @Test
    void sameInputsMakeTheSameDecisions() throws Exception {
        trade(1, 200);

        ReplayResult result = pipeline(1).replay(folder);

        assertThat(result.difference()).isEmpty();
        assertThat(result.runs()).isEqualTo(1);
        assertThat(result.decisions()).isGreaterThan(20); // quotes conflate
        assertThat(result.inputs()).isGreaterThan(100);
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
            assertThatThrownBy(other::start).hasMessageContaining("the journal belongs to engine replayed");
        }
    }

    @Test
    void haltSurvivesARestart() throws Exception {
        try (TradingEngine engine = pipeline(1).journal(folder).build()) {
            engine.start();
            engine.halt("lunch").toCompletableFuture().get(10, TimeUnit.SECONDS);
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
