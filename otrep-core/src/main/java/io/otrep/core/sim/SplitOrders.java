package io.otrep.core.sim;

/** What a split does to resting orders. Immutable. */
public enum SplitOrders {
    /** Prices and quantities are converted; to buy rounds down, to sell up. */
    ADJUST,
    /** They are canceled. */
    CANCEL
}
