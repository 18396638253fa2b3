package io.otrep.core.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment, big-endian: {@code 0} the letters {@code OTREPJNL}, {@code 8} format version, {@code 10} length of
 * this header, {@code 12} CRC32C of the header without these four bytes, {@code 16} namespace, {@code 32} first sequence, {@code 40}
 * time of creation in nanoseconds since 1970, {@code 48} what the journal is bound to, in UTF-8.
 *
 * @param namespace the journal's own id
 * @param binding the account, venue and environment it belongs to, as the engine names them
 * @param firstSequence the number of the segment's first record
 * @param createdNanos when it was made, by the clock of the engine
 */
record SegmentHeader(UUID namespace, String binding, long firstSequence, long createdNanos) {
    static final int FIXED = 48;
    static final int MAX_BINDING = 1024;
    static final int VERSION = 1;
    static final String SUFFIX = ".otj";

    private static final long MAGIC = 0x4F54_5245_504A_4E4CL;
    private static final int DIGITS = 20;
    private static final int VERSION_AT = 8;
    private static final int LENGTH_AT = 10;
    private static final int CRC_AT = 12;

    static String name(long firstSequence) {
        String digits = Long.toString(firstSequence);
        return "0".repeat(DIGITS - digits.length()) + digits + SUFFIX;
    }

    static boolean isSegment(String name) {
        return name.matches("00[0-9]{18}\\.otj"); // fits a long
    }

    static long sequenceOf(String name) {
        return Long.parseLong(name, 0, DIGITS, 10);
    }

    int bytes() {
        return FIXED + binding.getBytes(StandardCharsets.UTF_8).length;
    }

    ByteBuffer encode() {
        byte[] bound = binding.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + bound.length);
        bytes.putLong(MAGIC).putShort((short) VERSION).putShort((short) bytes.capacity());
        bytes.putInt(0);
        bytes.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
        bytes.putLong(firstSequence).putLong(createdNanos).put(bound);
        return bytes.putInt(CRC_AT, checksum(bytes)).flip();
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().position(0).limit(CRC_AT));
        crc.update(header.duplicate().limit(header.capacity()).position(CRC_AT + Integer.BYTES));
        return (int) crc.getValue();
    }

    static boolean hasMagic(ByteBuffer start) {
        return start.getLong(0) == MAGIC;
    }

    static int version(ByteBuffer start) {
        return start.getShort(VERSION_AT) & 0xFFFF;
    }

    static int length(ByteBuffer start) {
        return start.getShort(LENGTH_AT) & 0xFFFF;
    }

    static boolean isIntact(ByteBuffer header) {
        return header.getInt(CRC_AT) == checksum(header);
    }

    /** Reads an intact header; the buffer holds exactly it. */
    static SegmentHeader decode(ByteBuffer header) {
        return new SegmentHeader(
                new UUID(header.getLong(16), header.getLong(24)),
                StandardCharsets.UTF_8
                        .decode(header.duplicate().position(FIXED))
                        .toString(),
                header.getLong(32),
                header.getLong(40));
    }
}
