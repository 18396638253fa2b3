package io.otrep.core.ledger;

import java.util.Objects;

/**
 * What became of an activity. Immutable and thread-safe.
 *
 * @param outcome whether the books changed, and if not, why
 * @param slot the instrument whose position it is about, -1 if none
 */
public record Applied(Outcome outcome, int slot) {

    /** Whether the books changed, and if not, why. */
    public enum Outcome {
        /** The books hold it now. */
        APPLIED,
        /** Its key was seen before: nothing changed. */
        DUPLICATE,
        /** A higher revision of its family holds: nothing changed. */
        SUPERSEDED,
        /** It is about a fill that was not seen yet: kept, and applied together with it. */
        UNKNOWN_FAMILY,
        /** It would change what is too old to be changed: the books need a reconciliation. */
        BEYOND_HORIZON,
        /** It is of a kind that moves neither cash nor units. */
        RECORDED
    }

    /** Checks the outcome. */
    public Applied {
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Whether cash or units may have moved.
     *
     * @return true if APPLIED
     */
    public boolean isApplied() {
        return outcome == Outcome.APPLIED;
    }
}
