package io.otrep.core.sim;

/** What happens to a reduce-only order larger than the position. Immutable. */
public enum ReduceOnlyExcess {
    /** It fills as far as the position goes, the rest is canceled. */
    CAP,
    /** It is rejected when it is sent. */
    REJECT
}
