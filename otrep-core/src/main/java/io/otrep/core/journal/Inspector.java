package io.otrep.core.journal;

import io.otrep.journal.Journal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One walk through a journal. Single-threaded. */
final class Inspector {
    private final Disk disk;
    private final long fromSequence;
    private final Journal.Reader reader;
    private final List<JournalDamage> damage = new ArrayList<>();
    private @Nullable SegmentHeader owner;
    private int segments;
    private long bytes;
    private long first;
    private long last;
    private long checkpoint;
    private long expected;

    Inspector(Disk disk, long fromSequence, Journal.Reader reader) {
        this.disk = disk;
        this.fromSequence = fromSequence;
        this.reader = reader;
    }

    JournalInspection run() throws IOException {
        List<String> names =
                disk.names().stream().filter(SegmentHeader::isSegment).toList();
        for (int i = 0; i < names.size(); i++) {
            walk(names.get(i), i == names.size() - 1);
        }
        SegmentHeader known = owner;
        Optional<UUID> namespace = known == null ? Optional.empty() : Optional.of(known.namespace());
        String binding = known == null ? "" : known.binding();
        return new JournalInspection(namespace, binding, segments, bytes, first, last, checkpoint, damage);
    }

    private void walk(String name, boolean isLast) throws IOException {
        try (Segment segment = Segment.open(disk, name)) {
            segments++;
            bytes += segment.bytes();
            walk(segment, isLast);
        } catch (NoSuchFileException | FileNotFoundException e) {
            expected = 0; // removed by retention since the names were listed
        }
    }

    private void walk(Segment segment, boolean isLast) throws IOException {
        JournalDamage unreadable = segment.headerDamage();
        if (unreadable != null) {
            report(unreadable, isLast);
            return;
        }
        checkOwner(segment);
        JournalDamage joint = expected == 0 ? null : Recovery.joint(segment, expected);
        if (joint != null) {
            damage.add(joint);
        }
        expected = segment.firstSequence();
        boolean more = true;
        while (more) {
            records(segment.cursor());
            more = goOn(segment, isLast);
        }
    }

    private void checkOwner(Segment segment) throws JournalDamagedException {
        SegmentHeader header = segment.header();
        if (owner == null) {
            owner = header;
        }
        if (!header.namespace().equals(owner.namespace())) {
            damage.add(Recovery.foreign(
                    segment, "namespace " + header.namespace() + " where " + owner.namespace() + " is expected"));
        } else if (!header.binding().equals(owner.binding())) {
            damage.add(Recovery.foreign(
                    segment, "a journal of '" + header.binding() + "' where '" + owner.binding() + "' is expected"));
        }
    }

    private void records(FrameCursor cursor) throws IOException {
        while (cursor.next()) {
            last = cursor.sequence();
            first = first == 0 ? last : first;
            checkpoint = cursor.isCheckpoint() ? last : checkpoint;
            expected = last + 1;
            if (last >= fromSequence) {
                reader.onRecord(last, cursor.type(), cursor.payload());
            }
        }
    }

    /** Whether there is more to read behind the place where the cursor stopped. */
    private boolean goOn(Segment segment, boolean isLast) throws IOException {
        JournalDamage fault = segment.fault();
        if (fault == null) {
            return !segment.isAtEnd();
        }
        if (fault.kind() == JournalDamage.Kind.ZEROS && !isLast) {
            return false; // reserved ahead; the next segment tells whether a record is missing
        }
        report(fault, isLast);
        return !(fault.torn() && isLast) && segment.skip();
    }

    private void report(JournalDamage fault, boolean isLast) {
        damage.add(isLast ? fault : fault.refused());
        expected = 0;
    }
}
