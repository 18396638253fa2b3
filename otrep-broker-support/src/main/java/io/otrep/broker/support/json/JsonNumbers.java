package io.otrep.broker.support.json;

import java.nio.charset.StandardCharsets;

/** Numbers from the bytes they are written in. Stateless. */
final class JsonNumbers {
    /** Stands for "no whole number", unless {@link #isLeastLong}. */
    static final long NO_LONG = Long.MIN_VALUE;

    /** All whole numbers up to here, and powers of ten up to 22, are exact as doubles, so one division rounds once. */
    private static final long EXACT = 1L << 53;

    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private JsonNumbers() {}

    /** Behind a bare number as RFC 8259 writes it, or -1 if none begins here. */
    static int endOfNumber(byte[] bytes, int from, int limit) {
        int i = from < limit && bytes[from] == '-' ? from + 1 : from;
        int whole = endOfDigits(bytes, i, limit);
        if (whole == i || (bytes[i] == '0' && whole > i + 1)) {
            return -1;
        }
        i = whole;
        if (i < limit && bytes[i] == '.') {
            int fraction = endOfDigits(bytes, i + 1, limit);
            if (fraction == i + 1) {
                return -1;
            }
            i = fraction;
        }
        return i < limit && (bytes[i] | 0x20) == 'e' ? endOfExponent(bytes, i + 1, limit) : i;
    }

    private static int endOfExponent(byte[] bytes, int from, int limit) {
        int i = from < limit && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        int end = endOfDigits(bytes, i, limit);
        return end == i ? -1 : end;
    }

    private static int endOfDigits(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    /** The whole number in these bytes, or {@link #NO_LONG}. */
    static long toLong(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int i = negative ? from + 1 : from;
        if (i == to) {
            return NO_LONG;
        }
        long value = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return NO_LONG;
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }

    static boolean isLeastLong(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).equals("-9223372036854775808");
    }

    /** The nearest double, or NaN if these bytes are no decimal number. */
    static double toDouble(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        long digits = 0;
        int point = -1;
        int i = negative ? from + 1 : from;
        int first = i;
        for (; i < to && digits < EXACT / 16; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = i;
            } else {
                return slow(bytes, from, to);
            }
        }
        int places = point < 0 ? 0 : to - point - 1;
        if (i < to || places >= TENS.length || i - first - (point < 0 ? 0 : 1) < 1) {
            return slow(bytes, from, to);
        }
        double value = digits / TENS[places];
        return negative ? -value : value;
    }

    /** A whole number of at most eight digits with room for so many, at most eight, behind it. */
    static long shifted(long digits, int places) {
        return digits * (long) TENS[places];
    }

    /** The nearest double of whole digits with so many, at most 22, places; NaN if one division may round twice. */
    static double exact(long digits, int places) {
        return digits > EXACT ? Double.NaN : digits / TENS[places];
    }

    /** What {@link Double#parseDouble} reads and JSON does not write (names, hexadecimal, suffixes, spaces) is refused. */
    private static double slow(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && (c | 0x20) != 'e') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
