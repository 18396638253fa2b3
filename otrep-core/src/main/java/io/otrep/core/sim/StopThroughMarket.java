package io.otrep.core.sim;

/** What happens to a stop already through the market. Immutable. */
public enum StopThroughMarket {
    /** It is taken and triggers on the first data it is tested on. */
    TRIGGER,
    /** It is rejected. */
    REJECT
}
