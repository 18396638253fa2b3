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
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINE = ONES * (0x80 - 10);
    private static final long PAIRS = 0x0000_00FF_0000_00FFL;
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

    /** How many bytes stand before the first that is no digit; 8 if all are digits. A carry can only spoil what stands behind that byte. */
    static int digits(long eight) {
        long values = eight ^ ZEROS;
        long other = ((values + BEYOND_NINE) | values) & HIGHS;
        return Long.numberOfTrailingZeros(other) >>> 3;
    }

    /**
     * The number that the first bytes write, all of them digits: pairs are joined, then fours, then all. Source: Lemire, "Quickly parsing eight
     * digits" (2018).
     *
     * @param eight the bytes
     * @param digits how many of them, 1 to 8
     */
    static long value(long eight, int digits) {
        long values = (eight ^ ZEROS) << ((8 - digits) << 3);
        long pairs = values * 10 + (values >>> 8);
        long evens = (pairs & PAIRS) * 0x000F_4240_0000_0064L;
        long odds = ((pairs >>> 16) & PAIRS) * 0x0000_2710_0000_0001L;
        return (evens + odds) >>> 32;
    }
}
