package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Walks a journal read-only from its first record to its last, and goes on behind damage where it can. Takes no lock, so it may run
 * beside the engine that writes. Immutable and thread-safe.
 */
public final class JournalReader {
    private final Disk disk;

    private JournalReader(Disk disk) {
        this.disk = disk;
    }

    /**
     * Reads a folder.
     *
     * @param folder where the segments are
     * @return a reader
     * @throws NotDirectoryException if there is no such folder
     */
    public static JournalReader of(Path folder) throws NotDirectoryException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return new JournalReader(Folder.existing(folder));
    }

    /**
     * Reads a disk in memory.
     *
     * @param disk where the segments are
     * @return a reader
     */
    public static JournalReader of(MemoryDisk disk) {
        return new JournalReader(disk.folder());
    }

    /**
     * Walks the whole journal.
     *
     * @return what was seen
     * @throws IOException if the disk fails
     */
    public JournalInspection inspect() throws IOException {
        return inspect(Long.MAX_VALUE, (sequence, type, payload) -> {});
    }

    /**
     * Walks the whole journal and hands over its whole records. Segments that a running engine removes meanwhile are passed over.
     *
     * @param fromSequence the first one wanted; all are checked
     * @param reader takes each whole record, also those behind damage
     * @return what was seen
     * @throws IOException if the disk fails
     */
    public JournalInspection inspect(long fromSequence, Journal.Reader reader) throws IOException {
        return new Inspector(disk, fromSequence, reader).run();
    }
}
