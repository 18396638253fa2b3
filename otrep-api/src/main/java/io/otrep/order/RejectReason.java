package io.otrep.order;

/** Why a venue refused a request, in words common to all venues. The venue's own words are kept beside. Immutable. */
public enum RejectReason {
    /** Not enough cash, margin or holdings. */
    INSUFFICIENT_FUNDS,
    /** The instrument is not known or not tradable there. */
    UNKNOWN_INSTRUMENT,
    /** Price, quantity or a combination of terms breaks the venue's rules. */
    INVALID_TERMS,
    /** Outside the hours of the venue. */
    MARKET_CLOSED,
    /** The instrument is halted, close-only or delisted. */
    NOT_TRADING,
    /** A post-only order would have taken liquidity. */
    WOULD_TAKE,
    /** A reduce-only order would have increased the position. */
    WOULD_INCREASE,
    /** The order is not known there, or no longer working. */
    UNKNOWN_ORDER,
    /** The client order id was used before. */
    DUPLICATE_ID,
    /** Too many requests. */
    RATE_LIMIT,
    /** The account may not do this. */
    NOT_PERMITTED,
    /** It cannot fill whole at once (FOK), or nothing can (IOC). */
    NOT_FILLABLE,
    /** Anything else; see the venue's own words. */
    OTHER
}
