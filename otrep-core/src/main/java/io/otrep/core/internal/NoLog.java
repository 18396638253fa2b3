package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import java.util.function.Consumer;

/** Writes nothing. Stateless and thread-safe. */
final class NoLog implements RunLog {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public boolean keepsAll() {
        return false;
    }

    @Override
    public void note(EngineRecord record) {}

    @Override
    public boolean isSnapshotDue() {
        return false;
    }

    @Override
    public void keep(long stampNanos, byte[] state) {}

    @Override
    public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
        safe.run();
        return true;
    }
}
