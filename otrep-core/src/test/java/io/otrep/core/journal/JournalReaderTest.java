package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading without owning, damaged journals and journals being written. */
class JournalReaderTest {
    private static final JournalConfig CONFIG =
            Records.config().segmentBytes(4096).binding("sim").build();

    @TempDir
    Path folder;

    private void write() throws IOException {
        try (FileJournal journal = FileJournal.open(folder, CONFIG)) {
            for (int i = 0; i < 30; i++) {
                Records.append(journal, "x".repeat(500));
                journal.sync();
            }
            journal.checkpoint(2, Records.payload("state"));
        }
    }

    private List<Long> sequences(JournalReader reader) throws IOException {
        List<Long> found = new ArrayList<>();
        reader.inspect(0, (sequence, type, payload) -> found.add(sequence));
        return found;
    }

    @Test
    void soundJournalIsSummedUp() throws IOException {
        write();

        JournalInspection seen = JournalReader.of(folder).inspect();

        assertThat(seen.isSound()).isTrue();
        assertThat(seen.damage()).isEmpty();
        assertThat(seen.binding()).isEqualTo("sim");
        assertThat(seen.namespace()).isPresent();
        assertThat(seen.firstSequence()).isEqualTo(1);
        assertThat(seen.lastSequence()).isEqualTo(31);
        assertThat(seen.checkpointSequence()).isEqualTo(31);
        assertThat(seen.segments()).isGreaterThan(4);
    }

    @Test
    void recordsBehindDamageAreReadToo() throws IOException {
        write();
        Path first = folder.resolve(SegmentHeader.name(1));
        byte[] bytes = Files.readAllBytes(first);
        bytes[100] ^= 1;
        Files.write(first, bytes);

        JournalReader reader = JournalReader.of(folder);

        assertThat(sequences(reader))
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 31).boxed().toList());
        assertThat(reader.inspect().damage()).hasSize(1);
        assertThat(reader.inspect().damage().get(0).expectedSequence()).isEqualTo(1);
        assertThat(reader.inspect().isSound()).isFalse();
    }

    @Test
    void missingSegmentAndUnreadableHeaderAreBothReported() throws IOException {
        write();
        List<Path> segments;
        try (var files = Files.list(folder)) {
            segments = files.filter(file -> file.toString().endsWith(".otj"))
                    .sorted()
                    .toList();
        }
        Files.delete(segments.get(1));
        Files.write(segments.get(3), new byte[] {1, 2, 3});

        List<JournalDamage> damage = JournalReader.of(folder).inspect().damage();

        assertThat(damage)
                .extracting(JournalDamage::kind)
                .containsExactly(JournalDamage.Kind.MISSING_SEGMENT, JournalDamage.Kind.HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, Integer.MAX_VALUE})
    void walkBesideAWriterSeesWholeRecordsInOrderAndNoDamage(int kept) throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeForAWhile(Retention.segments(kept)));
        JournalReader reader = JournalReader.of(folder);
        long seen = 0;

        for (boolean more = true; more; ) {
            more = !writer.isDone();
            long[] last = {0};
            JournalInspection inspection = reader.inspect(0, (sequence, type, payload) -> {
                assertThat(kept == 3 ? sequence > last[0] : sequence == last[0] + 1)
                        .as("after " + last[0])
                        .isTrue();
                assertThat(payload.getLong(0)).isEqualTo(sequence);
                last[0] = sequence;
            });
            assertThat(inspection.isSound()).as(inspection.damage().toString()).isTrue();
            assertThat(kept == 3 || last[0] >= seen).as("after " + seen).isTrue();
            seen = last[0];
        }

        writer.get(30, TimeUnit.SECONDS);
        assertThat(seen).isEqualTo(4000);
    }

    private void writeForAWhile(Retention retention) {
        try (FileJournal journal =
                FileJournal.open(folder, CONFIG.toBuilder().retention(retention).build())) {
            for (long i = 1; i <= 4000; i++) {
                ByteBuffer payload = ByteBuffer.allocate(8 + (int) (i % 200)).putLong(0, i);
                if (i % 100 == 0) {
                    journal.checkpoint(2, payload);
                } else {
                    journal.append(1, payload);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void folderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> JournalReader.of(folder.resolve("nothing")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("nothing");
    }
}
