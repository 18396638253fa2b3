package io.otrep.core.internal;

import io.otrep.account.LotMethod;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.market.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that keeps what was written, in order. */
final class Kept implements RunLog {
    final List<EngineRecord> records = new ArrayList<>();
    /** Whether inputs are written too. */
    boolean all;

    private boolean due;
    private int snapshotAt;

    /** The next input is followed by a snapshot. */
    void snapshot() {
        due = true;
    }

    /** The last snapshot, if there is one, and what came after. */
    List<EngineRecord> sinceSnapshot() {
        return List.copyOf(records.subList(snapshotAt, records.size()));
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public boolean keepsAll() {
        return all;
    }

    @Override
    public boolean isSnapshotDue() {
        return due;
    }

    @Override
    public void keep(long stampNanos, byte[] state) {
        due = false;
        snapshotAt = records.size();
        var run = new EngineRecord.RunBegun(1, "bench", Currency.USD, LotMethod.FIFO, false, true);
        records.add(new EngineRecord.SnapshotTaken(stampNanos, run, List.of(), state));
    }

    @Override
    public void note(EngineRecord record) {
        records.add(record);
    }

    @Override
    public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
        records.add(record);
        safe.run();
        return true;
    }
}
