package io.otrep.core.sim;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;

/** No fee at all. Immutable. */
final class FreeTrading implements FeeModel {
    @Override
    public Money fee(
            Instrument instrument,
            Side side,
            Decimal quantity,
            Decimal price,
            Fill.Liquidity liquidity,
            boolean firstFillOfOrder,
            long timeNanos,
            FeeState state) {
        return Money.zero(instrument.currency());
    }

    @Override
    public boolean isFree() {
        return true;
    }
}
