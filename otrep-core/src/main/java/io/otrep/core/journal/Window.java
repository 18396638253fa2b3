package io.otrep.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The part of a file being looked at, kept in one direct buffer: small for a look at the start, larger from the second load on, and as
 * large as the largest record asked for. Single-threaded.
 */
final class Window {
    private static final int START_BYTES = 8 << 10;
    private static final int NEXT_BYTES = 1 << 20;

    private final DiskFile file;
    private final long end;
    private ByteBuffer buffer;
    private ByteBuffer view;
    private long start;
    private int filled;

    Window(DiskFile file, long end) {
        this.file = file;
        this.end = end;
        this.buffer = ByteBuffer.allocateDirect((int) Math.max(Frame.HEADER, Math.min(START_BYTES, end)));
        this.view = buffer.asReadOnlyBuffer();
    }

    /** The first byte after the file, as it was when the window was made. */
    long end() {
        return end;
    }

    /** Brings these bytes into the buffer; false if the file ends before. */
    boolean holds(long offset, int length) throws IOException {
        if (offset >= start && offset + length <= start + filled) {
            return true;
        }
        if (offset + length > end) {
            return false;
        }
        load(offset, length);
        return filled >= length;
    }

    /** Reads anew from now on, because another process may have written. */
    void forget() {
        filled = 0;
    }

    private void load(long offset, int length) throws IOException {
        int wanted = Math.max(length, offset == 0 ? 0 : (int) Math.min(NEXT_BYTES, end));
        if (buffer.capacity() < wanted) {
            buffer = ByteBuffer.allocateDirect(wanted);
            view = buffer.asReadOnlyBuffer();
        }
        start = offset;
        filled = 0;
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - offset));
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) > 0) {
            filled = buffer.position();
        }
        buffer.clear();
    }

    /** The buffer, for absolute reads at {@link #index}. */
    ByteBuffer bytes() {
        return buffer;
    }

    /** Where a held offset lies in {@link #bytes}. */
    int index(long offset) {
        return (int) (offset - start);
    }

    /** A read-only slice of held bytes, valid until the next {@link #holds}. */
    ByteBuffer slice(long offset, int length) {
        return view.slice(index(offset), length);
    }
}
