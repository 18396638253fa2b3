package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.Objects;

/**
 * A fee paid in another currency than it is worked out in, at a rate of the time. Immutable and thread-safe.
 *
 * @param target the currency it is paid in
 * @param rates units of the target for one unit of another currency
 * @param rounding how the converted fee is rounded
 * @param fees what is worked out first
 */
record ConvertedFee(Currency target, RateSource<Currency> rates, MoneyRounding rounding, FeeModel fees)
        implements FeeModel {
    ConvertedFee {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(rounding, "rounding");
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
        Money fee = fees.fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state);
        return fee.currency().equals(target) ? fee : converted(fee, timeNanos);
    }

    private Money converted(Money fee, long timeNanos) {
        Decimal rate = rates.at(fee.currency(), timeNanos);
        if (rate == null) {
            throw new IllegalArgumentException(
                    "no rate from " + fee.currency() + " to " + target + " for a fee; add it to the rates of Fees.in");
        }
        return Money.of(rounding.applyTo(fee.amount().times(rate)), target);
    }

    @Override
    public boolean isFree() {
        return fees.isFree();
    }
}
