package io.otrep.core.sim;

/** What a triggered stop gets on a bar. Immutable. */
public enum StopFill {
    /** Its own price, or the open if the bar opens beyond it. */
    WORSE_OF_TRIGGER_AND_OPEN,
    /** Its own price, or the close if that is worse: the bar does not say how far the price had run. */
    WORSE_OF_TRIGGER_AND_CLOSE,
    /** Its own price, even if the bar opens beyond it: can fill outside a bar's range, better than anybody traded. */
    TRIGGER
}
