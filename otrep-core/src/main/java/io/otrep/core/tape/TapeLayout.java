package io.otrep.core.tape;

/** What the rows of a file are. Immutable. */
public enum TapeLayout {
    /** Open, high, low, close, or close alone, of one instrument or with a symbol column. */
    BARS,
    /** One close column a symbol. */
    CLOSES,
    /** Open, high, low, close of bid and of ask. */
    QUOTE_BARS,
    /** Bid and ask. */
    QUOTES,
    /** Price and size of trades. */
    TRADES
}
