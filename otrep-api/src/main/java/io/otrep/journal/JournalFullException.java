package io.otrep.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A journal has no room for a record; it is as it was before. Nothing may leave that had to be written first. */
public final class JournalFullException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param message what is full, and what to do
     * @param cause what the file system said, if it was asked
     */
    public JournalFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
