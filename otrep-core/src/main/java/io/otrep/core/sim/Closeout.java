package io.otrep.core.sim;

import io.otrep.order.Side;
import java.util.Objects;

/**
 * An order that a venue makes by itself to close a position, or a part of it. Immutable and thread-safe.
 *
 * @param slot the instrument
 * @param side SELL closes a long position, BUY a short one
 * @param quantity units, above 0, a measurement
 * @param whole whether it closes all of the position, whose exact quantity then counts
 */
public record Closeout(int slot, Side side, double quantity, boolean whole) {
    /** Checks the quantity. */
    public Closeout {
        Objects.requireNonNull(side, "side");
        if (!(quantity > 0)) {
            throw new IllegalArgumentException("quantity to close must be above 0, but was " + quantity);
        }
    }
}
