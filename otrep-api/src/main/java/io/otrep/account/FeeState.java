package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Money;
import org.jspecify.annotations.Nullable;

/** What a fee model may know beside the execution itself. Single-threaded: read only during the call. */
public interface FeeState {
    /**
     * Units of the same order that were executed before.
     *
     * @return at least 0
     */
    Decimal orderQuantityBefore();

    /**
     * Value of the same order that was executed before: quantity, price and multiplier, in the quote currency.
     *
     * @return at least 0
     */
    Decimal orderValueBefore();

    /**
     * Fees of the same order before this execution, so that a minimum or a cap can hold for the order.
     *
     * @return the sum, null if nothing was charged yet
     */
    @Nullable
    Money orderFeesBefore();

    /**
     * Value traded by the account in the 30 days before, this execution excluded; each in its own quote currency, added up as they are.
     *
     * @return at least 0
     */
    double tradedValue30Days();

    /**
     * The state of an order before its first execution.
     *
     * @param tradedValue30Days value traded by the account in the 30 days before
     * @return the state
     */
    static FeeState fresh(double tradedValue30Days) {
        return new FreshOrder(tradedValue30Days);
    }
}
