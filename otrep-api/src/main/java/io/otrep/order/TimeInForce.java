package io.otrep.order;

/** How long an order works. Immutable. */
public enum TimeInForce {
    /** Until the end of the venue's session. */
    DAY,
    /** Until canceled. */
    GTC,
    /** Until a given time. */
    GTD,
    /** Fills what it can at once, the rest is canceled. */
    IOC,
    /** Fills whole at once or is canceled. */
    FOK,
    /** In the opening auction. */
    OPG,
    /** In the closing auction. */
    CLS
}
