package io.otrep.market;

/** How a fill changes the books of an account. Immutable. */
public enum SettlementModel {
    /** Cash goes out, a holding comes in: shares, funds, options. */
    SECURITY,
    /** Two currency legs are exchanged; the balance of the base currency is the position and is never counted twice: spot crypto. */
    SPOT_EXCHANGE,
    /** Only profit and loss, fees and financing move cash: futures, perpetuals, CFDs, margin FX. */
    MARGINED
}
