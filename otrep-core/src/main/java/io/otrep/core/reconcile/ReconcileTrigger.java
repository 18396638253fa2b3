package io.otrep.core.reconcile;

/** Why a venue was asked. Immutable. */
public enum ReconcileTrigger {
    /** The engine began. */
    START,
    /** The order stream came up again. */
    RECONNECT,
    /** The adapter may have missed something. */
    GAP,
    /** More order events waited than the lane holds. */
    OVERFLOW,
    /** The time for it had come. */
    PERIODIC,
    /** An order is not known well enough. */
    UNKNOWN_ORDER,
    /** Somebody asked for it. */
    OPERATOR;

    /**
     * Whether trading on the route waits for the result.
     *
     * @return true if events may be missing
     */
    public boolean stopsTrading() {
        return this == START || this == RECONNECT || this == GAP || this == OVERFLOW;
    }
}
