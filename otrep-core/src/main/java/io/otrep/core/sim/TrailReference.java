package io.otrep.core.sim;

/** Which price of a bar a trailing stop follows. Immutable. */
public enum TrailReference {
    /** The high to sell, the low to buy: along the path if one is assumed, otherwise after the bar was tested. */
    EXTREME,
    /** The close, after the bar was tested. */
    CLOSE
}
