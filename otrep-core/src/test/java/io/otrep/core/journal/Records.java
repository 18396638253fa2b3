package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Records as texts, the way tests speak of them: {@code "7:3:hello"} is record 7 of type 3. */
final class Records {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T14:30:00Z"));

    private Records() {}

    static ByteBuffer payload(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static JournalConfig.Builder config() {
        return JournalConfig.builder(CLOCK).reserveBytes(0);
    }

    static void append(Journal journal, String... texts) throws IOException {
        for (String text : texts) {
            journal.append(1, payload(text));
        }
    }

    static List<String> of(Journal journal) throws IOException {
        return of(journal, 0);
    }

    static List<String> of(Journal journal, long from) throws IOException {
        List<String> records = new ArrayList<>();
        journal.read(from, (sequence, type, payload) -> records.add(sequence + ":" + type + ":" + text(payload)));
        return records;
    }

    static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload).toString();
    }
}
