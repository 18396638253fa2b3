package io.otrep.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of a {@link Disk}. Single-threaded. */
interface DiskFile extends Closeable {
    /**
     * Writes some of the bytes.
     *
     * @return how many, fewer than there are if the disk pleases
     * @throws DiskFullException if there is no room for one more
     */
    int write(ByteBuffer from, long offset) throws IOException;

    /** Reads some bytes; -1 at the end of the file. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Makes the content survive a power cut. */
    void force() throws IOException;

    void truncate(long bytes) throws IOException;

    long size() throws IOException;

    /** Writes all of the bytes. */
    default void writeFully(ByteBuffer from, long offset) throws IOException {
        long at = offset;
        while (from.hasRemaining()) {
            int written = write(from, at);
            if (written <= 0) {
                throw new IOException("wrote " + written + " of " + from.remaining() + " bytes at offset " + at);
            }
            at += written;
        }
    }
}
