package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.journal.JournalFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A disk that runs full, refuses a sync or writes only a part. */
class FailingDiskTest {
    private static final int RESERVE = 10_000;

    private final MemoryDisk disk = MemoryDisk.seeded(1);

    private MemoryJournal open(int reserve) throws IOException {
        return MemoryJournal.open(
                disk, Records.config().reserveBytes(reserve).segmentBytes(4096).build());
    }

    private static ByteBuffer of(int bytes) {
        return ByteBuffer.allocate(bytes);
    }

    @Test
    void failedSyncPoisonsAndNothingUnsyncedComesBack() throws IOException {
        MemoryJournal journal = open(0);
        Records.append(journal, "safe");
        journal.sync();
        Records.append(journal, "not safe");
        disk.failSyncs(1);

        assertThatThrownBy(journal::sync).isInstanceOf(IOException.class).hasMessageContaining("takes nothing more");
        assertThatThrownBy(() -> Records.append(journal, "later"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk did not confirm a sync")
                .hasMessageContaining("open it anew");
        assertThatThrownBy(() -> journal.appendUrgent(1, of(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> journal.checkpoint(1, of(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(journal::sync).isInstanceOf(IOException.class);
        assertThat(journal.syncedSequence()).isEqualTo(1);
        journal.close();

        disk.powerCut();
        try (MemoryJournal again = open(0)) {
            assertThat(Records.of(again)).containsExactly("1:1:safe");
        }
    }

    @Test
    void ordinaryRecordsStopWhenTheDiskIsFullAndUrgentOnesUseTheReserve() throws IOException {
        MemoryJournal journal = open(RESERVE);
        disk.limit(disk.usedBytes() + 3000);

        int ordinary = fill(journal, 100);
        assertThat(ordinary).isBetween(20, 24);
        long last = journal.lastSequence();
        int urgent = 0;
        while (urgent < 1000 && tryUrgent(journal, 100)) {
            urgent++;
        }

        assertThat(urgent).isBetween(RESERVE / 124 - 3, (RESERVE + 3000) / 124);
        assertThatThrownBy(() -> journal.append(1, of(1)))
                .isInstanceOf(JournalFullException.class)
                .hasMessageContaining("only the room kept for urgent records is left");
        journal.sync();
        assertThat(journal.lastSequence()).isEqualTo(last + urgent);
        disk.powerCut();
        try (MemoryJournal again = open(RESERVE)) {
            assertThat(Records.of(again)).hasSize(ordinary + urgent);
        }
    }

    private static int fill(MemoryJournal journal, int bytes) throws IOException {
        int count = 0;
        try {
            while (count < 1000) {
                journal.append(1, of(bytes));
                count++;
            }
        } catch (JournalFullException e) {
            assertThat(e)
                    .hasMessageContaining("no room for a record of " + bytes + " bytes")
                    .hasMessageContaining("free");
        }
        return count;
    }

    private static boolean tryUrgent(MemoryJournal journal, int bytes) throws IOException {
        try {
            journal.appendUrgent(2, of(bytes));
            return true;
        } catch (JournalFullException e) {
            return false;
        }
    }

    @Test
    void ordinaryRecordsGoOnWhenSpaceComesBackAndTheReserveIsMadeAnew() throws IOException {
        MemoryJournal journal = open(RESERVE);
        disk.limit(disk.usedBytes() + 100);
        fill(journal, 100);
        journal.appendUrgent(2, of(100));
        assertThatThrownBy(() -> journal.append(1, of(1))).isInstanceOf(JournalFullException.class);

        disk.limit(disk.usedBytes() + 2 * RESERVE + 100_000);
        journal.append(1, of(1));

        disk.limit(disk.usedBytes());
        assertThatThrownBy(() -> journal.append(1, of(100))).isInstanceOf(JournalFullException.class);
        journal.appendUrgent(2, of(100));
    }

    @Test
    void checkpointWithoutRoomLeavesTheOneBefore() throws IOException {
        MemoryJournal journal = open(0);
        Records.append(journal, "a");
        journal.checkpoint(2, Records.payload("a"));
        Records.append(journal, "b");
        disk.limit(disk.usedBytes() + 500);

        assertThatThrownBy(() -> journal.checkpoint(2, of(1000))).isInstanceOf(JournalFullException.class);

        assertThat(journal.checkpointSequence()).isEqualTo(2);
        Records.append(journal, "c");
        journal.sync();
        disk.powerCut();
        try (MemoryJournal again = open(0)) {
            assertThat(Records.of(again, again.checkpointSequence())).containsExactly("2:2:a", "3:1:b", "4:1:c");
        }
    }

    @Test
    void checkpointWhoseSyncFailsLeavesTheOneBefore() throws IOException {
        MemoryJournal journal = open(0);
        Records.append(journal, "a");
        journal.sync();
        disk.failSyncs(1);

        assertThatThrownBy(() -> journal.checkpoint(2, of(10))).isInstanceOf(IOException.class);

        assertThat(journal.checkpointSequence()).isZero();
        Records.append(journal, "b");
        journal.close();
        disk.powerCut();
        try (MemoryJournal again = open(0)) {
            assertThat(Records.of(again)).containsExactly("1:1:a", "2:1:b");
        }
    }

    @Test
    void writesOfAFewBytesMakeWholeRecords() throws IOException {
        disk.shortWrites(7);

        try (MemoryJournal journal = open(100)) {
            Records.append(journal, "a longer text", "b".repeat(200_000));
        }

        try (MemoryJournal journal = open(100)) {
            assertThat(Records.of(journal)).containsExactly("1:1:a longer text", "2:1:" + "b".repeat(200_000));
        }
    }

    @Test
    void failedRotationLeavesNoFileBehind() throws IOException {
        MemoryJournal journal = open(0);
        journal.append(1, of(4000));
        disk.limit(disk.usedBytes() + 10);

        assertThatThrownBy(() -> journal.append(1, of(200))).isInstanceOf(JournalFullException.class);

        assertThat(disk.folder().names()).containsExactly(SegmentHeader.name(1));
        disk.limit(Long.MAX_VALUE);
        journal.append(1, of(200));
        assertThat(disk.folder().names()).containsExactly(SegmentHeader.name(1), SegmentHeader.name(2));
    }

    @Test
    void journalOfBeforeACrashIsAGhost() throws IOException {
        MemoryJournal journal = open(0);
        assertThatThrownBy(() -> open(0)).isInstanceOf(JournalInUseException.class);
        disk.powerCut();

        try (MemoryJournal again = open(0)) {
            assertThatThrownBy(() -> Records.append(journal, "a")).isInstanceOf(MemoryDisk.Crash.class);
            Records.append(again, "b");
            assertThat(Records.of(again)).containsExactly("1:1:b");
        }
    }
}
