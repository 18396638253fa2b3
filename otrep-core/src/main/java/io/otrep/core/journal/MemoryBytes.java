package io.otrep.core.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The bytes of one file in memory, and those of them that are safe. Guarded by the lock of its {@link MemoryDisk}. */
final class MemoryBytes {
    private static final int SECTOR = 512;

    private byte[] bytes = new byte[256];
    private int size;
    private byte[] safe = new byte[0];
    private int safeSize;
    private int changedFrom;

    int size() {
        return size;
    }

    void write(ByteBuffer from, int count, long offset) {
        int at = Math.toIntExact(offset);
        if (at + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + count, bytes.length * 2));
        }
        from.get(bytes, at, count);
        changedFrom = Math.min(changedFrom, Math.min(at, size));
        size = Math.max(size, at + count);
    }

    int read(ByteBuffer into, long offset) {
        if (offset >= size) {
            return -1;
        }
        int count = (int) Math.min(into.remaining(), size - offset);
        into.put(bytes, (int) offset, count);
        return count;
    }

    void truncate(long newSize) {
        int end = (int) Math.min(size, newSize);
        Arrays.fill(bytes, end, size, (byte) 0);
        changedFrom = Math.min(changedFrom, end);
        size = end;
    }

    void force() {
        if (safe.length < size) {
            safe = Arrays.copyOf(safe, bytes.length);
        }
        if (changedFrom < size) {
            System.arraycopy(bytes, changedFrom, safe, changedFrom, size - changedFrom);
        }
        drop();
    }

    /** A failed sync: the length may get through, the bytes never will, and nobody will try again. */
    void drop() {
        if (safe.length < size) {
            safe = Arrays.copyOf(safe, bytes.length);
        }
        if (size < safeSize) {
            Arrays.fill(safe, size, safeSize, (byte) 0);
        }
        safeSize = size;
        changedFrom = size;
    }

    /** Keeps what is safe and some of the rest; afterwards everything that is left is safe. */
    void crash(SplittableRandom random) {
        int shortest = Math.min(size, safeSize);
        int longest = Math.max(size, safeSize);
        byte[] left = Arrays.copyOf(safe, longest);
        int end = random.nextInt(Math.min(changedFrom, size), size + 1);
        switch (random.nextInt(5)) {
            case 0 -> become(left, safeSize);
            case 1 -> become(keepUpTo(size, left), size);
            case 2 -> become(keepUpTo(end, left), Math.max(end, shortest));
            case 3 -> become(keepUpTo(end, left), longest);
            default -> become(keepSectors(random, left), random.nextInt(shortest, longest + 1));
        }
    }

    private byte[] keepUpTo(int end, byte[] left) {
        System.arraycopy(bytes, 0, left, 0, end);
        return left;
    }

    private byte[] keepSectors(SplittableRandom random, byte[] left) {
        System.arraycopy(bytes, 0, left, 0, Math.min(changedFrom, size));
        for (int at = changedFrom; at < size; at = (at / SECTOR + 1) * SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(bytes, at, left, at, Math.min((at / SECTOR + 1) * SECTOR, size) - at);
            }
        }
        return left;
    }

    private void become(byte[] content, int length) {
        bytes = Arrays.copyOf(content, Math.max(length, 256));
        Arrays.fill(bytes, length, bytes.length, (byte) 0);
        size = length;
        safe = Arrays.copyOf(bytes, length);
        safeSize = length;
        changedFrom = length;
    }
}
