package io.otrep.broker.support.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at once in a {@code long}, the first in the lowest bits. The tests for a byte are those of Warren, Hacker's Delight, 6-1: in their
 * result the lowest bit set is that of the first byte that passes. Stateless.
 */
final class Eight {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private Eight() {}

    static long at(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** At most eight bytes, zeros behind them. */
    static long head(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= 8) {
            return at(bytes, from);
        }
        if (from + 8 <= bytes.length) {
            return at(bytes, from) & ((1L << (length << 3)) - 1);
        }
        long head = 0;
        for (int i = to - 1; i >= from; i--) {
            head = head << 8 | bytes[i] & 0xff;
        }
        return head;
    }

    /** How many bytes stand before the first that is a quote, a backslash or a control character; 8 if there is none. */
    static int plain(long eight) {
        long quote = eight ^ QUOTES;
        long backslash = eight ^ BACKSLASHES;
        long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((eight - SPACES) & ~eight);
        return Long.numberOfTrailingZeros(found & HIGHS) >>> 3;
    }
}
