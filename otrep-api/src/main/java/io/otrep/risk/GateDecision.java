package io.otrep.risk;

import io.otrep.market.Decimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate says about an intent: approve (a shared constant), reduce to a smaller quantity, or deny. Immutable and thread-safe.
 */
public final class GateDecision {
    /** Nothing against it. */
    public static final GateDecision APPROVE = new GateDecision(null, null);

    private final @Nullable Decimal quantity;
    private final @Nullable Denial denial;

    private GateDecision(@Nullable Decimal quantity, @Nullable Denial denial) {
        this.quantity = quantity;
        this.denial = denial;
    }

    /**
     * Refuses the intent.
     *
     * @param denial why
     * @return the decision
     */
    public static GateDecision deny(Denial denial) {
        return new GateDecision(null, Objects.requireNonNull(denial, "denial"));
    }

    /**
     * Lets a smaller quantity pass.
     *
     * @param quantity units, above 0, a multiple of the instrument's step, below the intent's quantity
     * @param why what would have been denied
     * @return the decision
     */
    public static GateDecision reduceTo(Decimal quantity, Denial why) {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a reduced quantity must be above 0, but was " + quantity + "; deny instead");
        }
        return new GateDecision(quantity, Objects.requireNonNull(why, "why"));
    }

    /**
     * Whether the intent passes as it is.
     *
     * @return true for {@link #APPROVE}
     */
    public boolean isApproved() {
        return this == APPROVE;
    }

    /**
     * Whether the intent is refused.
     *
     * @return true if so
     */
    public boolean isDenied() {
        return denial != null && quantity == null;
    }

    /**
     * The quantity that passes.
     *
     * @return units, null unless reduced
     */
    public @Nullable Decimal reducedQuantity() {
        return quantity;
    }

    /**
     * Why it was denied or reduced.
     *
     * @return the denial, null if approved
     */
    public @Nullable Denial denial() {
        return denial;
    }

    /** The decision in words. */
    @Override
    public String toString() {
        if (isApproved()) {
            return "APPROVE";
        }
        return (isDenied() ? "DENY " : "REDUCE to " + quantity + ", ") + denial;
    }
}
