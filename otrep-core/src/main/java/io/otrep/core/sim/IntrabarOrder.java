package io.otrep.core.sim;

/** In which order the orders that one bar hits are filled. What fills at the open is always first; ties go by age. Immutable. */
public enum IntrabarOrder {
    /** Stops before limits: what could go against us did. */
    STOP_FIRST,
    /** Limits before stops. */
    TARGET_FIRST,
    /** By age alone. */
    SUBMISSION,
    /** Along the path open, high, low, close. */
    OPEN_HIGH_LOW_CLOSE,
    /** Along the path open, low, high, close. */
    OPEN_LOW_HIGH_CLOSE,
    /** Along the path that visits the extreme nearer to the open first. */
    NEARER_EXTREME_FIRST
}
