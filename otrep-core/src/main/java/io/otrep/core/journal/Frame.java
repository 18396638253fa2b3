package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in a file, and the writing of one through a reused direct buffer: nothing is allocated. Numbers are big-endian.
 *
 * <p>{@code 0} CRC32C of all that follows, {@code 4} length of the payload, {@code 8} sequence, {@code 16} how many records just
 * before this one were not yet synced when it was written, {@code 20} type, {@code 21} flags, {@code 22} two zeros, {@code 24} payload.
 */
final class Frame {
    static final int HEADER = 24;
    static final int LENGTH = 4;
    static final int SEQUENCE = 8;
    static final int UNSYNCED = 16;
    static final int TYPE = 20;
    static final int FLAGS = 21;
    static final int CHECKPOINT = 1;
    static final int MAX_PAYLOAD = 1 << 30;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final CRC32C crc = new CRC32C();

    /** What a record of this payload takes in a file. */
    static long bytes(ByteBuffer payload) {
        return (long) HEADER + payload.remaining();
    }

    static void require(int type, ByteBuffer payload) {
        if (type < 1 || type > 255) {
            throw new IllegalArgumentException(
                    "type " + type + " is not from 1 to 255 (" + Journal.class.getName() + ")");
        }
        if (payload.remaining() > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of " + payload.remaining() + " bytes; a record holds up to " + MAX_PAYLOAD);
        }
    }

    void write(DiskFile file, long offset, long sequence, int unsynced, int type, int flags, ByteBuffer payload)
            throws IOException {
        int position = payload.position();
        int limit = payload.limit();
        try {
            head(sequence, unsynced, type, flags, payload);
            payload.position(position);
            body(file, offset, payload);
        } finally {
            payload.limit(limit).position(position);
        }
    }

    private void head(long sequence, int unsynced, int type, int flags, ByteBuffer payload) {
        buffer.clear();
        buffer.putInt(0).putInt(payload.remaining()).putLong(sequence).putInt(unsynced);
        buffer.put((byte) type).put((byte) flags).putShort((short) 0);
        crc.reset();
        buffer.flip().position(LENGTH);
        crc.update(buffer);
        crc.update(payload);
        buffer.putInt(0, (int) crc.getValue());
        buffer.clear().position(HEADER);
    }

    private void body(DiskFile file, long offset, ByteBuffer payload) throws IOException {
        int end = payload.limit();
        long at = offset;
        do {
            int part = Math.min(buffer.remaining(), end - payload.position());
            payload.limit(payload.position() + part);
            buffer.put(payload).flip();
            int bytes = buffer.remaining();
            file.writeFully(buffer, at);
            at += bytes;
            buffer.clear();
        } while (payload.position() < end);
    }
}
