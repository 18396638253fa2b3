package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.Objects;

/**
 * A fee on one side only, as taxes and regulatory fees are. Immutable and thread-safe.
 *
 * @param charged the side that pays
 * @param fees what it pays
 */
record SideFee(Side charged, FeeModel fees) implements FeeModel {
    SideFee {
        Objects.requireNonNull(charged, "charged");
        Objects.requireNonNull(fees, "fees");
    }

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
        return side == charged
                ? fees.fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state)
                : Money.zero(instrument.currency());
    }

    @Override
    public boolean isFree() {
        return fees.isFree();
    }
}
