package io.otrep.risk.sizing;

/** What decided the size in a {@link SizedTarget}. Immutable. */
public enum SizeBound {
    /** The sizer's own formula. */
    FORMULA,
    /** The cap on leverage or stake. */
    CAP,
    /** The buffer that stays free, and the fee. */
    FEES,
    /** There is no edge, or the level is 0: flat. */
    NO_EDGE,
    /** The venue takes no order so small: flat. */
    MINIMUM,
    /** A price, a rate, equity or enough history is not known: the target stays as it was. */
    UNKNOWN
}
