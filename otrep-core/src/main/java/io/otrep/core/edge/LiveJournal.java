package io.otrep.core.edge;

import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.assembly.EnginePlan;
import io.otrep.core.internal.assembly.JournalSpec;
import io.otrep.core.internal.assembly.RunJournal;
import io.otrep.core.internal.record.EngineRecord.RunEnded;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The threads of a live run's journal: one writes it, one looks late things up. Used by the thread that starts and closes the run. */
final class LiveJournal implements AutoCloseable {
    private final OutboxThread outbox;
    private final RunJournal journal;
    private final LongSupplier clock;
    private @Nullable LookupThread lookups;

    LiveJournal(EnginePlan plan, JournalSpec spec, String threadName, LongSupplier clock, StopLatch latch) {
        this.clock = clock;
        outbox = new OutboxThread(
                threadName,
                spec.keepsAll(),
                plan.laneCapacity(),
                spec.patience().toNanos(),
                spec.snapshotEvery(),
                clock,
                latch);
        journal = new RunJournal(plan, spec, outbox, outbox::begin);
    }

    RunJournal journal() {
        return journal;
    }

    void open() {
        try {
            journal.open();
        } catch (IOException e) {
            String why = e instanceof FileSystemException
                    ? e.toString()
                    : e.getMessage(); // that one's message is a file's name alone
            throw new IllegalStateException("the journal cannot be opened: " + why, e);
        }
    }

    /** From now on the engine asks the journal for what it has forgotten. */
    void lookUp(EngineCore core, String threadName, LoopTasks tasks) {
        LookupThread made = new LookupThread(threadName, journal.opened()::readBeside, outbox, tasks);
        lookups = made;
        core.lookUp(made.desk());
    }

    /** The last word of an engine whose loop has ended, in which nothing happens any more: recovery begins there. */
    void keep(EngineCore core) {
        if (outbox.hasBegun() && core.isSound()) {
            outbox.keep(clock.getAsLong(), core.state());
        }
    }

    /** Writes what waits, then closes it. */
    @Override
    public void close() throws IOException {
        LookupThread reading = lookups;
        if (reading != null) {
            reading.close();
        }
        outbox.note(new RunEnded(clock.getAsLong()));
        outbox.close();
        journal.close();
    }
}
