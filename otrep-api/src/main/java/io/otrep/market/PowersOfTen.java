package io.otrep.market;

/** The powers of ten that fit in a {@code long}, 10^0 to 10^18, and what follows from them. Stateless. */
final class PowersOfTen {

    private static final long[] POWERS = powers();
    private static final long[] SHIFTABLE = shiftable();
    private static final double[] DOUBLES = doubles();
    private static final long EXACT_DOUBLE = 1L << 53;

    /** 5 times this is 1 modulo 2^64. */
    private static final long INVERSE_OF_FIVE = 0xCCCC_CCCC_CCCC_CCCDL;

    /** A fifth of the largest {@code long}, made even. */
    private static final long FIFTH_OF_RANGE = Long.MAX_VALUE / 5 & -2;

    private PowersOfTen() {}

    /** 10^exponent, for 0 to 18. */
    static long of(int exponent) {
        return POWERS[exponent];
    }

    /** 10^exponent as a {@code double}, exact for 0 to 18. */
    static double asDouble(int exponent) {
        return DOUBLES[exponent];
    }

    /** Whether {@code value * 10^exponent} stays within half the range of {@code long}, for 0 to 18. */
    static boolean fits(long value, int exponent) {
        long limit = SHIFTABLE[exponent];
        return value >= -limit && value <= limit;
    }

    /**
     * Whether a value of the full range of {@code long} is a multiple of ten, without a division (H. S. Warren,
     * Hacker's Delight, 2nd ed. 2013, section 10-17, "Test for Zero Remainder after Division by a Constant").
     */
    static boolean endsInZero(long value) {
        long fifth = value * INVERSE_OF_FIVE + FIFTH_OF_RANGE;
        return Long.compareUnsigned(Long.rotateRight(fifth, 1), FIFTH_OF_RANGE) <= 0;
    }

    /** A tenth of a value that {@linkplain #endsInZero ends in zero}. */
    static long exactTenth(long value) {
        return value * INVERSE_OF_FIVE >> 1;
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
