package io.otrep.benchmarks;

import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.InstrumentDeclared;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Writes what an engine tells into a journal at once, on the caller's thread, snapshots too. */
final class JournalLog implements RunLog {
    private static final int INSTRUMENT = 3;
    private static final int SNAPSHOT = 20;

    private final EngineCodec codec = new EngineCodec();
    private final Journal journal;
    private final RunBegun run;
    private final long snapshotEvery;
    private long untilSnapshot;

    /**
     * A log.
     *
     * @param run who writes
     * @param snapshotEvery how many records are written between two snapshots
     * @param first how many are written before the first
     */
    JournalLog(Journal journal, RunBegun run, long snapshotEvery, long first) {
        this.journal = journal;
        this.run = run;
        this.snapshotEvery = snapshotEvery;
        untilSnapshot = first;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public boolean keepsAll() {
        return false;
    }

    @Override
    public void note(EngineRecord record) {
        byte[] bytes = bytes(codec.encode(record));
        try {
            for (InstrumentDeclared fresh = codec.pollDeclaration(record.stampNanos());
                    fresh != null;
                    fresh = codec.pollDeclaration(record.stampNanos())) {
                journal.append(INSTRUMENT, codec.encode(fresh));
            }
            journal.append(EngineCodec.type(record).number(), ByteBuffer.wrap(bytes));
            untilSnapshot--;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public boolean isSnapshotDue() {
        return untilSnapshot <= 0;
    }

    @Override
    public void keep(long stampNanos, byte[] state) {
        try {
            journal.checkpoint(SNAPSHOT, codec.encode(new SnapshotTaken(stampNanos, run, List.of(), state)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        codec.onSnapshot();
        untilSnapshot = snapshotEvery;
    }

    @Override
    public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
        note(record);
        safe.run();
        return true;
    }
}
