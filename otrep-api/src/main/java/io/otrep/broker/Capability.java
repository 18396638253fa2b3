package io.otrep.broker;

/** Something a venue can do for a class of instruments. What is not listed is absent, not an exception. Immutable. */
public enum Capability {
    /** MARKET orders. */
    MARKET,
    /** LIMIT orders. */
    LIMIT,
    /** STOP orders that rest at the venue. */
    STOP,
    /** STOP_LIMIT orders that rest at the venue. */
    STOP_LIMIT,
    /** TRAILING_STOP orders by amount. */
    TRAILING_AMOUNT,
    /** TRAILING_STOP orders by percent. */
    TRAILING_PERCENT,
    /** Orders that end with the session. */
    DAY,
    /** Orders that work until canceled. */
    GTC,
    /** Orders that end at a time. */
    GTD,
    /** Immediate or cancel. */
    IOC,
    /** Fill or kill. */
    FOK,
    /** Orders for the opening auction. */
    OPG,
    /** Orders for the closing auction. */
    CLS,
    /** Orders by value. */
    NOTIONAL,
    /** Quantities below one unit. */
    FRACTIONAL,
    /** Reduce-only is enforced by the venue. */
    REDUCE_ONLY,
    /** Post-only is enforced by the venue. */
    POST_ONLY,
    /** Orders outside the regular session. */
    EXTENDED_HOURS,
    /** Short positions. */
    SHORT,
    /** One order may take a position from long to short. */
    CROSSES_ZERO,
    /** A worst price for MARKET orders. */
    PROTECTION_PRICE,
    /** Groups of exits of which one cancels the other; see {@link ContingentBroker}. */
    OCO,
    /** Orders that release others; see {@link ContingentBroker}. */
    OTO,
    /** Entries with both exits; see {@link ContingentBroker}. */
    BRACKET,
    /** Changing a working order; see {@link ReplacingBroker}. */
    REPLACE,
    /** Canceling all orders at once; see {@link CancelAllBroker}. */
    CANCEL_ALL,
    /** Trying an order without sending it; see {@link PreviewingBroker}. */
    PREVIEW,
    /** Live market data; see {@link MarketDataBroker}. */
    MARKET_DATA,
    /** Past bars; see {@link HistoryBroker}. */
    HISTORY
}
