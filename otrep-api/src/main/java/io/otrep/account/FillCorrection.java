package io.otrep.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A venue took an execution back, or changed it. It supersedes every lower revision of its family, whichever arrives first. Immutable
 * and thread-safe.
 *
 * @param key same account and family as the fill, a higher revision
 * @param timeNanos when the venue decided, nanoseconds since 1970
 * @param corrected what holds instead, with the same family; null if the execution never was (a bust)
 */
public record FillCorrection(
        ActivityKey key, long timeNanos, @Nullable Fill corrected) implements Activity {

    /** Checks that it supersedes a fill of its own family. */
    public FillCorrection {
        Objects.requireNonNull(key, "key");
        if (key.revision() < 1) {
            throw new IllegalArgumentException("a correction has a revision of at least 1, but was " + key);
        }
        if (corrected != null && !corrected.key().equals(key)) {
            throw new IllegalArgumentException(
                    "correction " + key + " holds a fill of another key, " + corrected.key());
        }
    }

    /**
     * An execution that never was.
     *
     * @param key same account and family as the fill, a higher revision
     * @param timeNanos when the venue decided
     * @return the correction
     */
    public static FillCorrection bust(ActivityKey key, long timeNanos) {
        return new FillCorrection(key, timeNanos, null);
    }

    /**
     * An execution with other terms.
     *
     * @param corrected what holds instead; its key has a revision of at least 1, its time is that of the execution
     * @param timeNanos when the venue decided
     * @return the correction
     */
    public static FillCorrection of(Fill corrected, long timeNanos) {
        return new FillCorrection(corrected.key(), timeNanos, corrected);
    }

    /**
     * Whether the execution never was.
     *
     * @return true for a bust
     */
    public boolean isBust() {
        return corrected == null;
    }
}
