package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a real folder. */
class FileJournalTest {
    @TempDir
    Path folder;

    private FileJournal open() throws IOException {
        return open(Records.config());
    }

    private FileJournal open(JournalConfig.Builder config) throws IOException {
        return FileJournal.open(folder.resolve("journal"), config.build());
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".otj"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void recordsComeBackInOrderAfterReopening() throws IOException {
        try (FileJournal journal = open()) {
            assertThat(journal.append(1, Records.payload("a"))).isEqualTo(1);
            assertThat(journal.append(255, Records.payload(""))).isEqualTo(2);
            journal.sync();
        }

        try (FileJournal journal = open()) {
            assertThat(journal.append(3, Records.payload("c"))).isEqualTo(3);
            assertThat(Records.of(journal)).containsExactly("1:1:a", "2:255:", "3:3:c");
            assertThat(Records.of(journal, 3)).containsExactly("3:3:c");
            assertThat(journal.cut()).isEmpty();
            assertThat(journal.syncedSequence()).isEqualTo(2);
        }
    }

    @Test
    void payloadStaysWhereItWasAndMayBeDirectAndLarge() throws IOException {
        ByteBuffer large = ByteBuffer.allocateDirect(300_000);
        for (int i = 0; i < large.capacity(); i++) {
            large.put(i, (byte) (i * 31));
        }
        large.position(7).limit(250_007);

        try (FileJournal journal = open(Records.config().segmentBytes(4096))) {
            journal.append(1, large);
            journal.append(1, large);

            assertThat(large.position()).isEqualTo(7);
            assertThat(large.limit()).isEqualTo(250_007);
            journal.read(0, (sequence, type, payload) -> {
                assertThat(payload.isReadOnly()).isTrue();
                assertThat(payload).isEqualTo(large);
            });
            assertThat(segments()).hasSize(2);
        }
    }

    @Test
    void tornTailIsCutAndReported() throws IOException {
        try (FileJournal journal = open()) {
            Records.append(journal, "a", "b");
        }
        Path segment = segments().get(0);
        long whole = Files.size(segment);
        Files.write(segment, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

        try (FileJournal journal = open()) {
            JournalDamage cut = journal.cut().orElseThrow();
            assertThat(cut.offset()).isEqualTo(whole);
            assertThat(cut.bytes()).isEqualTo(3);
            assertThat(cut.kind()).isEqualTo(JournalDamage.Kind.INCOMPLETE);
            assertThat(cut.message()).contains(segment.getFileName().toString(), "record 3", "cuts these 3 bytes");
            assertThat(Files.size(segment)).isEqualTo(whole);
            Records.append(journal, "c");
            assertThat(Records.of(journal)).containsExactly("1:1:a", "2:1:b", "3:1:c");
        }
    }

    @Test
    void damageBeforeSyncedRecordsIsRefusedWithThePosition() throws IOException {
        try (FileJournal journal = open()) {
            Records.append(journal, "first");
            journal.sync();
            Records.append(journal, "second");
        }
        Path segment = segments().get(0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[SegmentHeader.FIXED + Frame.HEADER] ^= 1;
        Files.write(segment, bytes);

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("offset 48: record 1 expected, found bytes whose checksum is wrong")
                .hasMessageContaining("put the file back from a copy");
        assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
    }

    @Test
    void segmentsRotateBySizeAndReadAsOne() throws IOException {
        String[] texts = new String[300];
        Arrays.setAll(texts, i -> "record number " + i);

        try (FileJournal journal = open(Records.config().segmentBytes(4096))) {
            Records.append(journal, texts);
        }

        assertThat(segments()).hasSizeGreaterThan(3);
        for (Path segment : segments()) {
            assertThat(Files.size(segment)).isLessThanOrEqualTo(4096);
        }
        try (FileJournal journal = open(Records.config().segmentBytes(4096))) {
            assertThat(journal.lastSequence()).isEqualTo(300);
            assertThat(Records.of(journal))
                    .hasSize(300)
                    .startsWith("1:1:record number 0")
                    .endsWith("300:1:record number 299");
            assertThat(Records.of(journal, 200)).hasSize(101);
        }
    }

    @Test
    void preallocatedSegmentIsTrimmedWhenFinished() throws IOException {
        JournalConfig.Builder config = Records.config().segmentBytes(8192).preallocate(true);

        try (FileJournal journal = open(config)) {
            Records.append(journal, "a");
            assertThat(Files.size(segments().get(0))).isEqualTo(8192);
        }

        assertThat(Files.size(segments().get(0))).isEqualTo(SegmentHeader.FIXED + Frame.HEADER + 1);
        try (FileJournal journal = open(config)) {
            assertThat(Records.of(journal)).containsExactly("1:1:a");
        }
    }

    @Test
    void recoveryBeginsAtTheLastCheckpoint() throws IOException {
        try (FileJournal journal = open()) {
            Records.append(journal, "a", "b");
            assertThat(journal.checkpoint(9, Records.payload("a and b"))).isEqualTo(3);
            Records.append(journal, "c");
        }

        try (FileJournal journal = open()) {
            assertThat(journal.checkpointSequence()).isEqualTo(3);
            assertThat(Records.of(journal, journal.checkpointSequence())).containsExactly("3:9:a and b", "4:1:c");
            assertThat(Records.of(journal)).containsExactly("1:1:a", "2:1:b", "3:9:a and b", "4:1:c");
        }
    }

    @Test
    void openingHandsOverWhatRecoveryNeeds() throws IOException {
        try (FileJournal journal = open()) {
            Records.append(journal, "a", "b");
            journal.checkpoint(9, Records.payload("a and b"));
            Records.append(journal, "c");
        }
        List<String> given = new ArrayList<>();

        try (FileJournal journal = FileJournal.open(
                folder.resolve("journal"),
                Records.config().build(),
                (sequence, type, payload) -> given.add(sequence + ":" + type + ":" + Records.text(payload)))) {
            assertThat(given)
                    .isEqualTo(Records.of(journal, journal.checkpointSequence()))
                    .hasSize(2);
        }
    }

    @Test
    void folderAndFilesAreForTheirOwnerOnly() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX file system");

        try (FileJournal journal = open(Records.config().reserveBytes(1000))) {
            Path home = folder.resolve("journal");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(home)) {
                for (Path file : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
            assertThat(home.resolve("RESERVE")).hasSize(1000);
        }
    }

    @Test
    void anotherNamespaceOrBindingIsRefused() throws IOException {
        UUID mine = new UUID(1, 2);
        try (FileJournal journal = open(Records.config().namespace(mine).binding("alpaca paper PA1"))) {
            assertThat(journal.namespace()).isEqualTo(mine);
        }

        try (FileJournal journal = open(Records.config().binding("alpaca paper PA1"))) {
            assertThat(journal.namespace()).isEqualTo(mine);
        }
        assertThatThrownBy(() -> open(Records.config().binding("alpaca live PA1")))
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("a journal of 'alpaca paper PA1' where 'alpaca live PA1' is expected");
        assertThatThrownBy(
                        () -> open(Records.config().binding("alpaca paper PA1").namespace(new UUID(1, 3))))
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("namespace " + mine);
    }

    @Test
    void closedJournalTakesNothing() throws IOException {
        FileJournal journal = open();
        journal.close();
        journal.close();

        assertThatThrownBy(() -> Records.append(journal, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void typeOutOfRangeIsRefused() throws IOException {
        try (FileJournal journal = open()) {
            assertThatThrownBy(() -> journal.append(256, Records.payload("a")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("type 256 is not from 1 to 255");
        }
    }
}
