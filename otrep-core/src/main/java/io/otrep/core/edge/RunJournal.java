package io.otrep.core.edge;

import io.otrep.account.AccountId;
import io.otrep.account.LotMethod;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.RunEnded;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalFactory;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
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
     */
    public record Spec(JournalFactory factory, JournalLevel level, Duration patience) {}

    private final String engine;
    private final Spec spec;
    private final OutboxThread outbox;
    private final LongSupplier clock;
    private @Nullable Journal journal;

    RunJournal(String engine, Spec spec, String threadName, int bound, LongSupplier clock, StopLatch latch) {
        this.engine = engine;
        this.spec = spec;
        this.clock = clock;
        outbox = new OutboxThread(
                threadName,
                spec.level() == JournalLevel.ALL,
                bound,
                spec.patience().toNanos(),
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
        EngineCodec codec = new EngineCodec(ownOf(built.instruments()));
        long[] read = new long[1];
        try {
            Journal kept = opened();
            kept.read(kept.checkpointSequence(), (sequence, type, payload) -> {
                EngineRecord record = decode(codec, sequence, type, payload);
                if (record instanceof RunBegun earlier) {
                    requireSame(earlier, run);
                } else if (record != null && (run.goesOn() || record instanceof ControlMoved)) {
                    core.restore(record);
                    read[0]++;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("the journal cannot be read: " + e.getMessage(), e);
        }
        core.restored(run.stampNanos());
        LOG.info("{} took {} records of its journal back", engine, read[0]);
        outbox.begin(opened(), run);
        outbox.note(built);
    }

    private static @Nullable EngineRecord decode(EngineCodec codec, long sequence, int type, ByteBuffer payload) {
        try {
            return codec.decode(type, payload);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "record " + sequence + " of the journal is whole, but does not say what it should: "
                            + e.getMessage() + "; print it with the journal sample",
                    e);
        }
    }

    /** The engine's own instruments know calendars and limits; of those it no longer trades the journal knows enough for the books. */
    private static UnaryOperator<Instrument> ownOf(List<Instrument> instruments) {
        return read -> {
            int own = instruments.indexOf(read);
            return own < 0 ? read : instruments.get(own);
        };
    }

    private void requireSame(RunBegun earlier, RunBegun now) {
        requireSame("engine", earlier.engine(), now.engine());
        requireSame("base currency", earlier.base(), now.base());
        requireSame("lot method", earlier.lots(), now.lots());
    }

    private static void requireSame(String what, Object then, Object now) {
        if (!then.equals(now)) {
            throw new IllegalStateException("the journal belongs to " + what + " " + then + ", but this is " + now
                    + "; give it its own journal, or the name it had");
        }
    }

    /** The first record of a run. */
    RunBegun begun(long timeNanos, Currency base, LotMethod lots, boolean goesOn) {
        return new RunBegun(timeNanos, engine, base, lots, spec.level() == JournalLevel.ALL, goesOn);
    }

    /** Refuses an account other than the one that the journal is about; writes down which it is. */
    void bind(@Nullable AccountId earlier, AccountId account, boolean live, long timeNanos) {
        if (earlier != null && !earlier.equals(account)) {
            throw new IllegalStateException("the journal is about account " + earlier + ", but route '"
                    + account.route() + "' now trades " + account + "; give each account its own journal");
        }
        outbox.note(new RouteBound(timeNanos, account, live));
    }

    /** Writes what waits, then closes it. */
    @Override
    public void close() throws IOException {
        outbox.note(new RunEnded(clock.getAsLong()));
        outbox.close();
        Journal open = journal;
        if (open != null) {
            open.close();
        }
    }
}
