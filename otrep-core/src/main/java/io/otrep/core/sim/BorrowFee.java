package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.util.Objects;

/**
 * A daily fee on short positions in securities. Immutable and thread-safe.
 *
 * @param rates annual rate by instrument
 * @param daysInYear the day count
 * @param rounding of each booking
 * @param roll when a day ends
 */
record BorrowFee(RateSource<Instrument> rates, int daysInYear, MoneyRounding rounding, DayRoll roll)
        implements FinancingModel {
    BorrowFee {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(rounding, "rounding");
        Objects.requireNonNull(roll, "roll");
        Accrual.requireDays(daysInYear);
    }

    @Override
    public long nextTimeNanos(long afterNanos) {
        return roll.nextRollAfter(afterNanos);
    }

    @Override
    public void charge(long timeNanos, FinancingAccount account, Sink sink) {
        if (roll.nextRollAfter(timeNanos - 1) != timeNanos) {
            return;
        }
        for (int slot = 0; slot < account.size(); slot++) {
            Instrument instrument = account.instrument(slot);
            boolean borrowed =
                    account.quantity(slot).isNegative() && instrument.settlement() == SettlementModel.SECURITY;
            Decimal rate = borrowed ? rates.at(instrument, timeNanos) : null;
            Decimal value = rate == null ? null : Accrual.value(account, slot);
            if (rate != null && value != null) {
                Money amount = Accrual.of(value.times(rate), 1, daysInYear, rounding, instrument.currency());
                Accrual.book(sink, CashFlow.Kind.BORROW, amount, instrument);
            }
        }
    }
}
