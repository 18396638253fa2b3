package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner a folder, with real second processes. */
class FolderLockTest {
    @TempDir
    Path folder;

    /** Tries to open the folder of its argument, says how it went, and ends when its input does. */
    static final class Child {
        private Child() {}

        public static void main(String... args) throws IOException {
            try (FileJournal journal =
                    FileJournal.open(Path.of(args[0]), Records.config().build())) {
                Records.append(journal, "by the child");
                journal.sync();
                say("opened");
                while (System.in.read() >= 0) {
                    say("still here");
                }
            } catch (JournalInUseException e) {
                say(e.getMessage());
            }
        }

        private static void say(String words) {
            System.out.println(words);
            System.out.flush();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(folder, Records.config().build());
    }

    private static String firstLine(Process child) throws IOException {
        return new String(readLine(child), StandardCharsets.UTF_8);
    }

    private static byte[] readLine(Process child) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = child.getInputStream().read();
                c >= 0 && c != '\n';
                c = child.getInputStream().read()) {
            line.write(c);
        }
        return line.toByteArray();
    }

    private static void end(Process child) throws Exception {
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void secondOpeningInTheSameProcessIsRefusedAndLeavesTheLock() throws Exception {
        try (FileJournal journal = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalInUseException.class)
                    .hasMessageContaining("this process itself")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("since 2026-01-05T14:30:00Z");

            Process child = child();
            String words = firstLine(child);
            end(child);

            assertThat(words)
                    .contains(
                            "in use by another process",
                            "process " + ProcessHandle.current().pid());
            Records.append(journal, "still mine");
        }
        assertThat(folder.resolve("LOCK.owner")).doesNotExist();
        open().close();
    }

    @Test
    void secondProcessIsRefusedUntilTheFirstEnds() throws Exception {
        Process child = child();
        assertThat(firstLine(child)).isEqualTo("opened");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalInUseException.class)
                .hasMessageContaining("in use by another process (process " + child.pid());

        end(child);
        try (FileJournal journal = open()) {
            assertThat(Records.of(journal)).containsExactly("1:1:by the child");
        }
    }

    @Test
    void killedOwnerLeavesTheFolderFree() throws Exception {
        Process child = child();
        assertThat(firstLine(child)).isEqualTo("opened");

        child.destroyForcibly().waitFor();

        assertThat(folder.resolve("LOCK.owner")).exists();
        try (FileJournal journal = open()) {
            assertThat(Records.of(journal)).containsExactly("1:1:by the child");
        }
    }

    @Test
    void halfWrittenOwnerIsNoObstacle() throws Exception {
        Files.writeString(folder.resolve("LOCK.owner"), "12");

        try (FileJournal journal = open()) {
            Records.append(journal, "a");
        }
    }
}
