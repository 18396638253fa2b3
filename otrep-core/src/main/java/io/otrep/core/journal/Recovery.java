package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a former process left: finds the last checkpoint, checks every record from there on, and cuts a torn tail. Older
 * segments are checked by their headers only, and by their records when read. Single-threaded.
 */
final class Recovery {
    private final Disk disk;
    private final JournalConfig config;
    private final Journal.Reader reader;
    private final List<String> names = new ArrayList<>();
    private @Nullable SegmentHeader header;
    private @Nullable JournalDamage cut;
    private long position;
    private long lastSequence;
    private long checkpoint;

    /**
     * Prepares.
     *
     * @param reader takes what recovery needs while it is being checked
     */
    Recovery(Disk disk, JournalConfig config, Journal.Reader reader) {
        this.disk = disk;
        this.config = config;
        this.reader = reader;
    }

    void run() throws IOException {
        disk.names().stream().filter(SegmentHeader::isSegment).forEach(names::add);
        dropTornHeader();
        if (names.isEmpty()) {
            return;
        }
        checkHeaders();
        int start = findCheckpoint();
        for (int i = start; i < names.size(); i++) {
            walk(i, i == start);
        }
    }

    /** A segment whose header never got to the disk holds nothing. */
    private void dropTornHeader() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        String last = names.get(names.size() - 1);
        try (Segment segment = Segment.open(disk, last)) {
            JournalDamage damage = segment.headerDamage();
            if (damage == null || !damage.torn()) {
                return;
            }
            if (segment.firstSequence() > 1 && names.size() == 1) {
                throw new JournalDamagedException(damage.refused());
            }
            cut = damage;
        }
        disk.delete(last);
        disk.sync();
        names.remove(last);
    }

    private void checkHeaders() throws IOException {
        for (String name : names) {
            try (Segment segment = Segment.open(disk, name)) {
                checkOwner(segment);
            }
        }
    }

    private void checkOwner(Segment segment) throws IOException {
        SegmentHeader found = segment.header();
        UUID namespace = header == null ? config.namespace().orElse(found.namespace()) : header.namespace();
        if (!found.namespace().equals(namespace)) {
            throw new JournalDamagedException(
                    foreign(segment, "namespace " + found.namespace() + " where " + namespace + " is expected"));
        }
        if (!found.binding().equals(config.binding())) {
            throw new JournalDamagedException(foreign(
                    segment, "a journal of '" + found.binding() + "' where '" + config.binding() + "' is expected"));
        }
        header = found;
    }

    static JournalDamage foreign(Segment segment, String found) {
        return new JournalDamage(
                segment.path(), 0, 0, JournalDamage.Kind.FOREIGN, segment.firstSequence(), found, false);
    }

    private int findCheckpoint() throws IOException {
        for (int i = names.size() - 1; i >= 0; i--) {
            try (Segment segment = Segment.open(disk, names.get(i))) {
                if (segment.cursor().next() && segment.cursor().isCheckpoint()) {
                    checkpoint = segment.firstSequence();
                    return i;
                }
            }
        }
        long first = SegmentHeader.sequenceOf(names.get(0));
        if (first > 1) {
            throw new JournalDamagedException(new JournalDamage(
                    disk.path(SegmentHeader.name(1)),
                    0,
                    0,
                    JournalDamage.Kind.MISSING_SEGMENT,
                    1,
                    "segments from record " + first + " on, and no whole checkpoint",
                    false));
        }
        return 0;
    }

    private void walk(int index, boolean first) throws IOException {
        boolean last = index == names.size() - 1;
        try (Segment segment = Segment.open(disk, names.get(index))) {
            if (!first) {
                requireJoint(segment, lastSequence + 1);
            }
            segment.read(0, reader);
            JournalDamage fault = segment.fault();
            lastSequence = segment.cursor().nextSequence() - 1;
            position = segment.cursor().nextOffset();
            if (fault != null) {
                judge(fault, last);
            }
        }
        if (last) {
            settle(names.get(index));
        }
    }

    private void judge(JournalDamage fault, boolean last) throws JournalDamagedException {
        if (!fault.torn() || !last && fault.kind() != JournalDamage.Kind.ZEROS) {
            throw new JournalDamagedException(fault.refused());
        }
        if (last) {
            cut = fault;
        }
    }

    /** Segments follow each other without a gap. */
    static void requireJoint(Segment segment, long expected) throws JournalDamagedException {
        JournalDamage fault = joint(segment, expected);
        if (fault != null) {
            throw new JournalDamagedException(fault);
        }
    }

    static @Nullable JournalDamage joint(Segment segment, long expected) {
        long first = segment.firstSequence();
        if (first == expected) {
            return null;
        }
        JournalDamage.Kind kind = first > expected ? JournalDamage.Kind.MISSING_SEGMENT : JournalDamage.Kind.ORDER;
        return new JournalDamage(
                segment.path(), 0, 0, kind, expected, "a segment that begins with record " + first, false);
    }

    /** What is taken over from now on is on the disk, not only in the memory of a system that may have failed to write it. */
    private void settle(String name) throws IOException {
        try (DiskFile file = disk.open(name, true)) {
            if (file.size() > position) {
                file.truncate(position);
            }
            file.force();
        }
    }

    List<String> names() {
        return names;
    }

    /** The last segment's header; null if there is no segment. */
    @Nullable
    SegmentHeader header() {
        return header;
    }

    @Nullable
    JournalDamage cut() {
        return cut;
    }

    long position() {
        return position;
    }

    long lastSequence() {
        return lastSequence;
    }

    long checkpoint() {
        return checkpoint;
    }
}
