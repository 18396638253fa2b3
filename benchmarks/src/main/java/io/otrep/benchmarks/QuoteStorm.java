package io.otrep.benchmarks;

import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Quote;
import io.otrep.market.Tape;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.FixedSize;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One million quotes of 100 instruments, per quote, with an order at every tenth: through the whole pipeline; without orders; and a bare loop that walks
 * the same events and keeps positions in arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 4, time = 2, timeUnit = TimeUnit.SECONDS)
@OperationsPerInvocation(QuoteStorm.QUOTES)
public class QuoteStorm {
    static final int QUOTES = 1_000_000;
    static final int INSTRUMENTS = 100;
    static final int EVERY = 10;
    private static final double TICK = 0.25;

    private final String[] symbols = new String[INSTRUMENTS];
    private final List<Quote> quotes = new ArrayList<>(QUOTES);
    private final int[] slots = new int[QUOTES];
    private final Tape tape;
    private final Simulation simulation;

    /** A random one of the instruments quotes, a millisecond after the one before. */
    public QuoteStorm() {
        Instrument[] instruments = new Instrument[INSTRUMENTS];
        int[] ticks = new int[INSTRUMENTS];
        for (int i = 0; i < INSTRUMENTS; i++) {
            symbols[i] = "S" + i;
            instruments[i] = BarWalk.instrument(symbols[i]);
            ticks[i] = 16_000;
        }
        SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < QUOTES; i++) {
            int slot = random.nextInt(INSTRUMENTS);
            slots[i] = slot;
            ticks[slot] = Math.min(24_000, Math.max(8_000, ticks[slot] + random.nextInt(-4, 5)));
            double bid = ticks[slot] * TICK;
            quotes.add(new Quote(
                    instruments[slot], BarWalk.START + i * 1_000_000L, bid, bid + TICK, 1_000_000, 1_000_000));
        }
        tape = Tape.of(quotes);
        simulation = Simulation.of("10000000 USD").instruments(InstrumentCatalog.of(instruments));
    }

    private BacktestResult run(int every) {
        return TradingEngine.builder("USD")
                .route(BarWalk.ROUTE, symbols)
                .strategy("storm", () -> new InAndOut(every))
                .sizing(FixedSize.of(1))
                .gates(RiskGates.builder()
                        .maxPosition(0.50)
                        .maxDrawdown(0.50)
                        .dailyLoss(0.50)
                        .build())
                .backtest(tape, simulation);
    }

    /** An order at every tenth quote. */
    @Benchmark
    @Warmup(iterations = 6, time = 2, timeUnit = TimeUnit.SECONDS) // the way of an order is long
    public BacktestResult pipeline() {
        return run(EVERY);
    }

    /** No orders. */
    @Benchmark
    public BacktestResult pipelineIdle() {
        return run(Integer.MAX_VALUE);
    }

    /** No engine: the events, positions, cash and the value of what is held. */
    @Benchmark
    @Reference
    public double bareLoop() {
        double[] positions = new double[INSTRUMENTS];
        double[] marks = new double[INSTRUMENTS];
        double cash = 0;
        double held = 0;
        int left = EVERY;
        for (int i = 0; i < QUOTES; i++) {
            Quote quote = quotes.get(i);
            int slot = slots[i];
            double mark = (quote.bid() + quote.ask()) * 0.5;
            held += positions[slot] * (mark - marks[slot]);
            marks[slot] = mark;
            if (--left == 0) {
                left = EVERY;
                double change = positions[slot] == 0 ? 1 : -1;
                cash -= change * (change > 0 ? quote.ask() : quote.bid());
                held += change * mark;
                positions[slot] += change;
            }
        }
        return cash + held;
    }
}
