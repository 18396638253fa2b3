package io.otrep.market;

/** The powers of ten that fit in a {@code long}, 10^0 to 10^18, and what follows from them. Stateless. */
final class PowersOfTen {

    private static final long[] POWERS = powers();
    private static final long[] SHIFTABLE = shiftable();
    private static final double[] DOUBLES = doubles();
    private static final long EXACT_DOUBLE = 1L << 53;

    private PowersOfTen() {}

    /** 10^exponent, for 0 to 18. */
    static long of(int exponent) {
        return POWERS[exponent];
    }

    /** 10^exponent as a {@code double}, exact for 0 to 18. */
    static double asDouble(int exponent) {
        return DOUBLES[exponent];
    }

    /** Whether {@code value * 10^exponent} stays within half the range of {@code long}, for exponents 0 and more. */
    static boolean fits(long value, int exponent) {
        if (exponent >= SHIFTABLE.length) {
            return false;
        }
        long limit = SHIFTABLE[exponent];
        return value <= limit && value >= -limit;
    }

    /** Whether a {@code double} holds the value exactly because it is within 2^53. */
    static boolean isExactDouble(long value) {
        return value <= EXACT_DOUBLE && value >= -EXACT_DOUBLE;
    }

    /** Digits of a value within 18 digits: 3 for -100, 1 for 0. */
    static int digits(long value) {
        long size = Math.abs(value);
        int digits = 1;
        while (digits < POWERS.length && size >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    private static long[] shiftable() {
        long[] limits = new long[POWERS.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = Long.MAX_VALUE / 2 / POWERS[i];
        }
        return limits;
    }

    private static double[] doubles() {
        double[] doubles = new double[POWERS.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = POWERS[i];
        }
        return doubles;
    }
}
