package io.otrep.benchmarks;

import io.otrep.core.journal.FileJournal;
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

/** Reading a million records of 100 bytes, per record: each checked and handed over; and one pass over the same files that only reads and sums. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(JournalRead.RECORDS)
public class JournalRead {
    static final int RECORDS = 1_000_000;
    private JournalFolder folder;
    private FileJournal journal;

    /**
     * Writes the records.
     *
     * @throws IOException if the disk fails
     */
    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = new JournalFolder();
        journal = folder.open((sequence, type, payload) -> {});
        for (int i = 0; i < RECORDS; i++) {
            journal.append(1, folder.payload());
        }
        journal.sync();
    }

    /**
     * Removes them.
     *
     * @throws IOException if the disk fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        journal.close();
        folder.remove();
    }

    /**
     * Ours: framed, checked, in order.
     *
     * @return a sum over what was handed over
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long read() throws IOException {
        long[] sum = {0};
        journal.read(0, (sequence, type, payload) -> sum[0] += sequence + type + payload.getLong(0));
        return sum[0];
    }

    /**
     * As after a restart: opened, checked and handed over in one pass.
     *
     * @return a sum over what was handed over
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long recovery() throws IOException {
        journal.close();
        long[] sum = {0};
        journal = folder.open((sequence, type, payload) -> sum[0] += sequence + type + payload.getLong(0));
        return sum[0];
    }

    /**
     * No records: the floor.
     *
     * @return the checksums of all files together
     * @throws IOException if the disk fails
     */
    @Benchmark
    @Reference
    public long bareReadAndCrc() throws IOException {
        return folder.readAndCrc();
    }
}
