package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One segment open for reading: its header, its records, and what is wrong with either. Single-threaded. */
final class Segment implements Closeable {
    private final String path;
    private final long firstSequence;
    private final DiskFile file;
    private final Window window;
    private final @Nullable JournalDamage headerDamage;
    private final @Nullable SegmentHeader header;
    private final FrameCursor cursor;

    private Segment(String path, long firstSequence, DiskFile file, long end) throws IOException {
        this.path = path;
        this.firstSequence = firstSequence;
        this.file = file;
        this.window = new Window(file, end);
        this.headerDamage = checkHeader();
        this.header = headerDamage == null ? SegmentHeader.decode(headerBytes()) : null;
        this.cursor = new FrameCursor(window, header == null ? end : header.bytes(), firstSequence);
    }

    static Segment open(Disk disk, String name) throws IOException {
        return open(disk, name, Long.MAX_VALUE);
    }

    /** Reads no further than the offset given, because what lies behind is still being written or was never meant. */
    static Segment open(Disk disk, String name, long end) throws IOException {
        DiskFile file = disk.open(name, false);
        try {
            return new Segment(disk.path(name), SegmentHeader.sequenceOf(name), file, Math.min(end, file.size()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private @Nullable JournalDamage checkHeader() throws IOException {
        if (!window.holds(0, SegmentHeader.FIXED)) {
            return headerDamage("a file of " + window.end() + " bytes, too short for a segment header");
        }
        if (!SegmentHeader.hasMagic(window.bytes())) {
            return headerDamage("bytes that do not begin a segment");
        }
        int length = SegmentHeader.length(window.bytes());
        if (length < SegmentHeader.FIXED || !window.holds(0, length) || !SegmentHeader.isIntact(headerBytes())) {
            return headerDamage("a segment header whose checksum is wrong");
        }
        int version = SegmentHeader.version(window.bytes());
        if (version > SegmentHeader.VERSION) {
            return headerDamage(
                    JournalDamage.Kind.NEWER_FORMAT,
                    "format version " + version + " where this library knows " + SegmentHeader.VERSION,
                    false);
        }
        long first = SegmentHeader.decode(headerBytes()).firstSequence();
        return first == firstSequence
                ? null
                : headerDamage(JournalDamage.Kind.NAME, "a segment that begins with record " + first, false);
    }

    private ByteBuffer headerBytes() throws IOException {
        int length = SegmentHeader.length(window.bytes());
        window.holds(0, length);
        return window.slice(0, length);
    }

    /** A header is synced before the first record follows: if any record follows, no crash explains a bad one. */
    private JournalDamage headerDamage(String found) throws IOException {
        FrameCursor all = new FrameCursor(window, 0, firstSequence);
        boolean torn = new FrameSearch(all, 0, firstSequence - 1).find() < 0;
        return headerDamage(JournalDamage.Kind.HEADER, found, torn);
    }

    private JournalDamage headerDamage(JournalDamage.Kind kind, String found, boolean torn) {
        return new JournalDamage(path, 0, window.end(), kind, firstSequence, found, torn);
    }

    private JournalDamage damage(long offset, JournalDamage.Kind kind, String found, boolean torn) {
        return new JournalDamage(path, offset, window.end() - offset, kind, cursor.nextSequence(), found, torn);
    }

    String path() {
        return path;
    }

    long firstSequence() {
        return firstSequence;
    }

    /** What is wrong with the header, if anything; there are no records then. */
    @Nullable
    JournalDamage headerDamage() {
        return headerDamage;
    }

    SegmentHeader header() throws JournalDamagedException {
        if (header == null) {
            throw new JournalDamagedException(
                    Objects.requireNonNull(headerDamage).refused());
        }
        return header;
    }

    FrameCursor cursor() {
        return cursor;
    }

    /** Hands over the records from a sequence on, and stops at the end or at the first bad one. */
    void read(long fromSequence, Journal.Reader reader) throws IOException {
        while (cursor.next()) {
            if (cursor.sequence() >= fromSequence) {
                reader.onRecord(cursor.sequence(), cursor.type(), cursor.payload());
            }
        }
    }

    /** Why the cursor stopped before the end of the file; null if it did not, or if the record is whole by now. */
    @Nullable
    JournalDamage fault() throws IOException {
        long at = cursor.nextOffset();
        if (at >= window.end()) {
            return null;
        }
        window.forget();
        if (cursor.isWhole(at)) {
            return misplaced(cursor.sequenceAt(at));
        }
        FrameSearch search = new FrameSearch(cursor, at, cursor.nextSequence());
        if (search.onlyZeros()) {
            return damage(at, JournalDamage.Kind.ZEROS, (window.end() - at) + " zeros to the end of the file", true);
        }
        String found = describe(at);
        long witness = search.findSynced();
        window.forget();
        if (cursor.isWhole(at)) {
            return misplaced(cursor.sequenceAt(at)); // was being written meanwhile
        }
        JournalDamage.Kind kind =
                found.startsWith("bytes") ? JournalDamage.Kind.CHECKSUM : JournalDamage.Kind.INCOMPLETE;
        return witness < 0
                ? damage(at, kind, found, true)
                : damage(at, kind, found + ", though the record at offset " + witness + " says it was synced", false);
    }

    private @Nullable JournalDamage misplaced(long sequence) {
        if (sequence == cursor.nextSequence()) {
            return null;
        }
        boolean later = sequence > cursor.nextSequence();
        return damage(
                cursor.nextOffset(),
                later ? JournalDamage.Kind.GAP : JournalDamage.Kind.ORDER,
                "record " + sequence,
                false);
    }

    private String describe(long at) throws IOException {
        long rest = window.end() - at;
        if (!window.holds(at, Frame.HEADER)) {
            return "the first " + rest + " bytes of a record's header of " + Frame.HEADER;
        }
        int payload = window.bytes().getInt(window.index(at) + Frame.LENGTH);
        return payload < 0 || payload > rest - Frame.HEADER
                ? "a record that says its payload has " + payload + " bytes where " + (rest - Frame.HEADER)
                        + " are left"
                : "bytes whose checksum is wrong";
    }

    long bytes() {
        return window.end();
    }

    boolean isAtEnd() {
        return cursor.nextOffset() >= window.end();
    }

    /** Goes behind a fault to the next whole record, or stays if there is none. */
    boolean skip() throws IOException {
        long at = cursor.nextOffset();
        long next = cursor.isWhole(at) ? at : new FrameSearch(cursor, at, cursor.nextSequence()).find();
        if (next >= 0) {
            cursor.resume(next);
        }
        return next >= 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
