package io.otrep.core.sim;

/** When a MARKET order is filled, and at what. Immutable. */
public enum MarketFill {
    /** On the next event of the instrument: the open of a bar, the far side of a quote. */
    NEXT_EVENT,
    /** At once: at the far side of the quote that stands, or at the last trade or close if there is none. */
    FAR_SIDE,
    /** At once: at the last trade or close, whatever the quotes say. */
    LAST_CLOSE
}
