package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * A journal on a {@link MemoryDisk}: the same code and the same bytes as {@link FileJournal}, on a disk that can crash at a chosen
 * step. For tests and campaigns. Called by one thread: it cannot be read beside a live engine, whose questions about forgotten orders it leaves unanswered
 * ({@link #readBeside} says no); a stepped engine reads it between its steps instead.
 */
public final class MemoryJournal implements Journal {
    private final MemoryDisk disk;
    private final long ticket;
    private final SegmentLog log;

    private MemoryJournal(MemoryDisk disk, long ticket, SegmentLog log) {
        this.disk = disk;
        this.ticket = ticket;
        this.log = log;
    }

    /**
     * Opens what is on the disk, or begins a journal there.
     *
     * @param disk where it lives; after a crash of it, opening gives what a real disk would
     * @param config how it is kept
     * @return the journal
     * @throws JournalInUseException if a journal is open on this disk
     * @throws JournalDamagedException if it is damaged
     * @throws IOException if the disk fails
     */
    public static MemoryJournal open(MemoryDisk disk, JournalConfig config) throws IOException {
        return open(disk, config, (sequence, type, payload) -> {});
    }

    /**
     * Opens a journal and reads what recovery needs in one pass: each record from the last checkpoint on is handed over once it is
     * checked. The same as opening and {@code read(checkpointSequence(), recovery)}, in half the time.
     *
     * @param disk where it lives
     * @param config how it is kept
     * @param recovery takes the records; what it was given is void if opening fails afterwards
     * @return the journal
     * @throws JournalInUseException if a journal is open on this disk
     * @throws JournalDamagedException if it is damaged
     * @throws IOException if the disk fails
     */
    public static MemoryJournal open(MemoryDisk disk, JournalConfig config, Reader recovery) throws IOException {
        long ticket = disk.take();
        try {
            return new MemoryJournal(
                    disk, ticket, SegmentLog.open(disk.folder(), config, new UUID(0, disk.seed()), recovery));
        } catch (IOException | RuntimeException e) {
            disk.release(ticket);
            throw e;
        }
    }

    private SegmentLog log() {
        disk.requireAlive(ticket);
        return log;
    }

    @Override
    public long append(int type, ByteBuffer payload) throws IOException {
        return log().append(type, payload);
    }

    @Override
    public long appendUrgent(int type, ByteBuffer payload) throws IOException {
        return log().appendUrgent(type, payload);
    }

    @Override
    public void sync() throws IOException {
        log().sync();
    }

    @Override
    public long checkpoint(int type, ByteBuffer snapshot) throws IOException {
        return log().checkpoint(type, snapshot);
    }

    @Override
    public long checkpointSequence() {
        return log.checkpointSequence();
    }

    @Override
    public long lastSequence() {
        return log.lastSequence();
    }

    /**
     * The last record that survives a power cut.
     *
     * @return its number, 0 when there is none
     */
    public long syncedSequence() {
        return log.syncedSequence();
    }

    @Override
    public UUID namespace() {
        return log.namespace();
    }

    /**
     * What opening cut off.
     *
     * @return where and how much, empty if the journal ended cleanly
     */
    public Optional<JournalDamage> cut() {
        return log.cut();
    }

    @Override
    public void read(long fromSequence, Reader reader) throws IOException {
        log().read(fromSequence, reader);
    }

    @Override
    public void close() throws IOException {
        try {
            log().close();
        } finally {
            disk.release(ticket);
        }
    }
}
