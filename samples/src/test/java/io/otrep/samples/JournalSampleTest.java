package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal runner, on a journal of three records. */
class JournalSampleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final JournalSample sample =
            new JournalSample(new PrintStream(printed, true, StandardCharsets.UTF_8), RecordPrinter.HEX);

    @BeforeEach
    void writeJournal() throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-05T14:30:00Z"));
        try (FileJournal journal = FileJournal.open(
                folder, JournalConfig.builder(clock).reserveBytes(0).build())) {
            journal.append(4, ByteBuffer.wrap(new byte[] {1, 2}));
            journal.sync();
            journal.append(6, ByteBuffer.wrap(new byte[] {(byte) 0xAB}));
            journal.sync();
            journal.append(4, ByteBuffer.wrap(new byte[0]));
        }
    }

    private List<String> run(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(more));
        args.add(0, folder.toString());
        sample.run(args);
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void printsEachRecordAsOneJsonLine() throws IOException {
        List<String> lines = run();

        assertThat(lines)
                .startsWith(
                        "{\"sequence\":1,\"type\":4,\"bytes\":2,\"hex\":\"0102\"}",
                        "{\"sequence\":2,\"type\":6,\"bytes\":1,\"hex\":\"ab\"}",
                        "{\"sequence\":3,\"type\":4,\"bytes\":0,\"hex\":\"\"}");
        assertThat(lines.get(3)).contains("segments=1", "first=1 last=3 checkpoint=0 damaged=0");
    }

    @Test
    void printsOnlyWhatIsAskedFor() throws IOException {
        assertThat(run("--from", "2", "--type", "4"))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"sequence\":3");
    }

    @Test
    void namesTheDamageAndFailsButPrintsTheRest() throws IOException {
        Path segment = folder.resolve("00000000000000000001.otj");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[48 + 24] ^= 1;
        Files.write(segment, bytes);

        assertThatThrownBy(this::run)
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("damaged in 1 places")
                .hasMessageContaining("offset 48: record 1 expected");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("{\"sequence\":2", "{\"sequence\":3", "DAMAGED: " + segment);
    }

    @Test
    void folderWithoutJournalIsNamed() {
        assertThatThrownBy(() -> sample.run(List.of("no-such-folder")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("no-such-folder");
    }
}
