package io.otrep.core.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was seen on a walk through a journal. Immutable and thread-safe.
 *
 * @param namespace the journal's own id, empty if no header could be read
 * @param binding what the journal is bound to
 * @param segments how many segment files there are
 * @param bytes how many bytes they have together
 * @param firstSequence the oldest record that could be read, 0 if there is none
 * @param lastSequence the last one
 * @param checkpointSequence the last checkpoint that could be read, 0 if there is none
 * @param damage what is wrong, in the order of the walk; a torn one is no reason for worry, and beside a running engine may be a
 *     record being written
 */
public record JournalInspection(
        Optional<UUID> namespace,
        String binding,
        int segments,
        long bytes,
        long firstSequence,
        long lastSequence,
        long checkpointSequence,
        List<JournalDamage> damage) {
    /** Copies the list. */
    public JournalInspection {
        damage = List.copyOf(damage);
    }

    /**
     * Whether nothing is wrong that a crash would not explain.
     *
     * @return true if the journal would be opened
     */
    public boolean isSound() {
        return damage.stream().allMatch(JournalDamage::torn);
    }
}
