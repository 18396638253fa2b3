package io.otrep.benchmarks;

import io.otrep.core.journal.FileJournal;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a group of records of 100 bytes takes until it survives a power cut; with group 0, one record that nobody waits for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
public class JournalAppend {
    /** Records a sync. */
    @Param({"0", "1", "8", "64"})
    public int group;

    private JournalFolder folder;
    private FileJournal journal;

    /**
     * An empty journal.
     *
     * @throws IOException if the disk fails
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = new JournalFolder();
        journal = folder.open((sequence, type, payload) -> {});
    }

    /**
     * A checkpoint removes what was written.
     *
     * @throws IOException if the disk fails
     */
    @TearDown(Level.Iteration)
    public void prune() throws IOException {
        journal.checkpoint(2, folder.payload());
    }

    /**
     * Removes the folder.
     *
     * @throws IOException if the disk fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        journal.close();
        folder.remove();
    }

    /**
     * One group.
     *
     * @return the last record's number
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long append() throws IOException {
        if (group == 0) {
            return journal.append(1, folder.payload());
        }
        long last = 0;
        for (int i = 0; i < group; i++) {
            last = journal.append(1, folder.payload());
        }
        journal.sync();
        return last;
    }
}
