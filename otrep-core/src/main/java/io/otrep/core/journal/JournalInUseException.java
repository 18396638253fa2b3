package io.otrep.core.journal;

import java.io.IOException;

/** A journal was refused because someone has it open; the message says who. */
public final class JournalInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    JournalInUseException(String message) {
        super(message);
    }
}
