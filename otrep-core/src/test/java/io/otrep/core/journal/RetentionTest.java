package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which old segments go, and that recovery never misses one. */
class RetentionTest {
    private final MemoryDisk disk = MemoryDisk.seeded(3);
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");

    private MemoryJournal open(Retention retention) throws IOException {
        return MemoryJournal.open(
                disk,
                JournalConfig.builder(() -> now)
                        .reserveBytes(0)
                        .segmentBytes(4096)
                        .retention(retention)
                        .build());
    }

    /** Ten segments of one record each, an hour apart. */
    private void write(MemoryJournal journal) throws IOException {
        for (int i = 0; i < 10; i++) {
            Records.append(journal, "x".repeat(3000));
            now = now.plus(Duration.ofHours(1));
        }
    }

    private List<String> left(Retention retention) throws IOException {
        try (MemoryJournal journal = open(retention)) {
            write(journal);
            assertThat(disk.folder().names())
                    .as("nothing goes before a checkpoint")
                    .hasSize(10);
            journal.checkpoint(2, Records.payload("all"));
            Records.append(journal, "after");
        }
        try (MemoryJournal journal = open(retention)) {
            assertThat(Records.of(journal, journal.checkpointSequence())).containsExactly("11:2:all", "12:1:after");
            assertThat(Records.of(journal)).hasSize(disk.folder().names().size() + 1);
            return disk.folder().names();
        }
    }

    @Test
    void everythingIsKeptByDefault() throws IOException {
        assertThat(left(Retention.ALL)).hasSize(11);
    }

    @Test
    void lastSegmentsAreKept() throws IOException {
        assertThat(left(Retention.segments(2)))
                .containsExactly(SegmentHeader.name(9), SegmentHeader.name(10), SegmentHeader.name(11));
    }

    @Test
    void nothingOlderThanTheCheckpointNeedBeKept() throws IOException {
        assertThat(left(Retention.segments(0))).containsExactly(SegmentHeader.name(11));
    }

    @Test
    void whatFitsIsKept() throws IOException {
        long segment = SegmentHeader.FIXED + Frame.HEADER + 3000;

        assertThat(left(Retention.bytes(3 * segment + 10))).hasSize(4);
    }

    @Test
    void youngSegmentsAreKept() throws IOException {
        // the checkpoint is made at hour 10, segment k ends at hour k: those of hours 7 to 10 are at most 3 hours old
        assertThat(left(Retention.age(Duration.ofHours(3)))).hasSize(5).startsWith(SegmentHeader.name(7));
    }

    @Test
    void recoveryFindsItsStartWhateverTheRuleAndTheCrash() throws IOException {
        for (long seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MemoryDisk world = MemoryDisk.seeded(seed);
            JournalConfig config = Records.config()
                    .segmentBytes(4096)
                    .retention(Retention.segments(random.nextInt(3)))
                    .build();
            long checkpoint = 0;
            world.crashAfter(random.nextInt(10, 200));
            try (MemoryJournal journal = MemoryJournal.open(world, config)) {
                while (world.steps() < 300) {
                    Records.append(journal, "x".repeat(random.nextInt(3000)));
                    if (random.nextInt(6) == 0) {
                        checkpoint = journal.checkpoint(2, Records.payload("state"));
                    }
                }
            } catch (MemoryDisk.Crash e) {
                world.powerCut();
            }

            try (MemoryJournal journal = MemoryJournal.open(world, config)) {
                assertThat(journal.checkpointSequence()).as("seed " + seed).isGreaterThanOrEqualTo(checkpoint);
                Records.of(journal, journal.checkpointSequence());
                assertThat(JournalReader.of(world).inspect().damage())
                        .as("seed " + seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void senselessRuleIsRefused() {
        assertThatThrownBy(() -> Retention.segments(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 segments");
        assertThatThrownBy(() -> Retention.age(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
