package io.otrep.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Walks the records of one segment, checking each. Stops for good at the first that is not what was written. Single-threaded. */
final class FrameCursor {
    private final Window window;
    private final CRC32C crc = new CRC32C();
    private long next;
    private long offset;
    private long expected;
    private int length;

    FrameCursor(Window window, long offset, long firstSequence) {
        this.window = window;
        this.next = offset;
        this.expected = firstSequence;
    }

    /** Steps to the next record; false at the end of the file and at a bad record. */
    boolean next() throws IOException {
        if (!isWhole(next) || longAt(next, Frame.SEQUENCE) != expected) {
            return false;
        }
        offset = next;
        length = intAt(offset, Frame.LENGTH);
        next = offset + Frame.HEADER + length;
        expected++;
        return true;
    }

    /** Goes on at a whole record, whatever its sequence. */
    void resume(long at) {
        next = at;
        expected = sequenceAt(at);
    }

    /** Whether the bytes here are a record, whatever its sequence. */
    boolean isWhole(long at) throws IOException {
        if (!window.holds(at, Frame.HEADER)) {
            return false;
        }
        int payload = intAt(at, Frame.LENGTH);
        if (payload < 0 || payload > window.end() - at - Frame.HEADER || byteAt(at, Frame.TYPE) == 0) {
            return false;
        }
        return window.holds(at, Frame.HEADER + payload) && intAt(at, 0) == checksum(at, payload);
    }

    private int checksum(long at, int payload) {
        ByteBuffer bytes = window.bytes();
        int from = window.index(at);
        bytes.limit(from + Frame.HEADER + payload).position(from + Frame.LENGTH);
        crc.reset();
        crc.update(bytes);
        bytes.clear();
        return (int) crc.getValue();
    }

    private int byteAt(long at, int field) {
        return window.bytes().get(window.index(at) + field) & 0xFF;
    }

    private int intAt(long at, int field) {
        return window.bytes().getInt(window.index(at) + field);
    }

    private long longAt(long at, int field) {
        return window.bytes().getLong(window.index(at) + field);
    }

    /** Where the next record begins or should begin. */
    long nextOffset() {
        return next;
    }

    /** The sequence the next record must have. */
    long nextSequence() {
        return expected;
    }

    long offset() {
        return offset;
    }

    long sequence() {
        return expected - 1;
    }

    int type() {
        return byteAt(offset, Frame.TYPE);
    }

    boolean isCheckpoint() {
        return (byteAt(offset, Frame.FLAGS) & Frame.CHECKPOINT) != 0;
    }

    ByteBuffer payload() {
        return window.slice(offset + Frame.HEADER, length);
    }

    /** The sequence written in the whole record here. */
    long sequenceAt(long at) {
        return longAt(at, Frame.SEQUENCE);
    }

    /** The last record known to be synced when the whole record here was written. */
    long syncedAt(long at) {
        return longAt(at, Frame.SEQUENCE) - 1 - (intAt(at, Frame.UNSYNCED) & 0xFFFF_FFFFL);
    }

    Window window() {
        return window;
    }
}
