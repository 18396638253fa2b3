package io.otrep.core.journal;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes segments from before the last checkpoint, oldest first, as the rule of retention says. Single-threaded. */
final class Pruning {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

    private final Disk disk;
    private final Retention retention;
    private final List<String> names;

    /**
     * Prepares.
     *
     * @param names all segments, oldest first; the last one begins with the checkpoint just made
     */
    Pruning(Disk disk, JournalConfig config, List<String> names) {
        this.disk = disk;
        this.retention = config.retention();
        this.names = names;
    }

    /** What cannot be removed now is tried again after the next checkpoint: the checkpoint itself has succeeded. */
    void run() {
        if (retention.equals(Retention.ALL)) {
            return;
        }
        try {
            prune();
        } catch (IOException e) {
            LOG.warn("Journal {}: an old segment could not be removed, {}", disk.path(""), e.getMessage());
        }
    }

    private void prune() throws IOException {
        long bytes = 0;
        for (String name : names.subList(0, names.size() - 1)) {
            bytes += size(name);
        }
        long now = created(names.get(names.size() - 1));
        while (names.size() > 1 && retention.exceeds(names.size() - 1, bytes, now - created(names.get(1)))) {
            bytes -= size(names.get(0));
            disk.delete(names.get(0));
            disk.sync(); // one by one: a power cut must not bring back an older one without those after it
            names.remove(0);
        }
    }

    private long size(String name) throws IOException {
        try (DiskFile file = disk.open(name, false)) {
            return file.size();
        }
    }

    /** A segment ends when the next one begins. */
    private long created(String name) throws IOException {
        try (Segment segment = Segment.open(disk, name)) {
            return segment.header().createdNanos();
        }
    }
}
