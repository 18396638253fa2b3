package io.otrep.core.sim;

/** Which data an order looks at to be filled. Immutable. */
public enum PriceSource {
    /** Trades and bars of trades. */
    TRADE,
    /** Quotes and bars of quotes: the ask to buy, the bid to sell. */
    QUOTE,
    /** Quotes once the instrument has shown one, trades until then. */
    QUOTE_ELSE_TRADE,
    /** Trades once the instrument has shown one, quotes until then. */
    TRADE_ELSE_QUOTE,
    /** Both, as they come. */
    ANY
}
