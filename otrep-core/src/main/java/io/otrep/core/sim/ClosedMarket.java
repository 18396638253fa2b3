package io.otrep.core.sim;

/** What happens to a MARKET order sent while the session is shut. Immutable. */
public enum ClosedMarket {
    /** It fills at the next open of the session. */
    NEXT_OPEN,
    /** It is rejected. */
    REJECT
}
