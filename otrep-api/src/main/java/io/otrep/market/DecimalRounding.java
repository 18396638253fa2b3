package io.otrep.market;

import java.math.RoundingMode;

/** Decides what becomes of the rest of a division, for {@code long} and for a count held in a {@code double}. Stateless. */
final class DecimalRounding {

    private static final double DUST = 1e-9;
    private static final double FOUR_ULPS = 0x1p-50;
    private static final double MOST_DUST = 0.125;

    private DecimalRounding() {}

    /** {@code dividend / divisor} rounded to a whole number; both within half the range of {@code long}. */
    static long divide(long dividend, long divisor, RoundingMode mode) {
        long quotient = dividend / divisor;
        long rest = dividend - quotient * divisor;
        if (rest == 0) {
            return quotient;
        }
        int sign = (dividend ^ divisor) < 0 ? -1 : 1;
        int againstHalf = Long.compare(2 * Math.abs(rest), Math.abs(divisor));
        return awayFromZero(mode, sign, againstHalf, (quotient & 1) != 0) ? quotient + sign : quotient;
    }

    /** A count of ticks made whole; dust around whole and half ticks is ignored. See {@link Decimal#nearest}. */
    static long count(double ticks, RoundingMode mode) {
        double dust = Math.min(MOST_DUST, Math.max(DUST, Math.abs(ticks) * FOUR_ULPS));
        double whole = Math.rint(ticks);
        if (Math.abs(ticks - whole) <= dust) {
            return (long) whole;
        }
        long truncated = (long) ticks;
        double overHalf = Math.abs(ticks - truncated) - 0.5;
        int againstHalf = Math.abs(overHalf) <= dust ? 0 : overHalf < 0 ? -1 : 1;
        int sign = ticks < 0 ? -1 : 1;
        return awayFromZero(mode, sign, againstHalf, (truncated & 1) != 0) ? truncated + sign : truncated;
    }

    private static boolean awayFromZero(RoundingMode mode, int sign, int againstHalf, boolean odd) {
        return switch (mode) {
            case UP -> true;
            case DOWN -> false;
            case CEILING -> sign > 0;
            case FLOOR -> sign < 0;
            case HALF_UP -> againstHalf >= 0;
            case HALF_DOWN -> againstHalf > 0;
            case HALF_EVEN -> againstHalf > 0 || (againstHalf == 0 && odd);
            case UNNECESSARY -> throw new ArithmeticException("rounding is necessary but the mode is UNNECESSARY");
        };
    }
}
