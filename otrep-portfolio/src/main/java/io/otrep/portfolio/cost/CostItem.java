package io.otrep.portfolio.cost;

/** What a cost is paid for. */
public enum CostItem {
    /** To the broker or the venue for the execution. */
    COMMISSION,
    /** To regulators and states, on top. */
    REGULATORY,
    /** Half of the distance from bid to ask. */
    SPREAD,
    /** The price moved by the order itself. */
    IMPACT,
    /** Turning one currency into another. */
    CONVERSION,
    /** Interest on what is held with borrowed money, or rollover. */
    FINANCING,
    /** Borrowed shares. */
    BORROW,
    /** Anything else. */
    OTHER
}
