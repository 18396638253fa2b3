package io.otrep.core.internal.assembly;

import io.otrep.account.AccountId;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.journal.Journal;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one run: opened, read back into the engine, written to, closed. {@link #log()} may be given records from the beginning, by any thread; the
 * other methods are called by whoever starts and closes the run.
 */
public final class RunJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    /** Begins to write what its log was given. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Begins.
         *
         * @param journal where records go
         * @param first is written before anything else
         * @param unsaved how many records there are since the last snapshot
         */
        void begin(Journal journal, RunBegun first, long unsaved);
    }

    private final EnginePlan plan;
    private final JournalSpec spec;
    private final RunLog log;
    private final Writer writer;
    private @Nullable Journal journal;

    /**
     * A journal that is not open.
     *
     * @param plan whose it is
     * @param spec what it is made from
     * @param log where the run is written
     * @param writer writes what the log was given
     */
    public RunJournal(EnginePlan plan, JournalSpec spec, RunLog log, Writer writer) {
        this.plan = plan;
        this.spec = spec;
        this.log = log;
        this.writer = writer;
    }

    /** Where the run is written. */
    public RunLog log() {
        return log;
    }

    /** Opens it. */
    public void open() throws IOException {
        journal = spec.factory().open(plan.name(), plan.clock());
    }

    /** What was opened. */
    public Journal opened() {
        return Objects.requireNonNull(journal, "the journal was not opened");
    }

    /**
     * Gives the engine what earlier runs wrote, and begins to write this one.
     *
     * @param core an engine that has not seen anything
     * @param goesOn whether its books go on from those of earlier runs
     * @param built what it is made of
     * @throws IOException if the journal cannot be read
     */
    void restore(EngineCore core, boolean goesOn, Built built) throws IOException {
        RunBegun run = new RunBegun(built.stampNanos(), plan.name(), plan.base(), plan.lots(), spec.keepsAll(), goesOn);
        long taken = JournalReading.restore(opened(), core, run, built.instruments());
        if (goesOn) {
            LOG.info("{} took {} records of its journal back", plan.name(), taken);
        } else {
            LOG.info(
                    "{} begins with new books, for no venue outlives it; its journal gave back the switch",
                    plan.name());
        }
        writer.begin(opened(), run, taken);
        log.note(built);
    }

    /** Refuses an account other than the one that the journal is about; writes down which it is. */
    void bind(@Nullable AccountId earlier, AccountId account, boolean live, long timeNanos) {
        JournalReading.requireAccount(earlier, account);
        log.note(new RouteBound(timeNanos, account, live));
    }

    /** Closes what was opened; what its writer has not written by now is lost. */
    @Override
    public void close() throws IOException {
        Journal open = journal;
        if (open != null) {
            open.close();
        }
    }
}
