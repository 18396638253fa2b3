package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.util.Objects;

/**
 * Funding at fixed times of the day. Immutable and thread-safe.
 *
 * @param rates rate of one interval by instrument and time
 * @param intervalNanos time between two fundings, above 0
 * @param rounding of each booking
 */
record PerpetualFunding(RateSource<Instrument> rates, long intervalNanos, MoneyRounding rounding)
        implements FinancingModel {
    PerpetualFunding {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(rounding, "rounding");
        if (intervalNanos <= 0) {
            throw new IllegalArgumentException(
                    "interval of a funding must be above 0, but was " + intervalNanos + " ns");
        }
    }

    @Override
    public long nextTimeNanos(long afterNanos) {
        long left = intervalNanos - Math.floorMod(afterNanos, intervalNanos);
        return afterNanos > Long.MAX_VALUE - left ? Long.MAX_VALUE : afterNanos + left;
    }

    @Override
    public void charge(long timeNanos, FinancingAccount account, Sink sink) {
        if (Math.floorMod(timeNanos, intervalNanos) != 0) {
            return;
        }
        for (int slot = 0; slot < account.size(); slot++) {
            Instrument instrument = account.instrument(slot);
            boolean funded = instrument.asset().assetClass() == AssetClass.PERPETUAL
                    && !account.quantity(slot).isZero();
            Decimal rate = funded ? rates.at(instrument, timeNanos) : null;
            Decimal value = rate == null ? null : Accrual.value(account, slot);
            if (rate != null && value != null) {
                Decimal amount = rounding.applyTo(value.times(rate).negate());
                Accrual.book(sink, CashFlow.Kind.FINANCING, Money.of(amount, instrument.currency()), instrument);
            }
        }
    }
}
