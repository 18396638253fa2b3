package io.otrep.core.tape;

/** What bars are made of. Immutable. */
public enum BarSource {
    /** Prices and sizes of trades. */
    TRADES,
    /** Middle of bid and ask; volume is 0. */
    QUOTE_MIDS,
    /** Shorter bars, whole ones. */
    BARS
}
