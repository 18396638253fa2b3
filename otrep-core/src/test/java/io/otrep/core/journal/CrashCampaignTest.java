package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A crash at every step of seeded runs of appends, syncs, rotations and checkpoints, and again at every step of the opening after it.
 * Whatever was synced is there, whatever is there was appended, in its order.
 */
class CrashCampaignTest {
    private static final int SEEDS = 8;
    private static final int STEPS = 70;

    private static JournalConfig config(long seed) {
        return Records.config()
                .segmentBytes(4096)
                .preallocate(seed % 3 == 0)
                .reserveBytes(seed % 2 == 0 ? 0 : 1000)
                .build();
    }

    /** What a run did to its journal, and what it was promised. */
    private static final class Run {
        private final List<String> appended = new ArrayList<>();
        private long synced;
        private long checkpoint;
        private long crashes;

        void work(Journal journal, long seed) throws IOException {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < STEPS; i++) {
                act(journal, random);
            }
        }

        private void act(Journal journal, SplittableRandom random) throws IOException {
            int kind = random.nextInt(20);
            if (kind < 13) {
                put(random, "r");
                journal.append(1, last());
            } else if (kind < 18) {
                journal.sync();
                synced = appended.size();
            } else {
                put(random, "checkpoint");
                journal.checkpoint(2, last());
                synced = appended.size();
                checkpoint = synced;
            }
        }

        private void put(SplittableRandom random, String word) {
            appended.add(word + appended.size() + "x".repeat(random.nextInt(random.nextInt(4) == 0 ? 1500 : 30)));
        }

        private ByteBuffer last() {
            return Records.payload(appended.get(appended.size() - 1));
        }

        /** Checks what is there, then forgets what is not, as an engine would. */
        void verify(MemoryJournal journal, String what) throws IOException {
            List<String> found = new ArrayList<>();
            journal.read(0, (sequence, type, payload) -> {
                found.add(sequence == found.size() + 1 ? Records.text(payload) : "out of order " + sequence);
            });
            assertThat(found.size()).as(what).isBetween((int) synced, appended.size());
            assertThat(found).as(what).isEqualTo(appended.subList(0, found.size()));
            assertThat(journal.checkpointSequence()).as(what).isGreaterThanOrEqualTo(checkpoint);
            appended.subList(found.size(), appended.size()).clear();
            synced = found.size();
            checkpoint = journal.checkpointSequence();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySyncedRecordSurvivesACrashAtAnyStep(boolean powerCut) throws IOException {
        long crashes = 0;
        long cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (long step = 1; ; step++) {
                MemoryDisk disk = MemoryDisk.seeded(seed * 1000 + step);
                Run run = new Run();
                String what = "seed " + seed + ", step " + step + ", power cut " + powerCut;
                if (!crashes(disk, run, seed, step)) {
                    break;
                }
                crashes++;
                cuts += reopen(disk, run, seed, powerCut, what);
            }
        }

        assertThat(crashes).isGreaterThan(SEEDS * STEPS);
        assertThat(cuts).isPositive();
    }

    private static boolean crashes(MemoryDisk disk, Run run, long seed, long step) throws IOException {
        disk.crashAfter(step);
        try (MemoryJournal journal = MemoryJournal.open(disk, config(seed))) {
            run.work(journal, seed);
            return false;
        } catch (MemoryDisk.Crash e) {
            return true;
        }
    }

    /** Opens, works on, crashes again early in the opening, opens for good. Gives 1 if a tail was cut. */
    private static int reopen(MemoryDisk disk, Run run, long seed, boolean powerCut, String what) throws IOException {
        end(disk, powerCut);
        for (int again = 1; again <= 3; again++) {
            disk.crashAfter(again);
            try {
                MemoryJournal.open(disk, config(seed));
                break;
            } catch (MemoryDisk.Crash e) {
                end(disk, powerCut);
            }
        }
        end(disk, false);
        boolean cut = takenOver(disk, run, seed, what);
        disk.powerCut();
        try (MemoryJournal journal = MemoryJournal.open(disk, config(seed))) {
            run.verify(journal, what + ", after a power cut that followed the opening");
            run.work(journal, seed + 1);
            run.verify(journal, what);
            return cut ? 1 : 0;
        }
    }

    /** What an opening has taken over is safe from then on, though nothing was written. */
    private static boolean takenOver(MemoryDisk disk, Run run, long seed, String what) throws IOException {
        MemoryJournal journal = MemoryJournal.open(disk, config(seed));
        run.verify(journal, what);
        return journal.cut().isPresent();
    }

    private static void end(MemoryDisk disk, boolean powerCut) {
        if (powerCut) {
            disk.powerCut();
        } else {
            disk.kill();
        }
    }

    @Test
    void sameSeedGivesTheSameDiskAfterACrash() throws IOException {
        Set<String> ends = new TreeSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            String left = leftAfterCrash(seed);
            assertThat(leftAfterCrash(seed)).as("seed " + seed).isEqualTo(left);
            ends.add(left);
        }

        assertThat(ends).hasSizeGreaterThan(1);
    }

    private static String leftAfterCrash(long seed) throws IOException {
        MemoryDisk disk = MemoryDisk.seeded(seed);
        crashes(disk, new Run(), 5, 40 + seed);
        disk.powerCut();
        try (MemoryJournal journal = MemoryJournal.open(disk, config(5))) {
            return journal.lastSequence() + " " + journal.cut();
        }
    }

    /** A process that dies while it begins a journal may leave a file whose name is not safe yet. */
    @Test
    void whatTheNextProcessSyncsSurvivesThoughTheFirstDiedWhileItBegan() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            for (int step = 1; step <= 6; step++) {
                MemoryDisk disk = MemoryDisk.seeded(seed);
                disk.crashAfter(step);
                try (MemoryJournal first = MemoryJournal.open(disk, config(seed))) {
                    first.append(1, Records.payload("first"));
                } catch (MemoryDisk.Crash e) {
                    disk.kill();
                }
                disk.crashAfter(Long.MAX_VALUE / 2);
                List<String> found = new ArrayList<>();

                MemoryJournal second = MemoryJournal.open(disk, config(seed));
                second.append(1, Records.payload("kept"));
                second.sync();
                disk.powerCut();
                try (MemoryJournal third = MemoryJournal.open(disk, config(seed))) {
                    third.read(0, (sequence, type, payload) -> found.add(Records.text(payload)));
                }

                assertThat(found).as("seed %d, step %d", seed, step).endsWith("kept");
            }
        }
    }
}
