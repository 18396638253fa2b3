package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import java.util.Objects;

/**
 * Daily interest on cash. Immutable and thread-safe.
 *
 * @param credit annual rate that a balance above 0 earns
 * @param debit annual rate that a balance below 0 pays
 * @param daysInYear the day count
 * @param rounding of each booking
 * @param roll when a day ends
 */
record CashInterest(
        RateSource<Currency> credit, RateSource<Currency> debit, int daysInYear, MoneyRounding rounding, DayRoll roll)
        implements FinancingModel {
    CashInterest {
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(debit, "debit");
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
        for (Money balance : account.balances()) {
            RateSource<Currency> rates = balance.isNegative() ? debit : credit;
            Decimal rate = rates.at(balance.currency(), timeNanos);
            if (rate != null) {
                Decimal yearly = balance.amount().times(rate);
                Money amount = Accrual.of(yearly, 1, daysInYear, rounding, balance.currency());
                Accrual.book(sink, CashFlow.Kind.INTEREST, amount, null);
            }
        }
    }
}
