package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.Objects;

/**
 * A fraction of the value by liquidity, each execution for itself. An auction, and an execution whose liquidity is not known, pays the
 * higher of both. Immutable and thread-safe.
 *
 * @param maker fraction of the value of an execution that rested; negative for a rebate
 * @param taker fraction of the value of one that took
 * @param rounding how each fee is rounded
 */
record MakerTakerFee(Decimal maker, Decimal taker, MoneyRounding rounding) implements FeeModel {
    MakerTakerFee {
        Objects.requireNonNull(maker, "maker");
        Objects.requireNonNull(taker, "taker");
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
        Decimal amount = rate(liquidity).times(instrument.value(quantity, price));
        return Money.of(rounding.applyTo(amount), instrument.currency());
    }

    private Decimal rate(Fill.Liquidity liquidity) {
        return switch (liquidity) {
            case MAKER -> maker;
            case TAKER -> taker;
            case AUCTION, UNKNOWN -> maker.max(taker);
        };
    }

    @Override
    public boolean isFree() {
        return maker.isZero() && taker.isZero();
    }
}
