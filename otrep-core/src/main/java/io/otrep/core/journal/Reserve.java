package io.otrep.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** A file that holds space for urgent records until the disk is full. Single-threaded. */
final class Reserve {
    static final String NAME = "RESERVE";
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Disk disk;
    private final long bytes;
    private boolean ready;

    Reserve(Disk disk, long bytes) {
        this.disk = disk;
        this.bytes = bytes;
    }

    /** Takes over the file of a former process, or makes one if there is room. */
    void prepare() throws IOException {
        if (bytes > 0) {
            ready = disk.names().contains(NAME) && isWhole() || restore();
        }
    }

    private boolean isWhole() throws IOException {
        try (DiskFile file = disk.open(NAME, false)) {
            return file.size() == bytes;
        }
    }

    /** Whether ordinary records may be written: the space for urgent ones is not among what they would take. */
    boolean isReady() throws IOException {
        return bytes == 0 || ready || restore();
    }

    /** Gives the space back to the disk; false if there was none to give. */
    boolean release() throws IOException {
        if (!ready) {
            return false;
        }
        ready = false;
        disk.delete(NAME);
        disk.sync();
        return true;
    }

    private boolean restore() throws IOException {
        if (disk.freeBytes() < bytes + CHUNK_BYTES) {
            return false;
        }
        disk.delete(NAME);
        try (DiskFile file = disk.create(NAME)) {
            fill(file);
            file.force();
            disk.sync();
            ready = true;
        } catch (DiskFullException e) {
            disk.delete(NAME);
        }
        return ready;
    }

    /** Noise, so that no file system compresses it away. */
    private void fill(DiskFile file) throws IOException {
        byte[] noise = new byte[(int) Math.min(CHUNK_BYTES, bytes)];
        new SplittableRandom(bytes).nextBytes(noise);
        for (long at = 0; at < bytes; at += noise.length) {
            file.writeFully(ByteBuffer.wrap(noise, 0, (int) Math.min(noise.length, bytes - at)), at);
        }
    }
}
