package io.otrep.core.sim;

/** On which data a replaced order is tested first. Immutable. */
public enum ReplaceTiming {
    /** On the next event. */
    NEXT_EVENT,
    /** On the event of this very moment once more, if the order was there before it; then on the next. */
    SAME_EVENT
}
