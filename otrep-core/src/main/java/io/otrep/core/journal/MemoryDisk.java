package io.otrep.core.journal;

import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A disk in memory for tests and campaigns: it forgets what was not synced when it crashes, and fails on demand. Everything it does
 * by chance follows from its seed. Thread-safe.
 *
 * <p>Every write, sync, truncation, creation and deletion is a step. A crash happens at a chosen step, or between steps. A power cut
 * keeps what was synced and, of the rest, nothing, everything, a part that ends inside a record, or sectors of 512 bytes picked at
 * random; names that were made or removed and not synced may be there or not. A killed process loses nothing it wrote.
 */
public final class MemoryDisk {
    private final ReentrantLock guard = new ReentrantLock();
    private final long seed;
    private final SplittableRandom random;
    private final MemoryFolder folder;
    private long steps;
    private long crashStep = Long.MAX_VALUE;
    private long capacity = Long.MAX_VALUE;
    private int failingSyncs;
    private int largestWrite = Integer.MAX_VALUE;
    private boolean down;
    private long opened;
    private boolean inUse;

    private MemoryDisk(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.folder = new MemoryFolder(this);
    }

    /**
     * An empty disk.
     *
     * @param seed decides every chance
     * @return the disk
     */
    public static MemoryDisk seeded(long seed) {
        return new MemoryDisk(seed);
    }

    /** The process using this disk has died; whoever calls it is a ghost. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(String message) {
            super(message);
        }
    }

    /**
     * How many steps were taken.
     *
     * @return a count from 0
     */
    public long steps() {
        return locked(() -> steps);
    }

    /**
     * Crashes in the middle of a later step: from then on every call fails with {@link Crash} until {@link #powerCut} or {@link
     * #kill} is called and a journal opened anew.
     *
     * @param more how many steps from now, from 1 (the next)
     */
    public void crashAfter(long more) {
        locked(() -> crashStep = steps + more);
    }

    /**
     * Lets the disk run full.
     *
     * @param bytes how many bytes all files may have together; {@link Long#MAX_VALUE} for no limit
     */
    public void limit(long bytes) {
        locked(() -> capacity = bytes);
    }

    /**
     * Lets syncs of files fail; what they should have made safe is lost at the next crash, as a real system may drop it.
     *
     * @param count how many of the next ones
     */
    public void failSyncs(int count) {
        locked(() -> failingSyncs = count);
    }

    /**
     * Lets a single write take only a part.
     *
     * @param bytes the most it takes, from 1
     */
    public void shortWrites(int bytes) {
        locked(() -> largestWrite = bytes);
    }

    /**
     * How many bytes all files have together.
     *
     * @return bytes
     */
    public long usedBytes() {
        return locked(folder::usedBytes);
    }

    /** The power is cut; afterwards a journal may be opened anew. Faults that were asked for are over. */
    public void powerCut() {
        locked(() -> {
            folder.crash(random);
            return reset();
        });
    }

    /** The process is ended, the system lives on; afterwards a journal may be opened anew. Faults asked for are over. */
    public void kill() {
        locked(this::reset);
    }

    private boolean reset() {
        crashStep = Long.MAX_VALUE;
        capacity = Long.MAX_VALUE;
        failingSyncs = 0;
        largestWrite = Integer.MAX_VALUE;
        down = false;
        inUse = false;
        opened++;
        return true;
    }

    /** The folder on this disk. */
    MemoryFolder folder() {
        return folder;
    }

    long seed() {
        return seed;
    }

    /** Takes the disk for one journal; the number tells it from those before a crash. */
    long take() throws JournalInUseException {
        guard.lock();
        try {
            if (inUse) {
                throw new JournalInUseException("journal in memory is in use; close it, or crash its disk first");
            }
            inUse = true;
            return ++opened;
        } finally {
            guard.unlock();
        }
    }

    void release(long ticket) {
        locked(() -> inUse = inUse && ticket != opened);
    }

    /** Whether this journal is a ghost of before a crash. */
    void requireAlive(long ticket) {
        locked(() -> {
            if (ticket != opened) {
                throw new Crash("this journal died in a crash of its disk");
            }
            return true;
        });
    }

    /** Counts a step; true if the crash comes in its middle. */
    boolean step() {
        requireUp();
        down = ++steps >= crashStep;
        return down;
    }

    void requireUp() {
        if (down) {
            throw crash();
        }
    }

    Crash crash() {
        return new Crash("disk of seed " + seed + " crashed at step " + steps);
    }

    boolean failsSync() {
        return failingSyncs > 0 && failingSyncs-- > 0;
    }

    long room() {
        return capacity == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, capacity - folder.usedBytes());
    }

    int largestWrite() {
        return largestWrite;
    }

    SplittableRandom random() {
        return random;
    }

    /** Runs something with the disk to itself. */
    <T, E extends Exception> T locked(Action<T, E> action) throws E {
        guard.lock();
        try {
            return action.run();
        } finally {
            guard.unlock();
        }
    }

    /** Something done under the disk's lock. */
    @FunctionalInterface
    interface Action<T, E extends Exception> {
        T run() throws E;
    }
}
