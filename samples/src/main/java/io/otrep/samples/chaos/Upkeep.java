package io.otrep.samples.chaos;

import io.otrep.core.journal.Retention;
import io.otrep.journal.JournalLevel;
import java.util.SplittableRandom;

/**
 * How a campaign's engine keeps its journal: of four seeds one as an engine does that nobody told otherwise, the others with a snapshot every few
 * records, small segments, few of them kept, and few closed orders remembered. Immutable and thread-safe.
 *
 * @param snapshotEvery records between snapshots
 * @param segmentBytes where a segment ends
 * @param retention what is kept of old segments
 * @param closedOrders how many closed orders are remembered
 */
record Upkeep(long snapshotEvery, long segmentBytes, Retention retention, int closedOrders) {

    /** From the seed alone; a journal that is replayed keeps all its inputs. */
    static Upkeep seeded(long seed, JournalLevel level) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 5);
        if (random.nextInt(4) == 0) {
            return new Upkeep(100_000, 64L << 20, Retention.ALL, 10_000);
        }
        Retention few = Retention.segments(1 + random.nextInt(4));
        return new Upkeep(
                10 + random.nextInt(150),
                4_096L << random.nextInt(3),
                level == JournalLevel.ALL || random.nextInt(3) == 0 ? Retention.ALL : few,
                random.nextBoolean() ? 20 + random.nextInt(60) : 10_000);
    }

    @Override
    public String toString() {
        return "snapshot every " + snapshotEvery + ", " + closedOrders + " closed orders";
    }
}
