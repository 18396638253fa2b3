package io.otrep.core.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks with an engine from another process, through files beside its journal: {@code control/inbox} holds what was asked, {@code control/answers} what
 * the engine said to it, {@code control/status} how it is. Files appear whole or not at all. The folder is its owner's alone (0700) where the file system
 * knows owners. Immutable and thread-safe.
 */
public final class ControlFolder {
    private static final Set<PosixFilePermission> OWNER = EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"));
    private static final long POLL_NANOS = 20_000_000L;

    private final Path root;

    private ControlFolder(Path root) {
        this.root = root;
    }

    /**
     * The control folder of a journal.
     *
     * @param journal the journal's folder
     * @return nothing is made or read yet
     */
    public static ControlFolder of(Path journal) {
        return new ControlFolder(journal.resolve("control"));
    }

    /**
     * Makes the folders if they are not there, for their owner alone.
     *
     * @throws IOException if they cannot be made
     */
    public void make() throws IOException {
        for (Path folder : new Path[] {root, inbox(), answers()}) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, OWNER);
            }
        }
    }

    /**
     * Where what was asked waits.
     *
     * @return a folder
     */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /**
     * Where answers wait.
     *
     * @return a folder
     */
    public Path answers() {
        return root.resolve("answers");
    }

    /**
     * What the engine last said of itself.
     *
     * @return empty if none has run here
     * @throws IOException if it cannot be read
     */
    public Optional<String> status() throws IOException {
        try {
            return Optional.of(Files.readString(root.resolve("status")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Says how the engine is; the engine does.
     *
     * @param text any
     * @throws IOException if it cannot be written
     */
    public void status(String text) throws IOException {
        write(root.resolve("status"), text);
    }

    /**
     * Answers; the engine does.
     *
     * @param id what it answers to
     * @param text any
     * @throws IOException if it cannot be written
     */
    public void answer(String id, String text) throws IOException {
        write(answers().resolve(id), text);
    }

    /**
     * Asks, and waits for the answer. What nobody took in time is taken back.
     *
     * @param operator who asks: written into the journal
     * @param command for example {@code halt smoke in the room}
     * @param patience how long to wait
     * @return what the engine said
     * @throws IOException if the files cannot be written, or no engine answered: the message says whether the command may still take effect
     */
    public String ask(String operator, String command, Duration patience) throws IOException {
        String id = UUID.randomUUID().toString();
        Path asked = inbox().resolve(id);
        Path answer = answers().resolve(id);
        write(
                asked,
                operator.strip().replace('\n', ' ') + "\n" + command.strip().replace('\n', ' ') + "\n");
        long end = System.nanoTime() + patience.toNanos();
        while (!Files.exists(answer) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        if (!Files.exists(answer)) {
            boolean takenBack = Files.deleteIfExists(asked);
            throw new IOException(
                    takenBack
                            ? "no engine answers in " + root
                                    + "; the command was taken back. A file HALT in the journal's"
                                    + " folder halts without an answer"
                            : "the engine took the command, but has not answered: it may have taken effect");
        }
        String text = Files.readString(answer);
        Files.deleteIfExists(answer);
        return text;
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
