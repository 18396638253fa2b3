package io.otrep.core.journal;

import io.otrep.journal.Journal;
import io.otrep.journal.JournalFullException;
import io.otrep.market.Nanos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journal on any {@link Disk}: appends, group commit, rotation, checkpoints. Single-threaded. */
final class SegmentLog implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentLog.class);

    private final Disk disk;
    private final JournalConfig config;
    private final Reserve reserve;
    private final Frame frame = new Frame();
    private final List<String> names;
    private final UUID namespace;
    private final @Nullable JournalDamage cut;
    private SegmentWriter segment;
    private long lastSequence;
    private long syncedSequence;
    private long checkpoint;
    private @Nullable IOException failure;
    private boolean closed;

    private SegmentLog(Disk disk, JournalConfig config, UUID fresh, Reader recovery) throws IOException {
        this.disk = disk;
        this.config = config;
        Recovery found = new Recovery(disk, config, recovery);
        found.run();
        this.names = new ArrayList<>(found.names());
        SegmentHeader header = found.header();
        this.namespace = header == null ? config.namespace().orElse(fresh) : header.namespace();
        this.cut = found.cut();
        this.lastSequence = found.lastSequence();
        this.syncedSequence = lastSequence;
        this.checkpoint = found.checkpoint();
        this.reserve = new Reserve(disk, config.reserveBytes());
        reserve.prepare();
        this.segment = header == null
                ? begin(1)
                : SegmentWriter.reopen(disk, names.get(names.size() - 1), header.bytes(), found.position());
    }

    /**
     * Opens what is there, or begins anew.
     *
     * @param fresh the namespace of a new journal, if the config names none
     * @param recovery takes the last checkpoint and all after it
     */
    static SegmentLog open(Disk disk, JournalConfig config, UUID fresh, Reader recovery) throws IOException {
        return new SegmentLog(disk, config, fresh, recovery);
    }

    @Override
    public long append(int type, ByteBuffer payload) throws IOException {
        Frame.require(type, payload);
        requireUsable();
        if (!reserve.isReady()) {
            throw full("only the room kept for urgent records is left", null);
        }
        try {
            return write(type, payload);
        } catch (DiskFullException e) {
            throw full("no room for a record of " + payload.remaining() + " bytes", e);
        }
    }

    @Override
    public long appendUrgent(int type, ByteBuffer payload) throws IOException {
        Frame.require(type, payload);
        requireUsable();
        try {
            return write(type, payload);
        } catch (DiskFullException e) {
            if (!reserve.release()) {
                throw full(
                        "no room for an urgent record of " + payload.remaining() + " bytes, nothing is kept back", e);
            }
            LOG.warn("Journal {}: disk full, the room kept back for urgent records is being used", disk.path(""));
        }
        try {
            return write(type, payload);
        } catch (DiskFullException e) {
            throw full("no room for an urgent record of " + payload.remaining() + " bytes in what was kept back", e);
        }
    }

    private long write(int type, ByteBuffer payload) throws IOException {
        if (!segment.isEmpty() && segment.position() + Frame.bytes(payload) > config.segmentBytes()) {
            rotate();
        }
        put(segment, type, 0, payload);
        return ++lastSequence;
    }

    private void put(SegmentWriter target, int type, int flags, ByteBuffer payload) throws IOException {
        try {
            int unsynced = (int) Math.min(Integer.MAX_VALUE, lastSequence - syncedSequence);
            target.put(frame, lastSequence + 1, unsynced, type, flags, payload);
        } catch (SegmentWriter.NotTakenBackException e) {
            throw poison("a failed write could not be taken back", e);
        }
    }

    private void rotate() throws IOException {
        sync();
        segment.trim();
        moveTo(begin(lastSequence + 1));
    }

    private SegmentWriter begin(long firstSequence) throws IOException {
        SegmentHeader header = new SegmentHeader(
                namespace,
                config.binding(),
                firstSequence,
                Nanos.of(config.clock().instant()));
        try {
            SegmentWriter begun = SegmentWriter.begin(disk, header, config.preallocate() ? config.segmentBytes() : 0);
            names.add(SegmentHeader.name(firstSequence));
            return begun;
        } catch (SegmentWriter.NotTakenBackException e) {
            throw poison("a segment begun in vain could not be removed", e);
        }
    }

    private void moveTo(SegmentWriter next) {
        SegmentWriter old = segment;
        segment = next;
        try {
            old.close();
        } catch (IOException e) {
            LOG.warn("Journal {}: a finished segment could not be closed, {}", disk.path(""), e.getMessage());
        }
    }

    @Override
    public void sync() throws IOException {
        requireUsable();
        if (syncedSequence == lastSequence) {
            return;
        }
        try {
            segment.force();
        } catch (IOException e) {
            segment.tryCutToSynced(e);
            throw poison("the disk did not confirm a sync, and may have dropped what it held", e);
        }
        syncedSequence = lastSequence;
    }

    @Override
    public long checkpoint(int type, ByteBuffer snapshot) throws IOException {
        Frame.require(type, snapshot);
        sync();
        segment.trim();
        try {
            if (segment.isEmpty()) {
                put(segment, type, Frame.CHECKPOINT, snapshot);
                lastSequence++;
                sync();
            } else {
                moveTo(beginWith(type, snapshot));
                lastSequence++;
                syncedSequence = lastSequence;
            }
        } catch (DiskFullException e) {
            throw full("no room for a snapshot of " + snapshot.remaining() + " bytes", e);
        }
        checkpoint = lastSequence;
        new Pruning(disk, config, names).run();
        return checkpoint;
    }

    /** The segment counts only once its snapshot is safe; until then the one before goes on. */
    private SegmentWriter beginWith(int type, ByteBuffer snapshot) throws IOException {
        SegmentWriter next = begin(lastSequence + 1);
        try {
            put(next, type, Frame.CHECKPOINT, snapshot);
            next.force();
            return next;
        } catch (IOException e) {
            names.remove(names.size() - 1);
            discard(next, e);
            throw e;
        }
    }

    private void discard(SegmentWriter next, IOException cause) throws IOException {
        try {
            next.discard(cause);
        } catch (SegmentWriter.NotTakenBackException e) {
            throw poison("a segment begun in vain could not be removed", e);
        }
    }

    @Override
    public void read(long fromSequence, Reader reader) throws IOException {
        long expected = -1;
        for (int i = startOf(fromSequence); i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            try (Segment part = Segment.open(disk, names.get(i), last ? segment.position() : Long.MAX_VALUE)) {
                if (expected > 0) {
                    Recovery.requireJoint(part, expected);
                }
                part.header();
                part.read(fromSequence, reader);
                JournalDamage fault = part.fault();
                if (fault != null && (last || fault.kind() != JournalDamage.Kind.ZEROS)) {
                    throw new JournalDamagedException(fault.refused());
                }
                expected = part.cursor().nextSequence();
            }
        }
    }

    private int startOf(long fromSequence) {
        int start = 0;
        while (start + 1 < names.size() && SegmentHeader.sequenceOf(names.get(start + 1)) <= fromSequence) {
            start++;
        }
        return start;
    }

    @Override
    public long checkpointSequence() {
        return checkpoint;
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    long syncedSequence() {
        return syncedSequence;
    }

    @Override
    public UUID namespace() {
        return namespace;
    }

    Optional<JournalDamage> cut() {
        return Optional.ofNullable(cut);
    }

    private void requireUsable() throws IOException {
        if (closed) {
            throw new IOException("journal " + disk.path("") + " is closed");
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private IOException poison(String why, IOException cause) {
        failure = new IOException(
                "journal " + disk.path("") + " takes nothing more: " + why + " (" + cause.getMessage()
                        + "); halt, look at the disk, open it anew",
                cause);
        return failure;
    }

    private JournalFullException full(String what, @Nullable Throwable cause) {
        return new JournalFullException(
                "journal " + disk.path("") + ": " + what + "; free space or let a checkpoint remove old segments",
                cause);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            if (failure == null) {
                sync();
                segment.trim();
            }
        } finally {
            closed = true;
            segment.close();
        }
    }
}
