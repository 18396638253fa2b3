package io.otrep.core.journal;

import java.time.Duration;

/**
 * Which segments from before the last checkpoint are kept. Recovery never needs them; a look-up of old orders and an audit do.
 * All three limits hold at once: the oldest segment goes while any is exceeded. Immutable and thread-safe.
 *
 * @param segments how many are kept at most, from 0
 * @param bytes how many bytes they may have together, from 0
 * @param age how long ago a segment may have ended, positive, up to 36500 days
 */
public record Retention(int segments, long bytes, Duration age) {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** Everything is kept for ever. */
    public static final Retention ALL = new Retention(Integer.MAX_VALUE, Long.MAX_VALUE, FOR_EVER);

    /** Checks the limits. */
    public Retention {
        if (segments < 0 || bytes < 0 || age.isNegative() || age.isZero() || age.compareTo(FOR_EVER) > 0) {
            throw new IllegalArgumentException("retention of " + segments + " segments, " + bytes + " bytes, " + age
                    + "; give 0 or more segments and bytes, and an age of up to 36500 days, or Retention.ALL");
        }
    }

    /**
     * Keeps the last few.
     *
     * @param segments how many, from 0
     * @return the rule
     */
    public static Retention segments(int segments) {
        return new Retention(segments, ALL.bytes, ALL.age);
    }

    /**
     * Keeps what fits.
     *
     * @param bytes how many bytes, from 0
     * @return the rule
     */
    public static Retention bytes(long bytes) {
        return new Retention(ALL.segments, bytes, ALL.age);
    }

    /**
     * Keeps what is young.
     *
     * @param age how long ago a segment may have ended, for example 90 days
     * @return the rule
     */
    public static Retention age(Duration age) {
        return new Retention(ALL.segments, ALL.bytes, age);
    }

    boolean exceeds(int count, long size, long ageNanos) {
        return count > segments || size > bytes || ageNanos > age.toNanos();
    }
}
