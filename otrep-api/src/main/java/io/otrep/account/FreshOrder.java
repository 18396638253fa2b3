package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order without executions. Immutable and thread-safe.
 *
 * @param tradedValue30Days value traded by the account in the 30 days before
 */
record FreshOrder(double tradedValue30Days) implements FeeState {
    @Override
    public Decimal orderQuantityBefore() {
        return Decimal.ZERO;
    }

    @Override
    public Decimal orderValueBefore() {
        return Decimal.ZERO;
    }

    @Override
    public @Nullable Money orderFeesBefore() {
        return null;
    }
}
