package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that keeps what was written, in order. */
final class Kept implements RunLog {
    final List<EngineRecord> records = new ArrayList<>();

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public boolean keepsAll() {
        return false;
    }

    @Override
    public boolean isSnapshotDue() {
        return false;
    }

    @Override
    public void keep(long stampNanos, byte[] state) {}

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
