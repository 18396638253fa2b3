package io.otrep.core.tape;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text to the nearest double, ties to even. Up to 2^53 with a power of ten up to 10^22 one multiplication or division of
 * exact doubles rounds once and is right (Clinger, How to Read Floating Point Numbers Accurately, 1990); all else is given to
 * {@link Double#parseDouble}. Stateless and thread-safe.
 */
final class CsvNumber {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int MAX_DIGITS = 18;
    private static final int MAX_EXPONENT = 9999;

    private CsvNumber() {}

    /** The number in those bytes: digits, at most one point, an exponent; NaN when it is anything else. */
    static double parse(byte[] data, int from, int to) {
        int i = from;
        boolean negative = i < to && data[i] == '-';
        if (i < to && (negative || data[i] == '+')) {
            i++;
        }
        long mantissa = 0;
        int significant = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        for (; i < to; i++) {
            int digit = data[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                significant += significant > 0 || digit > 0 ? 1 : 0;
                mantissa = significant <= MAX_DIGITS ? mantissa * 10 + digit : mantissa;
                scale += point ? 1 : 0;
            } else if (data[i] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        int exponent = 0;
        if (i < to) {
            exponent = exponent(data, i, to);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
        }
        int power = exponent - scale;
        if (significant > MAX_DIGITS || mantissa > EXACT || power > 22 || power < -22) {
            return Double.parseDouble(new String(data, from, to - from, StandardCharsets.ISO_8859_1));
        }
        double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
        return negative ? -value : value;
    }

    /** What follows an e or E, held within ±9999; MIN_VALUE when it is no exponent. */
    private static int exponent(byte[] data, int at, int to) {
        int i = at + 1;
        if (data[at] != 'e' && data[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        boolean negative = i < to && data[i] == '-';
        if (i < to && (negative || data[i] == '+')) {
            i++;
        }
        if (i == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < to; i++) {
            int digit = data[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(MAX_EXPONENT, value * 10 + digit);
        }
        return negative ? -value : value;
    }
}
