package io.otrep.benchmarks;

import io.otrep.core.BacktestResult;
import io.otrep.core.Pipeline;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.FixedSize;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A backtest of one million bars by a cross of two averages, per bar: through strategy, sizing, gates, order, simulated fill and ledger, as any user
 * writes it; the same with a signal that is always 0, so that nothing trades; and one loop over arrays with a position in a local variable.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(SmaCross.BARS)
public class SmaCross {
    static final int BARS = 1_000_000;
    static final long SEED = 42;

    private final InstrumentCatalog catalog;
    private final Tape tape;
    private final double[] closes;
    private final double[] opens;
    private final Simulation simulation;

    /** The bars, the tape and the venue's rules. */
    public SmaCross() {
        Instrument instrument = BarWalk.instrument("ABC");
        List<Bar> bars = BarWalk.of(instrument, BARS, SEED);
        catalog = InstrumentCatalog.of(instrument);
        tape = Tape.of(bars);
        closes = bars.stream().mapToDouble(Bar::close).toArray();
        opens = bars.stream().mapToDouble(Bar::open).toArray();
        simulation = Simulation.of("1000000 USD").instruments(catalog);
    }

    /** Says how often it trades, once a run. */
    @Setup(Level.Trial)
    public void announce() {
        System.err.println("SmaCross: " + pipeline().orders().size() + " orders");
    }

    /** The public builder, with gates that approve everything and units by the signal. */
    static Pipeline pipelineOf(double level) {
        return TradingEngine.builder("USD")
                .route(BarWalk.ROUTE, "ABC")
                .strategy("cross", () -> new SmaCrossStrategy(level))
                .sizing(FixedSize.of(1))
                .gates(RiskGates.builder()
                        .maxPosition(0.50)
                        .maxDrawdown(0.50)
                        .dailyLoss(0.50)
                        .build());
    }

    /** An order at about 4 of 100 bars. */
    @Benchmark
    @Warmup(iterations = 6, time = 2, timeUnit = TimeUnit.SECONDS) // the way of an order is long
    public BacktestResult pipeline() {
        return pipelineOf(1).backtest(tape, simulation);
    }

    /** Nothing trades. */
    @Benchmark
    public BacktestResult pipelineIdle() {
        return pipelineOf(0).backtest(tape, simulation);
    }

    /** No engine: the floor. */
    @Benchmark
    public double bareLoop() {
        double fast = 0;
        double slow = 0;
        double cash = 0;
        double position = 0;
        double target = 0;
        for (int i = 0; i < closes.length; i++) {
            cash -= (target - position) * opens[i];
            position = target;
            fast += closes[i] - (i >= 10 ? closes[i - 10] : 0);
            slow += closes[i] - (i >= 30 ? closes[i - 30] : 0);
            if (i >= 29 && fast * 3 != slow) {
                target = fast * 3 > slow ? 1 : 0;
            }
        }
        return cash + position * closes[closes.length - 1];
    }
}
