package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;

/** Value of an execution. Stateless. */
final class TradeValue {
    private TradeValue() {}

    /** Quantity, price and multiplier, in the quote currency: 2 contracts at 4,000 with multiplier 50 are 400,000. */
    static Decimal of(Instrument instrument, Decimal quantity, Decimal price) {
        return quantity.times(price).times(instrument.multiplier());
    }
}
