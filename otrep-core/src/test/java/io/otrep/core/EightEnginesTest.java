package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fees;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Live engines on paper, each with a clock of its own that stands at the close of the bar that is published. */
class EightEnginesTest {
    private static final int BARS = 400;

    @Test
    void eightLiveEnginesAtOnceDecideAsOneAfterTheOther() throws Exception {
        List<String> alone = new ArrayList<>();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            int own = number;
            alone.add(digest(own));
            tasks.add(() -> digest(own));
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
                .noneMatch(name -> name.startsWith("otrep-eight-"));
    }

    private static String digest(int number) throws Exception {
        Instrument share = Bench.share("ABC", "paper");
        List<Bar> bars = Bench.walk(share, BARS, number);
        AtomicLong clock = new AtomicLong(bars.get(0).openNanos());
        CountDownLatch seen = new CountDownLatch(BARS);
        Simulation simulation = Simulation.of("100000 USD")
                .instruments(InstrumentCatalog.of(share))
                .fees(Fees.bps("1"));
        try (TradingEngine engine = TradingEngine.builder("USD")
                .name("eight-" + number)
                .route(PaperVenue.of("paper", simulation), "ABC")
                .strategy(
                        "flip",
                        () -> Bench.script((count, bar, context) -> {
                            context.signal(bar.instrument(), count / (number + 2) % 2 == 0 ? 1 : -1);
                            seen.countDown();
                        }))
                .sizing(() -> (strategy, level, slot, view) -> 100 * level)
                .withoutGates()
                .clock(() -> Nanos.toInstant(clock.get()))
                .build()) {
            engine.start();
            for (Bar bar : bars) {
                clock.set(bar.timeNanos());
                engine.publish(bar);
            }
            assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
            EngineSnapshot last = Await.get(engine.snapshot());
            assertThat(last.droppedMarketEvents()).isZero();
            return last.decisionsSha256();
        }
    }
}
