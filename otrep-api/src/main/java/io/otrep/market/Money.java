package io.otrep.market;

import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of one currency: {@code 100000 USD}.
 *
 * <p>Amounts of different currencies are never mixed by accident: adding, subtracting or comparing them is refused, and
 * conversion is a multiplication by a rate that someone names. The amount is not rounded to the currency's cents
 * unless {@link #rounded} is called. {@link #toString()} and {@link #parse} round-trip.
 *
 * <p>Immutable and thread-safe.
 *
 * @param amount how much, of either sign
 * @param currency of what
 */
public record Money(Decimal amount, Currency currency) {

    /** Checks that both parts are there. */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * An amount of a currency.
     *
     * @param amount how much
     * @param currency of what
     * @return the money
     */
    public static Money of(Decimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * A whole amount of a currency: {@code of(100_000, Currency.USD)}.
     *
     * @param amount how much, in units of the currency and not in cents
     * @param currency of what
     * @return the money
     */
    public static Money of(long amount, Currency currency) {
        return new Money(Decimal.of(amount), currency);
    }

    /**
     * Nothing, in a currency.
     *
     * @param currency of what
     * @return such as {@code 0 USD}
     */
    public static Money zero(Currency currency) {
        return new Money(Decimal.ZERO, currency);
    }

    /**
     * Reads an amount, one space and a currency code: {@code "100000 USD"}, {@code "-0.5 BTC"}.
     *
     * @param text the text
     * @return the money
     * @throws IllegalArgumentException naming the text, if it has another shape
     */
    public static Money parse(CharSequence text) {
        String all = text.toString();
        int space = all.indexOf(' ');
        if (space < 0) {
            throw malformed(all, null);
        }
        try {
            return new Money(Decimal.parse(all, 0, space), Currency.of(all.substring(space + 1)));
        } catch (IllegalArgumentException e) {
            throw malformed(all, e);
        }
    }

    /**
     * The sum.
     *
     * @param other of the same currency
     * @return this and the other together
     * @throws IllegalArgumentException naming both, if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.plus(sameCurrency(other, "add")), currency);
    }

    /**
     * The difference.
     *
     * @param other of the same currency
     * @return this less the other
     * @throws IllegalArgumentException naming both, if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.minus(sameCurrency(other, "subtract")), currency);
    }

    /**
     * The exact product: {@code 200 USD} times {@code 0.015} is {@code 3 USD}.
     *
     * @param factor a plain number
     * @return so many times this
     */
    public Money times(Decimal factor) {
        return new Money(amount.times(factor), currency);
    }

    /**
     * This with at most so many decimal places, as {@link Decimal#rounded} does.
     *
     * @param scale decimal places to keep, 0 or more
     * @param mode how the rest is settled
     * @return the rounded money
     * @throws IllegalArgumentException if the scale is negative
     */
    public Money rounded(int scale, RoundingMode mode) {
        return new Money(amount.rounded(scale, mode), currency);
    }

    /**
     * This with the other sign.
     *
     * @return what is owed instead of owned
     */
    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /**
     * This without its sign.
     *
     * @return zero or more
     */
    public Money abs() {
        return isNegative() ? negate() : this;
    }

    /**
     * The sign of the amount.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return amount.signum();
    }

    /**
     * Whether the amount is zero.
     *
     * @return true if zero
     */
    public boolean isZero() {
        return amount.isZero();
    }

    /**
     * Whether the amount is above zero.
     *
     * @return true if more than zero
     */
    public boolean isPositive() {
        return amount.isPositive();
    }

    /**
     * Whether the amount is below zero.
     *
     * @return true if less than zero
     */
    public boolean isNegative() {
        return amount.isNegative();
    }

    /**
     * Compares the amounts of two monies of one currency. Money has no natural order, since currencies have none.
     *
     * @param other of the same currency
     * @return negative, zero or positive as this is less than, equal to or more than the other
     * @throws IllegalArgumentException naming both, if the currencies differ
     */
    public int compareAmount(Money other) {
        return amount.compareTo(sameCurrency(other, "compare"));
    }

    /** Amount, space and code, such as {@code 100000 USD}. */
    @Override
    public String toString() {
        return amount.appendTo(new StringBuilder(32))
                .append(' ')
                .append(currency)
                .toString();
    }

    private Decimal sameCurrency(Money other, String verb) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot " + verb + " " + this + " and " + other + "; convert one to the other's currency first");
        }
        return other.amount;
    }

    private static IllegalArgumentException malformed(String text, @Nullable Throwable cause) {
        String why = cause == null ? "write amount, space, currency, such as 100000 USD" : cause.getMessage();
        return new IllegalArgumentException("\"" + text + "\" is not an amount of money: " + why, cause);
    }
}
