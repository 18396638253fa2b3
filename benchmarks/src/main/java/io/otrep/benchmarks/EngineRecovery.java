package io.otrep.benchmarks;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole engine after a restart over a journal of a million records (a third each intents, answers, fills), per record: with the snapshots that an engine
 * takes unless told otherwise, 50,000 records since the last one; and without any. Beside each, one pass over the same files that only reads and sums.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(EngineRecovery.RECORDS)
public class EngineRecovery {
    static final int RECORDS = 1_000_000;

    private static final int SNAPSHOT_EVERY = 100_000; // of a pipeline
    private static final long NEVER = 1L << 40;

    private TradedJournal kept;
    private TradedJournal whole;

    /**
     * Lets engines trade, their logs on the disk.
     *
     * @throws IOException if the disk fails
     */
    @Setup(Level.Trial)
    public void write() throws IOException {
        kept = new TradedJournal(RECORDS, SNAPSHOT_EVERY);
        whole = new TradedJournal(RECORDS, NEVER);
    }

    /**
     * Removes them.
     *
     * @throws IOException if the disk fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        kept.remove();
        whole.remove();
    }

    /**
     * Ours, as an engine starts: the last snapshot and what follows.
     *
     * @return how many records followed
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long recovery() throws IOException {
        return kept.restart();
    }

    /**
     * Ours without a snapshot: all records.
     *
     * @return how many there were
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long recoveryWithoutSnapshots() throws IOException {
        return whole.restart();
    }

    /**
     * No engine: the floor of both.
     *
     * @return the checksums of all files together
     * @throws IOException if the disk fails
     */
    @Benchmark
    @Reference
    public long bareReadAndCrc() throws IOException {
        return whole.readAndCrc();
    }

    /**
     * The same with the snapshots' bytes.
     *
     * @return the checksums of all files together
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long bareReadAndCrcOfSnapshotsToo() throws IOException {
        return kept.readAndCrc();
    }
}
