package io.otrep.core.ledger;

import io.otrep.market.Decimal;
import java.util.Objects;

/**
 * What of an execution belongs to an owner. For example a fill that bought 100 for two strategies has the shares {@code momentum 60} and
 * {@code reversion 40}. Immutable and thread-safe.
 *
 * @param owner the strategy, or {@link io.otrep.account.Position#EXTERNAL}
 * @param quantity units, positive if bought, negative if sold
 */
public record OwnerShare(String owner, Decimal quantity) {

    /** Checks that both are there. */
    public OwnerShare {
        Objects.requireNonNull(quantity, "quantity");
        if (owner.isEmpty()) {
            throw new IllegalArgumentException("a share of " + quantity + " needs an owner");
        }
    }

    /**
     * A share.
     *
     * @param owner the strategy
     * @param quantity units, positive if bought, negative if sold
     * @return the share
     */
    public static OwnerShare of(String owner, Decimal quantity) {
        return new OwnerShare(owner, quantity);
    }
}
