package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.journal.JournalDamage.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte of a small journal changed, every length cut to, files lost, renamed and mixed up. */
class DamageTest {
    private static final int FIRST = SegmentHeader.FIXED;
    private static final String[] TEXTS = {"one", "two two", "three", "four"};

    @TempDir
    Path folder;

    private Path segment;
    private byte[] bytes;

    /** Records 1 and 2 synced before 3 was written, 3 and 4 together. */
    @BeforeEach
    void writeJournal() throws IOException {
        try (FileJournal journal = open()) {
            Records.append(journal, TEXTS[0], TEXTS[1]);
            journal.sync();
            Records.append(journal, TEXTS[2], TEXTS[3]);
        }
        segment = folder.resolve(SegmentHeader.name(1));
        bytes = Files.readAllBytes(segment);
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(folder, Records.config().build());
    }

    private JournalDamage refusal() {
        try (FileJournal journal = open()) {
            throw new AssertionError("opened with " + Records.of(journal) + ", cut " + journal.cut());
        } catch (JournalDamagedException e) {
            return e.damage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int offsetOf(int record) {
        int offset = FIRST;
        for (int i = 1; i < record; i++) {
            offset += Frame.HEADER + TEXTS[i - 1].length();
        }
        return offset;
    }

    private static int recordAt(int offset) {
        int record = 1;
        while (record <= TEXTS.length && offset >= offsetOf(record + 1)) {
            record++;
        }
        return record;
    }

    @Test
    void changedBitAnywhereIsRefusedOrCutAtItsRecord() throws IOException {
        for (int at = 0; at < bytes.length; at++) {
            for (int bit : new int[] {0, 7}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(segment, changed);
                String what = "byte " + at + ", bit " + bit;

                if (at < offsetOf(3)) {
                    long begins = at < FIRST ? 0 : offsetOf(recordAt(at));
                    assertThat(refusal().offset()).as(what).isEqualTo(begins);
                    assertThat(Files.readAllBytes(segment)).as(what).isEqualTo(changed);
                } else {
                    requireCut(recordAt(at), what);
                }
            }
        }
    }

    private void requireCut(int record, String what) throws IOException {
        try (FileJournal journal = open()) {
            assertThat(journal.lastSequence()).as(what).isEqualTo(record - 1);
            assertThat(journal.cut().orElseThrow().offset()).as(what).isEqualTo(offsetOf(record));
            assertThat(journal.cut().orElseThrow().bytes()).as(what).isEqualTo(bytes.length - offsetOf(record));
            assertThat(Files.size(segment)).as(what).isEqualTo(offsetOf(record));
        }
    }

    @Test
    void anyLengthIsCutToWholeRecords() throws IOException {
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(segment, Arrays.copyOf(bytes, length));

            try (FileJournal journal = open()) {
                int whole = length < FIRST ? 0 : recordAt(length) - 1;
                assertThat(journal.lastSequence()).as("length " + length).isEqualTo(whole);
                assertThat(Records.of(journal)).as("length " + length).hasSize(whole);
                boolean clean = length >= FIRST && offsetOf(whole + 1) == length;
                assertThat(journal.cut().isEmpty()).as("length " + length).isEqualTo(clean);
            }
        }
    }

    @Test
    void zerosBehindTheLastRecordAreCut() throws IOException {
        Files.write(segment, Arrays.copyOf(bytes, bytes.length + 5000));

        try (FileJournal journal = open()) {
            assertThat(journal.cut().orElseThrow().kind()).isEqualTo(Kind.ZEROS);
            assertThat(Records.of(journal)).hasSize(4);
        }
    }

    @Test
    void sectorOfZerosBeforeSyncedRecordsIsRefused() throws IOException {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, offsetOf(1), offsetOf(2), (byte) 0);
        Files.write(segment, changed);

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.CHECKSUM);
        assertThat(damage.offset()).isEqualTo(offsetOf(1));
        assertThat(damage.found()).contains("the record at offset " + offsetOf(3) + " says it was synced");
    }

    @Test
    void removedRecordIsAGap() throws IOException {
        Files.write(segment, without(offsetOf(2), offsetOf(3)));

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.GAP);
        assertThat(damage.message()).contains("offset " + offsetOf(2) + ": record 2 expected, found record 3");
    }

    @Test
    void repeatedRecordIsOutOfOrder() throws IOException {
        byte[] first = Arrays.copyOfRange(bytes, offsetOf(1), offsetOf(2));
        Files.write(segment, join(bytes, first));

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.ORDER);
        assertThat(damage.message()).contains("offset " + bytes.length + ": record 5 expected, found record 1");
    }

    @Test
    void missingSegmentIsNamed() throws IOException {
        Files.delete(segment);
        writeSegments();
        Path second = segments().get(1);
        Files.delete(second);

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.MISSING_SEGMENT);
        assertThat(damage.expectedSequence())
                .isEqualTo(SegmentHeader.sequenceOf(second.getFileName().toString()));
        assertThat(damage.message()).contains("put the missing file back");
    }

    @Test
    void missingFirstSegmentWithoutCheckpointIsRefused() throws IOException {
        Files.delete(segment);
        writeSegments();
        Files.delete(segments().get(0));

        assertThat(refusal().kind()).isEqualTo(Kind.MISSING_SEGMENT);
    }

    @Test
    void damageInAFinishedSegmentIsRefusedThoughItLooksTorn() throws IOException {
        Files.delete(segment);
        writeSegments();
        Path first = segments().get(0);
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(whole, whole.length - 3));

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.INCOMPLETE);
        assertThat(damage.torn()).isFalse();
        assertThat(damage.file()).endsWith(first.getFileName().toString());
    }

    @Test
    void renamedSegmentIsRefused() throws IOException {
        Files.move(segment, folder.resolve(SegmentHeader.name(7)));

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.NAME);
        assertThat(damage.found()).isEqualTo("a segment that begins with record 1");
    }

    @Test
    void segmentOfAnotherJournalIsRefused() throws IOException {
        SegmentHeader foreign = new SegmentHeader(new UUID(5, 5), "", 5, 0);
        Files.write(folder.resolve(SegmentHeader.name(5)), foreign.encode().array());

        assertThat(refusal().kind()).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void newerFormatIsRefusedAsSuch() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putShort(8, (short) 2);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 12);
        crc.update(bytes, 16, FIRST - 16);
        header.putInt(12, (int) crc.getValue());
        Files.write(segment, bytes);

        JournalDamage damage = refusal();

        assertThat(damage.kind()).isEqualTo(Kind.NEWER_FORMAT);
        assertThat(damage.message())
                .contains("format version 2 where this library knows 1", "open it with the version");
    }

    @Test
    void lostCheckpointIsRefusedWhenNothingOlderIsKept() throws IOException {
        Files.delete(segment);
        try (FileJournal journal = FileJournal.open(
                folder, Records.config().retention(Retention.segments(0)).build())) {
            Records.append(journal, "a", "b");
            journal.checkpoint(2, Records.payload("a b"));
        }
        Path only = segments().get(0);
        Files.write(only, Arrays.copyOf(Files.readAllBytes(only), (int) Files.size(only) - 1));

        assertThat(refusal().message()).contains("no whole checkpoint");

        Files.write(only, new byte[3]);

        assertThat(refusal().kind()).isEqualTo(Kind.HEADER);
    }

    @Test
    void damageInArchivedSegmentsShowsWhenTheyAreRead() throws IOException {
        try (FileJournal journal = open()) {
            journal.checkpoint(2, Records.payload("all"));
        }
        bytes[offsetOf(2) + Frame.HEADER] ^= 1;
        Files.write(segment, bytes);

        try (FileJournal journal = open()) {
            assertThat(Records.of(journal, journal.checkpointSequence())).containsExactly("5:2:all");
            assertThatThrownBy(() -> Records.of(journal))
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("offset " + offsetOf(2) + ": record 2 expected");
            assertThatThrownBy(() -> journal.readBeside((sequence, type, payload) -> {}))
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("offset " + offsetOf(2) + ": record 2 expected");
        }
    }

    @Test
    void missingArchivedSegmentShowsWhenItIsRead() throws IOException {
        try (FileJournal journal = open()) {
            journal.checkpoint(2, Records.payload("all"));
            journal.checkpoint(2, Records.payload("more"));
        }
        Files.delete(folder.resolve(SegmentHeader.name(5)));

        try (FileJournal journal = open()) {
            assertThat(Records.of(journal, journal.checkpointSequence())).containsExactly("6:2:more");
            assertThatThrownBy(() -> Records.of(journal))
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("record 5 expected, found a segment that begins with record 6");
        }
    }

    private void writeSegments() throws IOException {
        try (FileJournal journal =
                FileJournal.open(folder, Records.config().segmentBytes(4096).build())) {
            for (int i = 0; i < 30; i++) {
                Records.append(journal, "x".repeat(500));
            }
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".otj"))
                    .sorted()
                    .toList();
        }
    }

    private byte[] without(int from, int to) {
        return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
