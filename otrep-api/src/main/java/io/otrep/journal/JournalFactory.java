package io.otrep.journal;

import java.io.IOException;
import java.time.InstantSource;

/** Opens the journal of one engine, when it starts. Thread-safe. */
@FunctionalInterface
public interface JournalFactory {
    /**
     * Opens a journal for writing; the engine closes it.
     *
     * @param engine the engine's name, for messages
     * @param clock the engine's clock
     * @return a journal that nobody else has open
     * @throws IOException if it is damaged, in use elsewhere, or cannot be reached, saying which and what to do
     */
    Journal open(String engine, InstantSource clock) throws IOException;
}
