package io.otrep.core.internal;

import io.otrep.journal.Journal;
import java.io.IOException;

/** Reads a journal that another thread may be writing. */
@FunctionalInterface
public interface JournalSource {
    /**
     * Hands over all records that are kept, oldest first.
     *
     * @param reader takes them
     * @return false if the journal cannot be read so
     * @throws IOException if it is damaged
     */
    boolean read(Journal.Reader reader) throws IOException;
}
