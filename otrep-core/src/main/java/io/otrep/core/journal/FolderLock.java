package io.otrep.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * One process, and one journal in it, owns a folder. Thread-safe.
 *
 * <p>POSIX drops a process's lock when the process closes <i>any</i> descriptor of the file. So a second opening in the same virtual
 * machine must not even touch {@code LOCK}: it is turned away by {@code LOCK.owner}, a text beside it that names the owner.
 */
final class FolderLock implements Closeable {
    private static final String LOCK = "LOCK";
    private static final String OWNER = "LOCK.owner";

    private final Folder folder;
    private final FileChannel channel;

    private FolderLock(Folder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, or says who has it. One at a time in this virtual machine, so that look and lock are one step. */
    static FolderLock take(Folder folder, Owner self) throws IOException {
        synchronized (FolderLock.class) {
            Optional<Owner> owner = owner(folder);
            if (owner.isPresent() && owner.get().isSameProcess(self)) {
                throw refused(folder, owner, "this process itself");
            }
            FileChannel channel = open(folder);
            try {
                lock(folder, channel);
                write(folder, self);
                return new FolderLock(folder, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static FileChannel open(Folder folder) throws IOException {
        return FileChannel.open(
                folder.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                Folder.permissions(folder.resolve(LOCK), "rw-------"));
    }

    private static void lock(Folder folder, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw refused(folder, owner(folder), "this process itself, through another class loader");
        }
        if (lock == null) {
            throw refused(folder, owner(folder), "another process");
        }
    }

    private static JournalInUseException refused(Folder folder, Optional<Owner> owner, String who) {
        return new JournalInUseException("journal " + folder.path("") + " is in use by " + who
                + owner.map(known -> " (" + known.describe() + ")").orElse("")
                + "; close it there, or give this engine a folder of"
                + " its own");
    }

    private static Optional<Owner> owner(Folder folder) throws IOException {
        Path file = folder.resolve(OWNER);
        return Files.exists(file) ? Owner.parse(Files.readString(file)) : Optional.empty();
    }

    private static void write(Folder folder, Owner self) throws IOException {
        Path file = folder.resolve(OWNER);
        Files.deleteIfExists(file);
        Files.createFile(file, Folder.permissions(file, "rw-------"));
        Files.writeString(file, self.text());
    }

    @Override
    public void close() throws IOException {
        synchronized (FolderLock.class) {
            try {
                Files.deleteIfExists(folder.resolve(OWNER));
            } finally {
                channel.close();
            }
        }
    }
}
