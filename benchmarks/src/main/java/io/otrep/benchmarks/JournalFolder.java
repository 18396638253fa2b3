package io.otrep.benchmarks;

import io.otrep.core.edge.SystemClock;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.Retention;
import io.otrep.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A journal in a folder of its own, removed at the end. Records have 100 bytes, about an order's. */
final class JournalFolder {
    private static final int PAYLOAD_BYTES = 100;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path folder;
    private final ByteBuffer payload = ByteBuffer.allocateDirect(PAYLOAD_BYTES);
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private final Retention retention;

    JournalFolder() throws IOException {
        this(Retention.segments(0));
    }

    JournalFolder(Retention retention) throws IOException {
        this.retention = retention;
        folder = Files.createTempDirectory("journal-benchmark");
        for (int i = 0; i < PAYLOAD_BYTES; i++) {
            payload.put(i, (byte) (i * 37));
        }
    }

    FileJournal open(Journal.Reader recovery) throws IOException {
        JournalConfig config =
                JournalConfig.builder(SystemClock.get()).retention(retention).build();
        return FileJournal.open(folder, config, recovery);
    }

    ByteBuffer payload() {
        return payload;
    }

    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".otj"))
                    .sorted()
                    .toList();
        }
    }

    /** One pass over all files that only reads and sums. */
    long readAndCrc() throws IOException {
        CRC32C crc = new CRC32C();
        for (Path segment : segments()) {
            try (FileChannel channel = FileChannel.open(segment)) {
                chunk.clear();
                while (channel.read(chunk) >= 0) {
                    crc.update(chunk.flip());
                    chunk.clear();
                }
            }
        }
        return crc.getValue();
    }

    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(JournalFolder::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
