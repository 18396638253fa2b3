package io.otrep.market;

/** What has been done to the prices of a tape; tapes of different adjustments are never mixed. Immutable. */
public enum PriceAdjustment {
    /** Prices as they were traded. Splits and dividends arrive as corporate actions. */
    RAW,
    /** Prices before a split are divided by its ratio. Dividends arrive as corporate actions. */
    SPLIT,
    /** Prices are adjusted for splits and dividends, so that returns include both. */
    TOTAL
}
