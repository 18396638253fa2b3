package io.otrep.core.reconcile;

/**
 * What becomes of a route whose books had a difference that nothing explains: a position or cash that no activity accounts for, an order that the venue has
 * no memory of. The books follow the venue in any case. Immutable.
 */
public enum MismatchPolicy {
    /** Listeners are told; trading goes on. */
    NOTIFY,
    /** Only reductions pass until somebody re-arms the route. The default. */
    REDUCING,
    /** Nothing but cancels passes until somebody re-arms the route. */
    HALT
}
