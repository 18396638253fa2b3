package io.otrep.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The segment being written. A write that fails is taken back. Single-threaded. */
final class SegmentWriter {
    private static final int ZEROS_BYTES = 1 << 20;

    private final Disk disk;
    private final String name;
    private final DiskFile file;
    private final long start;
    private long position;
    private long synced;
    private boolean longer;

    private SegmentWriter(Disk disk, String name, DiskFile file, long start, long position) {
        this.disk = disk;
        this.name = name;
        this.file = file;
        this.start = start;
        this.position = position;
        this.synced = position;
    }

    /** A segment that an earlier process began: it may have died before what it wrote, or the name itself, was safe. */
    static SegmentWriter reopen(Disk disk, String name, long start, long position) throws IOException {
        SegmentWriter reopened = new SegmentWriter(disk, name, disk.open(name, true), start, position);
        reopened.file.force();
        disk.sync();
        return reopened;
    }

    /** A new segment whose header and name are safe; without that, there is none. */
    static SegmentWriter begin(Disk disk, SegmentHeader header, long preallocateBytes) throws IOException {
        String name = SegmentHeader.name(header.firstSequence());
        SegmentWriter begun = new SegmentWriter(disk, name, disk.create(name), header.bytes(), header.bytes());
        try {
            begun.file.writeFully(header.encode(), 0);
            begun.preallocate(preallocateBytes);
            begun.file.force();
            disk.sync();
            return begun;
        } catch (IOException e) {
            begun.discard(e);
            throw e;
        }
    }

    private void preallocate(long bytes) throws IOException {
        for (long at = position; at < bytes; at += ZEROS_BYTES) {
            file.writeFully(ByteBuffer.allocate((int) Math.min(ZEROS_BYTES, bytes - at)), at);
            longer = true;
        }
    }

    long position() {
        return position;
    }

    boolean isEmpty() {
        return position == start;
    }

    void put(Frame frame, long sequence, int unsynced, int type, int flags, ByteBuffer payload) throws IOException {
        try {
            frame.write(file, position, sequence, unsynced, type, flags, payload);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        position += Frame.bytes(payload);
    }

    private void takeBack(IOException cause) throws NotTakenBackException {
        try {
            file.truncate(position);
            longer = false;
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw new NotTakenBackException(cause);
        }
    }

    void force() throws IOException {
        file.force();
        synced = position;
    }

    /** After a failed sync: what was not promised is removed, so that a later opening does not take memory for disk. */
    void tryCutToSynced(IOException cause) {
        try {
            file.truncate(synced);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Removes zeros written ahead. */
    void trim() throws IOException {
        if (longer) {
            file.truncate(position);
            file.force();
            longer = false;
        }
    }

    /** Removes the file, as if it had never been begun. */
    void discard(IOException cause) throws NotTakenBackException {
        try {
            file.close();
            disk.delete(name);
            disk.sync();
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw new NotTakenBackException(cause);
        }
    }

    void close() throws IOException {
        file.close();
    }

    /** A write failed, and so did removing what of it got through. */
    static final class NotTakenBackException extends IOException {
        private static final long serialVersionUID = 1L;

        NotTakenBackException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
