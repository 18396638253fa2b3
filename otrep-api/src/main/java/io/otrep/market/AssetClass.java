package io.otrep.market;

/** What kind of thing an {@link Asset} is. Immutable. */
public enum AssetClass {
    /** A share of a company. */
    EQUITY,
    /** A listed fund. */
    ETF,
    /** A currency, traded against another. */
    FX,
    /** A crypto-asset, traded spot. */
    CRYPTO,
    /** A dated future; its instrument has an expiry and a multiplier. */
    FUTURE,
    /** An option; its instrument has an expiry and a multiplier. */
    OPTION,
    /** A future without expiry, kept near its index by funding payments. */
    PERPETUAL,
    /** A contract for difference on anything else. */
    CFD
}
