package io.otrep.account;

import io.otrep.market.Decimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * How an amount of money is brought to so many decimal places: 1.005 at 2 places {@code HALF_UP} is 1.01, and {@code CEILING} is always
 * against who pays, since it makes a fee larger and a rebate smaller. Immutable and thread-safe.
 *
 * @param scale decimal places to keep, at least 0
 * @param mode what happens to the rest
 */
public record MoneyRounding(int scale, RoundingMode mode) {
    /** Nothing is rounded; a quotient has 18 places, rounded half to even. */
    public static final MoneyRounding EXACT = new MoneyRounding(Integer.MAX_VALUE, RoundingMode.HALF_EVEN);

    /** Two places, halves away from zero. */
    public static final MoneyRounding CENTS = new MoneyRounding(2, RoundingMode.HALF_UP);

    private static final int MOST_PLACES_OF_QUOTIENT = 18;

    /** Checks the scale. */
    public MoneyRounding {
        Objects.requireNonNull(mode, "mode");
        if (scale < 0) {
            throw new IllegalArgumentException("scale of a rounding must be at least 0, but was " + scale);
        }
    }

    /**
     * Rounds an amount.
     *
     * @param amount of either sign
     * @return the amount with at most so many places
     */
    public Decimal applyTo(Decimal amount) {
        return amount.rounded(scale, mode);
    }

    /**
     * A quotient, rounded once from its exact value, to at most 18 places.
     *
     * @param dividend of either sign
     * @param divisor not 0
     * @return the quotient
     */
    public Decimal quotient(Decimal dividend, Decimal divisor) {
        return dividend.dividedBy(divisor, Math.min(scale, MOST_PLACES_OF_QUOTIENT), mode);
    }
}
