package io.otrep.core.sim;

/** What a limit gets when a bar opens beyond it. Immutable. */
public enum GapFill {
    /** The open, which is better. */
    AT_OPEN,
    /** Its own price, or the price of the bar nearest to it if the whole bar is better. */
    NEAREST_IN_BAR,
    /** Its own price, even if the whole bar is better: can fill outside a bar's range, at a price that nobody paid. */
    AT_LIMIT
}
