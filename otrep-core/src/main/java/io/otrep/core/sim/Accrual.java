package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.account.MoneyRounding;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import org.jspecify.annotations.Nullable;

/** The arithmetic that financing models share. Stateless. */
final class Accrual {
    private Accrual() {}

    /** Value of a position at its mark, with its sign, in the quote currency; null without a mark. */
    static @Nullable Decimal value(FinancingAccount account, int slot) {
        Decimal mark = account.mark(slot);
        return mark == null ? null : account.instrument(slot).value(account.quantity(slot), mark);
    }

    /** Days of a yearly amount. */
    static Money of(Decimal yearly, int days, int daysInYear, MoneyRounding rounding, Currency currency) {
        return Money.of(rounding.quotient(yearly.times(days), Decimal.of(daysInYear)), currency);
    }

    static void book(FinancingModel.Sink sink, CashFlow.Kind kind, Money amount, @Nullable Instrument instrument) {
        if (!amount.isZero()) {
            sink.book(kind, amount, instrument);
        }
    }

    static void requireDays(int daysInYear) {
        if (daysInYear < 1) {
            throw new IllegalArgumentException(
                    "days in a year must be at least 1, usually 360 or 365, but was " + daysInYear);
        }
    }
}
