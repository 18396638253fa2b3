package io.otrep.core.ledger;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A set of 64-bit numbers that forgets the oldest half when it is full, so that it always holds between half and all of its limit. Not
 * thread-safe.
 */
final class Fingerprints {
    private static final int SMALLEST = 64;

    private final int half;
    private long[] recent = new long[SMALLEST];
    private long[] earlier = new long[0];
    private int count;

    Fingerprints(int limit) {
        this.half = Math.max(1, limit / 2);
    }

    boolean contains(long fingerprint) {
        long key = fingerprint == 0 ? 1 : fingerprint;
        return find(recent, key) || find(earlier, key);
    }

    void save(FieldSink out) {
        out.bytes("recent", packed(recent));
        out.bytes("earlier", packed(earlier));
    }

    /** Takes what another has written; this one is empty. */
    void load(FieldReader in) {
        ByteBuffer latest = ByteBuffer.wrap(in.bytes());
        ByteBuffer before = ByteBuffer.wrap(in.bytes());
        addAll(before);
        if (count > 0) {
            turn();
        }
        addAll(latest);
    }

    /** They come in the order of a table: in one that is large enough they are put one behind the other. */
    private void addAll(ByteBuffer packed) {
        int expected = packed.remaining() / Long.BYTES;
        while (recent.length < 2 * expected) {
            recent = new long[recent.length * 2];
        }
        while (packed.hasRemaining()) {
            add(packed.getLong());
        }
    }

    private static byte[] packed(long[] table) {
        ByteBuffer packed = ByteBuffer.allocate(Long.BYTES * table.length);
        for (long key : table) {
            if (key != 0) {
                packed.putLong(key);
            }
        }
        return Arrays.copyOf(packed.array(), packed.position());
    }

    void add(long fingerprint) {
        long key = fingerprint == 0 ? 1 : fingerprint;
        if (count >= half) {
            turn();
        }
        if (count * 2 >= recent.length) {
            grow();
        }
        if (put(recent, key)) {
            count++;
        }
    }

    /** Forgets the earlier half and fills its table again: in steady state nothing is allocated. */
    private void turn() {
        long[] emptied = earlier.length == 0 ? new long[recent.length] : earlier;
        Arrays.fill(emptied, 0);
        earlier = recent;
        recent = emptied;
        count = 0;
    }

    private void grow() {
        long[] wider = new long[recent.length * 2];
        for (long key : recent) {
            if (key != 0) {
                put(wider, key);
            }
        }
        recent = wider;
    }

    private static boolean put(long[] table, long key) {
        int at = (int) key & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = key;
        return true;
    }

    private static boolean find(long[] table, long key) {
        if (table.length == 0) {
            return false;
        }
        int at = (int) key & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == key) {
                return true;
            }
            at = (at + 1) & (table.length - 1);
        }
        return false;
    }
}
