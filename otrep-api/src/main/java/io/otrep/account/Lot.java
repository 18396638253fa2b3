package io.otrep.account;

import io.otrep.market.Decimal;
import java.util.Objects;

/**
 * Units that were opened by one execution and are still held. Keeps total cost, not a price per unit, so that closing all of it
 * leaves exactly 0. Immutable and thread-safe.
 *
 * @param family the execution that opened it
 * @param openedAtNanos when, by the venue's clock, nanoseconds since 1970
 * @param quantity units, negative if short
 * @param cost what they cost, in the quote currency, with the sign of the quantity
 */
public record Lot(String family, long openedAtNanos, Decimal quantity, Decimal cost) {

    /** Checks that it is not empty. */
    public Lot {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(cost, "cost");
        if (quantity.signum() == 0) {
            throw new IllegalArgumentException("a lot of " + family + " must not be empty");
        }
    }
}
