package io.otrep.core.sim;

/** What an order may get of a bar that opened before the order arrived. Immutable. */
public enum Overlap {
    /** Its close, which alone is sure to be newer. */
    CLOSE_ONLY,
    /** Nothing. */
    SKIP,
    /** All of it. */
    WHOLE
}
