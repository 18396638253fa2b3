package io.otrep.broker.support.http;

import java.util.Objects;

/**
 * What a venue's body says went wrong. Immutable and thread-safe.
 *
 * @param code the venue's code or word as its tables name it, such as {@code 40310000}; empty if the body speaks of no error
 * @param text the venue's own words
 */
public record VenueError(String code, String text) {
    /** A body that speaks of no error. */
    public static final VenueError NONE = new VenueError("", "");

    /** Checks that both parts are there. */
    public VenueError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }
}
