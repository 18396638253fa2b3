package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.InstrumentDeclared;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.MarketMoved;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.internal.record.RecordType;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalFullException;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage between the loop and the disk, without its thread: takes records from any thread, writes them in order, makes a whole batch safe with
 * one sync, and then does what waited for it. When the disk is full or fails, what was not safe is not done and the engine is halted; records of
 * what happened, cancels and reductions use the room that the journal keeps back.
 */
public final class Outbox implements RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 4_096;
    private static final long IDLE = Long.MAX_VALUE;

    /** Something to be written; what follows when it is safe, and when it cannot be. */
    private record Entry(
            EngineRecord record,
            @Nullable Runnable safe,
            @Nullable Consumer<String> unsafe) {
        boolean isUrgent() {
            if (record instanceof IntentsDecided decided) {
                return decided.reducing();
            }
            return record instanceof ReplaceDecided replace ? replace.reducing() : !(record instanceof MarketMoved);
        }
    }

    private final EngineCodec codec = new EngineCodec();
    private final boolean keepsAll;
    private final int bound;
    private final long slowNanos;
    private final long snapshotEvery;
    private final LongSupplier clock;
    private final StopLatch latch;
    private final Runnable wake;
    private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Entry> batch = new ArrayList<>();
    private final AtomicLong sinceSnapshot = new AtomicLong();
    private volatile @Nullable RunBegun run;
    private volatile long busySinceNanos = IDLE;
    private volatile @Nullable String failure;
    private volatile boolean failed; // not only full
    private final LongAdder lost = new LongAdder();
    private boolean declaring;
    private @Nullable Journal journal;

    /**
     * An empty outbox.
     *
     * @param keepsAll whether all inputs are given, not only what rebuilds the engine
     * @param bound how many records may wait; at twice as many the engine is halted
     * @param slowNanos how long a batch may take before new intents are refused
     * @param snapshotEvery how many records are written before a snapshot is wanted
     * @param clock nanoseconds since 1970
     * @param latch the switch
     * @param wake tells the stepping thread that something waits
     */
    public Outbox(
            boolean keepsAll,
            int bound,
            long slowNanos,
            long snapshotEvery,
            LongSupplier clock,
            StopLatch latch,
            Runnable wake) {
        this.snapshotEvery = snapshotEvery;
        this.keepsAll = keepsAll;
        this.bound = bound;
        this.slowNanos = slowNanos;
        this.clock = clock;
        this.latch = latch;
        this.wake = wake;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public boolean keepsAll() {
        return keepsAll;
    }

    @Override
    public void note(EngineRecord record) {
        queue.add(new Entry(record, null, null));
        sinceSnapshot.incrementAndGet();
        if (waiting.incrementAndGet() == 2 * bound) {
            halt("its journal is " + 2 * bound + " records behind");
        }
        wake.run();
    }

    @Override
    public boolean write(EngineRecord record, Runnable safe, Consumer<String> unsafe) {
        Entry entry = new Entry(record, safe, unsafe);
        boolean noRoom = failure != null && (failed || !entry.isUrgent());
        if (noRoom || isSlow() || waiting.get() >= bound) {
            return false;
        }
        queue.add(entry);
        sinceSnapshot.incrementAndGet();
        waiting.incrementAndGet();
        wake.run();
        return true;
    }

    @Override
    public boolean isSnapshotDue() {
        return sinceSnapshot.get() >= snapshotEvery && run != null && failure == null;
    }

    @Override
    public void keep(long stampNanos, byte[] state) {
        RunBegun taking = Objects.requireNonNull(run, "the outbox has not begun");
        note(new SnapshotTaken(stampNanos, taking, List.of(), state));
        sinceSnapshot.set(0);
    }

    private boolean isSlow() {
        long since = busySinceNanos;
        return since != IDLE && clock.getAsLong() - since > slowNanos;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Records that could not be written. */
    public long lost() {
        return lost.sum();
    }

    /**
     * Where everything goes from now on; what was given before waited for it.
     *
     * @param journal used by the stepping thread alone
     * @param first is written before anything else
     * @param unsaved how many records there are since the last snapshot
     */
    public void begin(Journal journal, RunBegun first, long unsaved) {
        this.journal = journal;
        run = first;
        sinceSnapshot.addAndGet(unsaved);
        batch.add(new Entry(first, null, null));
        waiting.incrementAndGet();
    }

    /** Whether what is given is written, and does not wait for a journal. */
    public boolean hasBegun() {
        return run != null;
    }

    private Journal journal() {
        return Objects.requireNonNull(journal, "the outbox has not begun");
    }

    /** Writes what waits, as one batch. Says whether there was something. Called by one thread. */
    public boolean step() {
        for (Entry next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return false;
        }
        busySinceNanos = clock.getAsLong();
        try {
            writeBatch();
        } finally {
            waiting.addAndGet(-batch.size());
            batch.clear();
            busySinceNanos = IDLE;
        }
        return true;
    }

    private void writeBatch() {
        List<Entry> written = new ArrayList<>(batch.size());
        for (Entry entry : batch) {
            if (append(entry)) {
                written.add(entry);
            }
        }
        String why = written.isEmpty() ? null : sync();
        for (Entry entry : written) {
            if (why != null) {
                refuse(entry, why);
            } else if (entry.safe() != null) {
                entry.safe().run();
            }
        }
    }

    private boolean append(Entry entry) {
        if (declaring) {
            refuse(entry, String.valueOf(failure));
            return false;
        }
        if (entry.record() instanceof SnapshotTaken snapshot) {
            checkpoint(snapshot);
            return true;
        }
        ByteBuffer payload = encode(entry);
        if (payload == null) {
            return false;
        }
        try {
            InstrumentDeclared declared = codec.pollDeclaration(entry.record().stampNanos());
            if (declared != null) {
                payload = declare(payload, declared, entry);
            }
            append(EngineCodec.type(entry.record()), payload, entry.isUrgent());
            return true;
        } catch (IOException e) {
            refuse(entry, fail(e));
            return false;
        }
    }

    private @Nullable ByteBuffer encode(Entry entry) {
        try {
            return codec.encode(entry.record());
        } catch (RuntimeException e) {
            LOG.error("{} cannot be written", entry.record(), e);
            refuse(entry, "it cannot be written: " + e);
            return null;
        }
    }

    /** Instruments that a record names are declared before it; the codec's buffer is used for that. */
    private ByteBuffer declare(ByteBuffer payload, InstrumentDeclared first, Entry entry) throws IOException {
        byte[] kept = new byte[payload.remaining()];
        payload.get(kept);
        declaring = true; // until all are written: a record must not name what was not declared
        for (InstrumentDeclared each = first;
                each != null;
                each = codec.pollDeclaration(entry.record().stampNanos())) {
            append(RecordType.INSTRUMENT, codec.encode(each), true);
        }
        declaring = false;
        return ByteBuffer.wrap(kept);
    }

    private void append(RecordType type, ByteBuffer payload, boolean urgent) throws IOException {
        if (urgent) {
            journal().appendUrgent(type.number(), payload);
        } else {
            journal().append(type.number(), payload);
        }
    }

    /**
     * Reading may begin here from now on. What is stopped is asked now: all that was told before stands in the queue before this record. If it cannot be
     * written the snapshot before stays, and the engine goes on.
     */
    private void checkpoint(SnapshotTaken taken) {
        Journal to = journal();
        List<ControlMoved> stops = new ArrayList<>();
        latch.forEach((scope, state, reason) -> stops.add(new ControlMoved(taken.stampNanos(), scope, state, reason)));
        SnapshotTaken whole = new SnapshotTaken(taken.stampNanos(), taken.run(), stops, taken.state());
        long before = to.checkpointSequence();
        try {
            to.checkpoint(RecordType.SNAPSHOT.number(), codec.encode(whole));
        } catch (IOException | RuntimeException e) {
            LOG.warn("a snapshot of {} bytes was not written; recovery will take longer", taken.state().length, e);
        }
        if (to.checkpointSequence() > before) {
            codec.onSnapshot();
        }
    }

    /** Null if all is safe, or why it is not. */
    private @Nullable String sync() {
        try {
            journal().sync();
            return null;
        } catch (IOException e) {
            return fail(e);
        }
    }

    private void refuse(Entry entry, String why) {
        if (entry.unsafe() != null) {
            entry.unsafe().accept(why);
        } else {
            lost.increment();
        }
    }

    private String fail(IOException e) {
        String why =
                (e instanceof JournalFullException ? "its journal is full: " : "its journal failed: ") + e.getMessage();
        failed |= !(e instanceof JournalFullException);
        if (failure == null) {
            LOG.error("no order that increases risk leaves any more; {}", why, e);
            failure = why;
            halt(why);
        }
        return why;
    }

    private void halt(String why) {
        latch.trip(ControlScope.engine(), TradingState.HALTED, why);
    }
}
