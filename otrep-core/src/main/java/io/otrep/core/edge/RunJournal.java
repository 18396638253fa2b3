package io.otrep.core.edge;

import io.otrep.account.AccountId;
import io.otrep.account.LotMethod;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.RunEnded;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalFactory;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Currency;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one live run: opened, read back into the engine, written to, closed. {@link #log()} may be given records from the beginning; the
 * other methods are called by the thread that starts and closes the run.
 */
public final class RunJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    /**
     * What a journal is made from.
     *
     * @param factory opens it
     * @param level how much is written
     * @param patience how long a write may take before new intents are refused
     * @param snapshotEvery how many records are written before a snapshot is taken
     */
    public record Spec(JournalFactory factory, JournalLevel level, Duration patience, long snapshotEvery) {}

    private final String engine;
    private final Spec spec;
    private final OutboxThread outbox;
    private final LongSupplier clock;
    private @Nullable Journal journal;
    private @Nullable LookupThread lookups;

    RunJournal(String engine, Spec spec, String threadName, int bound, LongSupplier clock, StopLatch latch) {
        this.engine = engine;
        this.spec = spec;
        this.clock = clock;
        outbox = new OutboxThread(
                threadName,
                spec.level() == JournalLevel.ALL,
                bound,
                spec.patience().toNanos(),
                spec.snapshotEvery(),
                clock,
                latch);
    }

    /** Where the run is written. */
    RunLog log() {
        return outbox;
    }

    /** Opens it, and gives the namespace of its order ids. */
    String open(InstantSource clock) {
        try {
            Journal opened = spec.factory().open(engine, clock);
            journal = opened;
            return opened.namespace().toString();
        } catch (IOException e) {
            throw new IllegalStateException("the journal cannot be opened: " + e.getMessage(), e);
        }
    }

    private Journal opened() {
        return Objects.requireNonNull(journal, "the journal was not opened");
    }

    /**
     * Gives the engine what earlier runs wrote, and begins to write this one.
     *
     * @param core an engine that has not seen anything
     * @param run how this one is called
     * @param built what it is made of
     */
    void restore(EngineCore core, RunBegun run, Built built) {
        long taken;
        try {
            taken = JournalReading.restore(opened(), core, run, built.instruments());
            LOG.info("{} took {} records of its journal back", engine, taken);
        } catch (IOException e) {
            throw new IllegalStateException("the journal cannot be read: " + e.getMessage(), e);
        }
        outbox.begin(opened(), run, taken);
        outbox.note(built);
    }

    /** From now on the engine asks the journal for what it has forgotten. */
    void lookUp(EngineCore core, String threadName, LoopTasks tasks) {
        LookupThread made = new LookupThread(threadName, opened()::readBeside, outbox, tasks);
        lookups = made;
        core.lookUp(made.desk());
    }

    /** The first record of a run. */
    RunBegun begun(long timeNanos, Currency base, LotMethod lots, boolean goesOn) {
        return new RunBegun(timeNanos, engine, base, lots, spec.level() == JournalLevel.ALL, goesOn);
    }

    /** Refuses an account other than the one that the journal is about; writes down which it is. */
    void bind(@Nullable AccountId earlier, AccountId account, boolean live, long timeNanos) {
        JournalReading.requireAccount(earlier, account);
        outbox.note(new RouteBound(timeNanos, account, live));
    }

    /**
     * The last word of an engine whose loop has ended: recovery begins there.
     *
     * @param core nothing happens in it any more
     */
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
        Journal open = journal;
        if (open != null) {
            open.close();
        }
    }
}
