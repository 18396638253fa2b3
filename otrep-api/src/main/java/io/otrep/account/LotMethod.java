package io.otrep.account;

/** Which lots a close takes first. Immutable. */
public enum LotMethod {
    /** The oldest. */
    FIFO,
    /** The newest. */
    LIFO,
    /** Those with the highest cost. */
    HIFO,
    /** All alike, at their average cost. */
    AVERAGE,
    /** The ones that the close names; what it does not name goes by FIFO. */
    SPECIFIC
}
