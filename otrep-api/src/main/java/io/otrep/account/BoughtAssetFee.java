package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fee taken out of what is received: a buyer on a spot exchange pays it in the bought asset, so that the position grows by less than
 * was bought; a seller, and everyone elsewhere, pays in the quote currency. Immutable and thread-safe.
 *
 * @param fees the fee in the quote currency
 * @param rounding how the amount of the bought asset is rounded
 */
record BoughtAssetFee(FeeModel fees, MoneyRounding rounding) implements FeeModel {
    BoughtAssetFee {
        Objects.requireNonNull(fees, "fees");
        Objects.requireNonNull(rounding, "rounding");
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
        Money fee = fees.fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state);
        Currency received = received(instrument, side);
        if (received == null || !fee.currency().equals(instrument.currency())) {
            return fee;
        }
        return Money.of(rounding.quotient(fee.amount(), price), received);
    }

    private static @Nullable Currency received(Instrument instrument, Side side) {
        return side == Side.BUY && instrument.settlement() == SettlementModel.SPOT_EXCHANGE
                ? instrument.baseCurrency().orElse(null)
                : null;
    }

    @Override
    public boolean isFree() {
        return fees.isFree();
    }
}
