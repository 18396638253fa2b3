package io.otrep.account;

/** On which book a position is kept. Immutable. */
public enum PositionSide {
    /** One position, long or short: buys and sells net. */
    NET,
    /** The long book of a hedging account. */
    LONG,
    /** The short book of a hedging account. */
    SHORT
}
