package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.AssetClass;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import java.time.DayOfWeek;
import java.util.Objects;

/**
 * Rollover on weekdays, threefold on one. Immutable and thread-safe.
 *
 * @param longRates what a long position earns a year
 * @param shortRates what a short position earns a year
 * @param daysInYear the day count
 * @param rounding of each booking
 * @param tripleDay the weekday that counts three days
 * @param roll when a day ends
 */
record Rollover(
        RateSource<Instrument> longRates,
        RateSource<Instrument> shortRates,
        int daysInYear,
        MoneyRounding rounding,
        DayOfWeek tripleDay,
        DayRoll roll)
        implements FinancingModel {
    private static final int DAYS_OVER_WEEKEND = 3;

    Rollover {
        Objects.requireNonNull(longRates, "longRates");
        Objects.requireNonNull(shortRates, "shortRates");
        Objects.requireNonNull(rounding, "rounding");
        Objects.requireNonNull(roll, "roll");
        Accrual.requireDays(daysInYear);
        if (isWeekend(tripleDay)) {
            throw new IllegalArgumentException(
                    "the triple day of a rollover must be Monday to Friday, but was " + tripleDay);
        }
    }

    @Override
    public long nextTimeNanos(long afterNanos) {
        long next = roll.nextRollAfter(afterNanos);
        while (next != Long.MAX_VALUE && isWeekend(weekday(next))) {
            next = roll.nextRollAfter(next);
        }
        return next;
    }

    private DayOfWeek weekday(long rollNanos) {
        return Nanos.toInstant(rollNanos).atZone(roll.zone()).getDayOfWeek();
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    @Override
    public void charge(long timeNanos, FinancingAccount account, Sink sink) {
        if (nextTimeNanos(timeNanos - 1) != timeNanos) {
            return;
        }
        int days = weekday(timeNanos) == tripleDay ? DAYS_OVER_WEEKEND : 1;
        for (int slot = 0; slot < account.size(); slot++) {
            if (!account.quantity(slot).isZero() && isRolled(account.instrument(slot))) {
                charge(slot, days, timeNanos, account, sink);
            }
        }
    }

    private static boolean isRolled(Instrument instrument) {
        AssetClass assetClass = instrument.asset().assetClass();
        return assetClass == AssetClass.FX || assetClass == AssetClass.CFD;
    }

    private void charge(int slot, int days, long timeNanos, FinancingAccount account, Sink sink) {
        Instrument instrument = account.instrument(slot);
        RateSource<Instrument> rates = account.quantity(slot).isNegative() ? shortRates : longRates;
        Decimal rate = rates.at(instrument, timeNanos);
        Decimal value = Accrual.value(account, slot);
        if (rate != null && value != null) {
            Decimal yearly = value.abs().times(rate);
            Money amount = Accrual.of(yearly, days, daysInYear, rounding, instrument.currency());
            Accrual.book(sink, CashFlow.Kind.FINANCING, amount, instrument);
        }
    }
}
