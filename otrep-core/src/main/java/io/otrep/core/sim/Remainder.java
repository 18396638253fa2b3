package io.otrep.core.sim;

/** What happens to the part of a taking order that the shown size does not cover. Immutable. */
public enum Remainder {
    /** It waits for the next event. */
    NEXT_EVENT,
    /** It is canceled. */
    CANCEL,
    /** It fills one tick worse; for quotes, which show the top of the book only. */
    NEXT_TICK
}
