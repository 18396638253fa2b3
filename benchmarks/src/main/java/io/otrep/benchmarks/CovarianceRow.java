package io.otrep.benchmarks;

import io.otrep.risk.measure.AsynchronousCovariance;
import io.otrep.risk.measure.Decay;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Streaming covariance: one of n symbols has a new return, at a time of its own or at a close it shares with all. Ours beside the plain loop over a row of n, which keeps no
 * times and so is right only where all close together.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CovarianceRow {
    /** Symbols. */
    @Param("500")
    public int symbols;

    private double[] changes = new double[0];
    private double[] latest = new double[0];
    private double[][] rows = new double[0][];
    private AsynchronousCovariance covariance = new AsynchronousCovariance(new double[] {252}, Decay.riskMetrics());
    private int next;
    private long time;

    /** Returns around 1 % and a covariance that all symbols have entered. */
    @Setup(Level.Trial)
    public void setUp() {
        SplittableRandom random = new SplittableRandom(7);
        changes = new double[symbols];
        Arrays.setAll(changes, i -> 0.02 * (random.nextDouble() - 0.5));
        latest = changes.clone();
        rows = new double[symbols][symbols];
        double[] days = new double[symbols];
        Arrays.fill(days, 252);
        covariance = new AsynchronousCovariance(days, Decay.riskMetrics());
        for (int i = 0; i < symbols; i++) {
            covariance.begin(i, 0);
        }
        time = 1;
        next = 0;
    }

    private int nextSymbol() {
        next = next + 1 == symbols ? 0 : next + 1;
        return next;
    }

    /** Row = lambda row + (1 - lambda) r_i r. */
    @Benchmark
    @Reference
    public double plainLoop() {
        int symbol = nextSymbol();
        double[] row = rows[symbol];
        double factor = 0.06 * changes[symbol];
        for (int j = 0; j < row.length; j++) {
            row[j] = 0.94 * row[j] + factor * latest[j];
        }
        latest[symbol] = changes[symbol];
        return row[0];
    }

    /** Every return at a time of its own. */
    @Benchmark
    public void ownTimes() {
        int symbol = nextSymbol();
        covariance.add(symbol, time++, changes[symbol], 1);
    }

    /** All at one close, then all at the next. */
    @Benchmark
    public void sharedCloses() {
        int symbol = nextSymbol();
        time += symbol == 0 ? 1 : 0;
        covariance.add(symbol, time, changes[symbol], 1);
    }
}
