package io.otrep.core.ledger;

/**
 * How far back the books can be changed, so that they stay small over any number of orders. Immutable and thread-safe.
 *
 * @param changeable executions and bookings, counted over the whole ledger in the order they arrived, that can still be corrected and
 *     before which a late one can still be put; at least 1. An older one is folded into the lots. A late activity that belongs before
 *     folded ones counts as if it had happened right after them.
 * @param remembered executions and bookings beyond those whose repetition is still known as such, as 64-bit fingerprints of 8 bytes;
 *     at least 1. Two different ones are taken for the same with a chance of {@code remembered / 2^64}, 6e-14 for the default.
 */
public record Horizon(int changeable, int remembered) {

    /** 16,384 changeable and 1,048,576 remembered: some 30 MB when full. */
    public static final Horizon DEFAULT = new Horizon(1 << 14, 1 << 20);

    /** Checks that both are positive. */
    public Horizon {
        if (changeable < 1 || remembered < 1) {
            throw new IllegalArgumentException(
                    "a horizon needs at least 1 changeable and 1 remembered activity, but was " + changeable + " and "
                            + remembered);
        }
    }
}
