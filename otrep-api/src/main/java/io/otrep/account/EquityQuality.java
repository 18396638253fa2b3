package io.otrep.account;

/** How far an equity can be trusted. Immutable. */
public enum EquityQuality {
    /** Every position has a mark of its session, every currency a rate. */
    GOOD,
    /** Some marks or rates are from an earlier session, as they are when a market is closed. */
    STALE,
    /** Some marks are suspect: a wide quote, or a jump. */
    SUSPECT,
    /** A mark or a rate is missing: the equity is not known. */
    UNKNOWN
}
