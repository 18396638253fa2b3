package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.Objects;

/**
 * Units that a venue holds and the books do not, or the other way round, with no activity to explain them: reconciliation books the difference, so that the
 * books equal the venue's. It moves no cash. For example, of 120 shares at the venue and 100 in the books, 20 are found. Immutable and thread-safe.
 *
 * @param key made from the instrument and the time, the same whenever the same difference is found
 * @param timeNanos when the venue was asked, nanoseconds since 1970
 * @param instrument what
 * @param owner whose it is from now on; {@link Position#EXTERNAL} unless the engine takes over what others made
 * @param quantity units, negative if the books had too many, not 0
 * @param price what a unit cost, in the quote currency
 */
public record FoundPosition(
        ActivityKey key, long timeNanos, Instrument instrument, String owner, Decimal quantity, Decimal price)
        implements Activity {

    /** Checks that there is a difference. */
    public FoundPosition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(price, "price");
        if (quantity.isZero()) {
            throw new IllegalArgumentException("a found position of " + instrument + " must not be 0 units");
        }
    }
}
