package io.otrep.alpaca;

import io.otrep.market.Decimal;

/**
 * The sub-penny rule: limit and stop prices of US equities have two decimals from 1 USD on and four below it. Alpaca refuses others with code
 * 42210000. For example 12.345 is refused, 0.1234 is not. Source: Alpaca's order documentation; SEC Rule 612 of Regulation NMS. Stateless.
 */
final class EquityTicks {
    static final Decimal PENNY = Decimal.of(1, 2);
    static final Decimal SUB_PENNY = Decimal.of(1, 4);

    private EquityTicks() {}

    /** The tick at a price; that of prices above 1 USD where the price is not known. */
    static Decimal at(double price) {
        return price < 1 ? SUB_PENNY : PENNY;
    }
}
