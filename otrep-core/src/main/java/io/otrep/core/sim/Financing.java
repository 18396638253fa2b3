package io.otrep.core.sim;

import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;

/**
 * The usual costs of holding. Rates come from the caller; none is claimed to be that of a broker today.
 *
 * <pre>{@code
 * FinancingModel costs = Financing.sum(
 *     Financing.borrow(RateSource.constant("0.03"), 360, MoneyRounding.CENTS),
 *     Financing.interest(RateSource.constant("0.02"), RateSource.constant("0.07"), 360, MoneyRounding.CENTS),
 *     Financing.fxRollover(RateSource.constant("-0.015"), RateSource.constant("0.005"), 365, MoneyRounding.CENTS));
 * }</pre>
 *
 * <p>Stateless and thread-safe; so is each model.
 */
public final class Financing {
    private static final FinancingModel NONE = new FinancingSum(List.of());

    private Financing() {}

    /**
     * Nothing is ever due.
     *
     * @return the model
     */
    public static FinancingModel none() {
        return NONE;
    }

    /**
     * Several together. What is due at the same time is booked in the order given, each on the account as the ones before left it.
     *
     * @param parts any number
     * @return the model
     */
    public static FinancingModel sum(FinancingModel... parts) {
        return new FinancingSum(List.of(parts));
    }

    /**
     * A fee for borrowed shares: at 17:00 New York of every calendar day, each short position in securities pays
     * {@code value * rate / daysInYear}. With 3 % and 360, 100 shares short at 60 cost 0.50 a day, 1.50 over a weekend.
     *
     * @param rates annual rate by instrument; an instrument without one pays nothing
     * @param daysInYear usually 360
     * @param rounding how each booking is rounded
     * @return the model, booking {@link io.otrep.account.CashFlow.Kind#BORROW}
     */
    public static FinancingModel borrow(RateSource<Instrument> rates, int daysInYear, MoneyRounding rounding) {
        return new BorrowFee(rates, daysInYear, rounding, DayRoll.NEW_YORK_1700);
    }

    /**
     * Interest on cash: at 17:00 New York of every calendar day, each balance above 0 earns {@code balance * credit / daysInYear}, each below 0
     * pays the debit rate. The proceeds of short sales are part of the balance.
     *
     * @param credit annual rate by currency; a currency without one earns nothing
     * @param debit annual rate by currency; a currency without one pays nothing
     * @param daysInYear usually 360 or 365
     * @param rounding how each booking is rounded
     * @return the model, booking {@link io.otrep.account.CashFlow.Kind#INTEREST}
     */
    public static FinancingModel interest(
            RateSource<Currency> credit, RateSource<Currency> debit, int daysInYear, MoneyRounding rounding) {
        return new CashInterest(credit, debit, daysInYear, rounding, DayRoll.NEW_YORK_1700);
    }

    /**
     * Rollover of FX positions to the next value date: at 17:00 New York of each weekday, three days' worth on Wednesday, since a position in a
     * pair that settles in two days is then carried over the weekend. A position earns {@code value * rate * days / daysInYear}, long at one
     * rate and short at the other. Bank holidays, which move the value dates of single currencies, are not in it.
     *
     * @param longRates what a long position earns a year, usually the difference of two interest rates less a markup; negative if it pays
     * @param shortRates what a short position earns a year; negative if it pays
     * @param daysInYear usually 360 or 365
     * @param rounding how each booking is rounded
     * @return the model, booking {@link io.otrep.account.CashFlow.Kind#FINANCING} on FX and CFDs that have a rate
     */
    public static FinancingModel fxRollover(
            RateSource<Instrument> longRates,
            RateSource<Instrument> shortRates,
            int daysInYear,
            MoneyRounding rounding) {
        return fxRollover(longRates, shortRates, daysInYear, rounding, DayOfWeek.WEDNESDAY);
    }

    /**
     * Rollover with another triple day: Thursday for pairs that settle in one day, such as USD/CAD.
     *
     * @param longRates what a long position earns a year
     * @param shortRates what a short position earns a year
     * @param daysInYear usually 360 or 365
     * @param rounding how each booking is rounded
     * @param tripleDay the New York weekday, Monday to Friday, on which three days are booked
     * @return the model
     * @throws IllegalArgumentException if the triple day is on a weekend
     */
    public static FinancingModel fxRollover(
            RateSource<Instrument> longRates,
            RateSource<Instrument> shortRates,
            int daysInYear,
            MoneyRounding rounding,
            DayOfWeek tripleDay) {
        return new Rollover(longRates, shortRates, daysInYear, rounding, tripleDay, DayRoll.NEW_YORK_1700);
    }

    /**
     * Funding of perpetuals: at every multiple of an interval since 1970 in UTC, a long position pays {@code value * rate} and a short one earns
     * it; a negative rate turns that round. With a rate of 0.0001, 2 ETH long at 3,000 pay 0.60.
     *
     * @param rates rate of one interval by instrument and time; an instrument without one pays nothing
     * @param interval for example 8 hours: 00:00, 08:00 and 16:00 UTC
     * @param rounding how each booking is rounded
     * @return the model, booking {@link io.otrep.account.CashFlow.Kind#FINANCING} on perpetuals
     * @throws IllegalArgumentException if the interval is not above 0
     */
    public static FinancingModel funding(RateSource<Instrument> rates, Duration interval, MoneyRounding rounding) {
        return new PerpetualFunding(rates, interval.toNanos(), rounding);
    }
}
