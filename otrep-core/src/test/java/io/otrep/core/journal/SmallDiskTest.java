package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.journal.JournalFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 512 KiB that runs full; needs the right to mount one. */
class SmallDiskTest {
    private static final int RESERVE = 64 * 1024;

    @TempDir
    Path folder;

    private Path mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", mounted.toString()), "may not mount a tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        runs("umount", mounted.toString());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(
                mounted.resolve("journal"),
                Records.config().reserveBytes(RESERVE).build());
    }

    @Test
    void urgentRecordsFindRoomOnAFullDiskAndOrdinaryOnesOnceSpaceIsBack() throws IOException {
        Path filler = mounted.resolve("filler");
        Files.write(filler, new byte[200_000]);
        long ordinary;
        long urgent = 0;
        try (FileJournal journal = open()) {
            ordinary = fill(journal);
            while (urgent < 50) {
                journal.appendUrgent(2, ByteBuffer.allocate(1000));
                urgent++;
            }
            journal.sync();
            assertThatThrownBy(() -> journal.append(1, ByteBuffer.allocate(1)))
                    .isInstanceOf(JournalFullException.class)
                    .hasMessageContaining("only the room kept for urgent records is left");

            assertThat(mounted.resolve("journal/RESERVE")).doesNotExist();
            Files.delete(filler);
            journal.append(1, ByteBuffer.allocate(1));
            assertThat(mounted.resolve("journal/RESERVE")).hasSize(RESERVE);
        }

        try (FileJournal journal = open()) {
            assertThat(Records.of(journal)).hasSize((int) (ordinary + urgent + 1));
            assertThat(journal.cut()).isEmpty();
        }
    }

    private static long fill(FileJournal journal) throws IOException {
        while (true) {
            try {
                journal.append(1, ByteBuffer.allocate(1000));
            } catch (JournalFullException e) {
                assertThat(e).hasCauseInstanceOf(DiskFullException.class);
                return journal.lastSequence();
            }
        }
    }
}
