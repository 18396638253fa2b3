package io.otrep.core.internal.assembly;

import io.otrep.journal.JournalFactory;
import io.otrep.journal.JournalLevel;
import java.time.Duration;

/**
 * What the journal of an engine is made from.
 *
 * @param factory opens it
 * @param level how much is written
 * @param patience how long a write may take before new intents are refused
 * @param snapshotEvery how many records are written before a snapshot is taken
 */
public record JournalSpec(JournalFactory factory, JournalLevel level, Duration patience, long snapshotEvery) {
    /** Whether all inputs are written, not only what rebuilds the engine. */
    public boolean keepsAll() {
        return level == JournalLevel.ALL;
    }
}
