package io.otrep.core.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No space is left on the device, or the quota is used up. */
final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
