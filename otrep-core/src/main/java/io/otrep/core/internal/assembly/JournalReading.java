package io.otrep.core.internal.assembly;

import io.otrep.account.AccountId;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.journal.Journal;
import io.otrep.market.Instrument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes a journal back into an engine, and refuses one that is about something else. Stateless. */
public final class JournalReading {
    private JournalReading() {}

    /**
     * Gives an engine what earlier runs wrote.
     *
     * @param journal from its last checkpoint on
     * @param core an engine that has not seen anything
     * @param run the run that begins
     * @param instruments the engine's own: they know calendars and limits
     * @return how many records were taken after the last snapshot
     * @throws IOException if the journal cannot be read
     * @throws IllegalStateException if it belongs to another engine, or a record does not say what it should, or
     *     its snapshot is of another version of this library, or
     *     orders may work in instruments that are not traded any more
     */
    public static long restore(Journal journal, EngineCore core, RunBegun run, List<Instrument> instruments)
            throws IOException {
        EngineCodec codec = new EngineCodec(ownOf(instruments));
        long[] taken = new long[1];
        journal.read(journal.checkpointSequence(), (sequence, type, payload) -> {
            EngineRecord record = decode(codec, sequence, type, payload);
            if (record instanceof RunBegun earlier) {
                requireSame(earlier, run);
            } else if (record instanceof SnapshotTaken snapshot) {
                requireSame(snapshot.run(), run);
                restore(core, sequence, snapshot, run.goesOn());
                taken[0] = 0;
            } else if (record != null && (run.goesOn() || record instanceof ControlMoved)) {
                core.restore(record);
                taken[0]++;
            }
        });
        requireTraded(core.strandedOrders());
        core.restored(run.stampNanos());
        return taken[0];
    }

    private static void restore(EngineCore core, long sequence, SnapshotTaken snapshot, boolean goesOn) {
        if (goesOn) {
            restore(core, sequence, snapshot);
        } else {
            snapshot.stops().forEach(core::restore);
        }
    }

    private static void restore(EngineCore core, long sequence, SnapshotTaken snapshot) {
        try {
            core.restore(snapshot);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the snapshot in record " + sequence + " of the journal cannot be taken back: " + e.getMessage()
                            + "; end what works and close what is held there, then give this one an empty journal",
                    e);
        }
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

    /** What works at a venue must be reserved for, watched and cancelable. */
    private static void requireTraded(List<String> stranded) {
        if (!stranded.isEmpty()) {
            throw new IllegalStateException("orders of this engine may still work in instruments that it does not trade"
                    + " any more: " + String.join("; ", stranded) + "; name their symbols in a route again and let the"
                    + " orders end (cancel them, or settle an unknown one with resolve) before the symbols are taken"
                    + " out, or, if the venue does not list them any more, begin with an empty journal");
        }
    }

    /** Of an instrument that is no longer traded the journal knows enough for the books. */
    private static UnaryOperator<Instrument> ownOf(List<Instrument> instruments) {
        return read -> {
            int own = instruments.indexOf(read);
            return own < 0 ? read : instruments.get(own);
        };
    }

    private static void requireSame(RunBegun earlier, RunBegun now) {
        requireSame("engine name", earlier.engine(), now.engine());
        requireSame("base currency", earlier.base(), now.base());
        requireSame("lot method", earlier.lots(), now.lots());
    }

    private static void requireSame(String what, Object then, Object now) {
        if (!then.equals(now)) {
            throw new IllegalStateException("the journal is of " + what + " '" + then + "', but this engine has '" + now
                    + "'; give it a journal of its own, or build it with '" + then + "' again");
        }
    }

    /**
     * Refuses an account other than the one that the journal is about.
     *
     * @param bound that of earlier runs, null if there were none
     * @param account that of this run
     */
    public static void requireAccount(@Nullable AccountId bound, AccountId account) {
        if (bound != null && !bound.equals(account)) {
            throw new IllegalStateException("the journal is about account " + bound + ", but route '" + account.route()
                    + "' now trades " + account + "; give each account its own journal");
        }
    }

    /** A conclusion, for people who read the journal. */
    public static Noted note(Proof proof) {
        return new Noted(
                proof.timeNanos(), proof.order().value(), proof.kind() + " by " + proof.by() + ": " + proof.text());
    }

    /** A comparison, for people who read the journal. */
    public static Noted note(Reconciliation reconciliation) {
        return new Noted(reconciliation.endedNanos(), reconciliation.route(), reconciliation.toText());
    }
}
