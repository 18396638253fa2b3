package io.otrep.core.journal;

import io.otrep.journal.Journal;
import io.otrep.journal.JournalFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A journal in a folder: append-only segment files, one owner, safe after {@link #sync()}. Called by one thread, which must not be
 * interrupted: an interrupt closes the file, and the journal then takes nothing more.
 *
 * <p>Opening finds the last checkpoint, checks every record from there on, cuts off what a crash left half written ({@link #cut}
 * says what), and refuses any other damage with {@link JournalDamagedException}. Appending allocates nothing. Closing syncs.
 *
 * <p>Works on a local disk; a network folder that does not keep locks or lies about fsync voids the promise.
 */
public final class FileJournal implements Journal {
    private final Path folder;
    private final SegmentLog log;
    private final FolderLock lock;

    private FileJournal(Path folder, SegmentLog log, FolderLock lock) {
        this.folder = folder;
        this.log = log;
        this.lock = lock;
    }

    /**
     * Opens a journal, or begins one.
     *
     * @param folder made if it is not there, for its owner only
     * @param config how it is kept
     * @return the journal; close it
     * @throws JournalInUseException if another has it open, in this process or another
     * @throws JournalDamagedException if it is damaged, belongs to another, or is of a newer format
     * @throws IOException if the disk fails
     */
    public static FileJournal open(Path folder, JournalConfig config) throws IOException {
        return open(folder, config, (sequence, type, payload) -> {});
    }

    /**
     * Opens a journal and reads what recovery needs in one pass: each record from the last checkpoint on is handed over once it is
     * checked. The same as opening and {@code read(checkpointSequence(), recovery)}, in half the time.
     *
     * @param folder made if it is not there, for its owner only
     * @param config how it is kept
     * @param recovery takes the records; what it was given is void if opening fails afterwards
     * @return the journal; close it
     * @throws JournalInUseException if another has it open, in this process or another
     * @throws JournalDamagedException if it is damaged, belongs to another, or is of a newer format
     * @throws IOException if the disk fails
     */
    public static FileJournal open(Path folder, JournalConfig config, Reader recovery) throws IOException {
        Folder disk = Folder.make(folder);
        Owner self = Owner.self(config.clock().instant());
        FolderLock lock = FolderLock.take(disk, self);
        try {
            String unique = self.text() + disk.path("");
            UUID fresh = UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
            return new FileJournal(folder, SegmentLog.open(disk, config, fresh, recovery), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public long append(int type, ByteBuffer payload) throws IOException {
        return log.append(type, payload);
    }

    /**
     * {@inheritDoc}
     *
     * @throws JournalFullException once the reserve of the config is used up too; until it could be made anew, ordinary records
     *     are refused
     */
    @Override
    public long appendUrgent(int type, ByteBuffer payload) throws IOException {
        return log.appendUrgent(type, payload);
    }

    @Override
    public void sync() throws IOException {
        log.sync();
    }

    @Override
    public long checkpoint(int type, ByteBuffer snapshot) throws IOException {
        return log.checkpoint(type, snapshot);
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
        log.read(fromSequence, reader);
    }

    @Override
    public boolean readBeside(Reader reader) throws IOException {
        JournalInspection seen = JournalReader.of(folder).inspect(0, reader);
        JournalDamage damage =
                seen.damage().stream().filter(it -> !it.torn()).findFirst().orElse(null);
        if (damage != null) {
            throw new JournalDamagedException(damage);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            lock.close();
        }
    }
}
