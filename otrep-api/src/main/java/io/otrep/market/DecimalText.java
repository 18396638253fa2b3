package io.otrep.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads and writes the text of a {@link Decimal}. Stateless. */
final class DecimalText {

    private static final int COMPACT_DIGITS = 18;
    private static final int SHOWN = 60;
    private static final long ENDLESS = 1_000_000_000_000L;

    private DecimalText() {}

    static Decimal parse(CharSequence text, int from, int to) {
        int start = afterSign(text, from, to);
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < COMPACT_DIGITS) {
                unscaled = 10 * unscaled + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return parseAny(text, from, to);
            }
        }
        if (digits == 0) {
            throw malformed(text, from, to);
        }
        return Decimal.canonical(text.charAt(from) == '-' ? -unscaled : unscaled, point < 0 ? 0 : to - point - 1);
    }

    static Decimal parse(byte[] ascii, int from, int to) {
        boolean negative = from < to && ascii[from] == '-';
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            byte c = ascii[i];
            if (c >= '0' && c <= '9' && digits < COMPACT_DIGITS) {
                unscaled = 10 * unscaled + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                digits = 0;
                break;
            }
        }
        if (digits == 0) {
            return parse(new String(ascii, from, to - from, StandardCharsets.ISO_8859_1), 0, to - from);
        }
        return Decimal.canonical(negative ? -unscaled : unscaled, point < 0 ? 0 : to - point - 1);
    }

    static StringBuilder append(StringBuilder target, long unscaled, int scale) {
        long size = Math.abs(unscaled);
        long whole = size / PowersOfTen.of(scale);
        if (unscaled < 0) {
            target.append('-');
        }
        target.append(whole);
        return scale == 0 ? target : appendFraction(target, size - whole * PowersOfTen.of(scale), scale);
    }

    private static StringBuilder appendFraction(StringBuilder target, long fraction, int scale) {
        target.append('.');
        for (int i = PowersOfTen.digits(fraction); i < scale; i++) {
            target.append('0');
        }
        return target.append(fraction);
    }

    /** Any length and any exponent: collects significant digits first, so that no huge number is ever built. */
    private static Decimal parseAny(CharSequence text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        int start = afterSign(text, from, to);
        int end = start;
        int point = -1;
        for (; end < to && text.charAt(end) != 'e' && text.charAt(end) != 'E'; end++) {
            char c = text.charAt(end);
            if (c == '.' && point < 0) {
                point = end;
            } else if (c >= '0' && c <= '9') {
                digits.append(c);
            } else {
                throw malformed(text, from, to);
            }
        }
        if (digits.length() == 0) {
            throw malformed(text, from, to);
        }
        long scale = (point < 0 ? 0 : end - point - 1) - (end == to ? 0 : exponent(text, from, to, end + 1));
        return build(text.subSequence(from, to), digits, scale);
    }

    private static Decimal build(CharSequence text, StringBuilder digits, long scale) {
        int last = digits.length();
        while (last > 0 && digits.charAt(last - 1) == '0') {
            last--;
        }
        int first = 0;
        while (first < last && digits.charAt(first) == '0') {
            first++;
        }
        if (first == last) {
            return Decimal.ZERO;
        }
        long places = scale - (digits.length() - last);
        checkLimits(text, last - first, places);
        BigInteger size = new BigInteger(digits.substring(first, last));
        return Decimal.canonical(new BigDecimal(text.charAt(0) == '-' ? size.negate() : size, (int) places));
    }

    private static long exponent(CharSequence text, int from, int to, int at) {
        int start = afterSign(text, at, to);
        if (start == to) {
            throw malformed(text, from, to);
        }
        long size = 0;
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw malformed(text, from, to);
            }
            size = Math.min(ENDLESS, 10 * size + (c - '0'));
        }
        return text.charAt(at) == '-' ? -size : size;
    }

    private static int afterSign(CharSequence text, int from, int to) {
        return from < to && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
    }

    /** Checks a number whose digits end in no zero; a negative scale counts as zeros before the point. */
    static void checkLimits(Object text, long digits, long scale) {
        long precision = digits == 0 ? 0 : digits + Math.max(0, -scale);
        if (precision > Decimal.MAX_PRECISION) {
            throw tooLong(text, Decimal.MAX_PRECISION + " digits");
        }
        if (scale > Decimal.MAX_SCALE) {
            throw tooLong(text, Decimal.MAX_SCALE + " decimal places");
        }
    }

    private static IllegalArgumentException tooLong(Object text, String limit) {
        return new IllegalArgumentException("\"" + shown(text) + "\" exceeds the limit of " + limit);
    }

    private static IllegalArgumentException malformed(CharSequence text, int from, int to) {
        return new IllegalArgumentException("\"" + shown(text.subSequence(from, to))
                + "\" is not a decimal number; write it like -1234.5 or 1.5E+3, without spaces");
    }

    private static String shown(Object text) {
        String all = text.toString();
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "... (" + all.length() + " characters)";
    }
}
