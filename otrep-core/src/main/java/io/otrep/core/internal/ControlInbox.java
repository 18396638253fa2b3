package io.otrep.core.internal;

import io.otrep.core.control.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands out of a control folder, has them done and answers them, without its thread. Of what was asked while no engine ran only a halt is done. Every
 * command is told to the audit with its answer. Used by one thread; answers may come from another.
 */
public final class ControlInbox {
    private static final Logger LOG = LoggerFactory.getLogger(ControlInbox.class);

    private final ControlFolder folder;
    private final ControlCommands commands;
    private final @Nullable HaltFile haltFile;
    private final BiConsumer<String, String> audit;
    private boolean first = true;

    /**
     * An inbox.
     *
     * @param folder where to look
     * @param commands does what is asked
     * @param haltFile is looked at too, for routes that have no dispatcher of their own; null for none
     * @param audit is told who asked, and what and the answer
     */
    public ControlInbox(
            ControlFolder folder,
            ControlCommands commands,
            @Nullable HaltFile haltFile,
            BiConsumer<String, String> audit) {
        this.folder = folder;
        this.commands = commands;
        this.haltFile = haltFile;
        this.audit = audit;
    }

    /** Looks once. */
    public void step() {
        if (haltFile != null) {
            haltFile.isPresent();
        }
        try {
            if (first) {
                folder.make();
            }
            for (Path asked : waiting()) {
                take(asked);
            }
            first = false;
        } catch (IOException e) {
            LOG.warn("the control folder cannot be read", e);
        }
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(folder.inbox())) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Taken before it is done: a command is never done twice. */
    private void take(Path asked) throws IOException {
        List<String> lines = Files.readAllLines(asked);
        Files.delete(asked);
        String id = asked.getFileName().toString();
        String operator = lines.isEmpty() ? "" : lines.get(0);
        String command = lines.size() < 2 ? "" : lines.get(1);
        if (first && !command.startsWith("halt")) {
            answer(id, operator, command, "refused: it was asked before this engine ran");
            return;
        }
        commands.execute(operator, command)
                .whenComplete((text, failure) ->
                        answer(id, operator, command, failure == null ? text : "refused: " + why(failure)));
    }

    private static @Nullable String why(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return (cause == null ? failure : cause).getMessage();
    }

    private void answer(String id, String operator, String command, String text) {
        audit.accept(operator, command + " -> " + text.lines().findFirst().orElse(""));
        try {
            folder.answer(id, text);
        } catch (IOException e) {
            LOG.warn("the answer to {} cannot be written", command, e);
        }
    }

    /** Says how the engine is. */
    public void tell(String status) {
        try {
            folder.status(status);
        } catch (IOException e) {
            LOG.warn("the status cannot be written", e);
        }
    }
}
