package io.otrep.core.sim;

/** How far the market must go to fill a limit or to trigger a stop. Immutable. */
public enum Touch {
    /** It must reach the price. */
    TOUCH,
    /** It must go beyond the price. */
    THROUGH
}
