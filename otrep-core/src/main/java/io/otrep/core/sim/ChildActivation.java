package io.otrep.core.sim;

/** On which data a released order is tested first. Immutable. */
public enum ChildActivation {
    /** On the next event. */
    NEXT_EVENT,
    /** On the bar that released it: along a path from the fill on, otherwise on all of it. */
    SAME_BAR
}
