package io.otrep.broker.support.json;

import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import java.math.RoundingMode;

/** Times from the bytes they are written in. Stateless. */
final class JsonTimes {
    static final long MALFORMED = Long.MIN_VALUE;

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int FRACTION = 9;
    private static final int SECONDS_END = 19;
    private static final int FIRST_YEAR = 1678;
    private static final int LAST_YEAR = 2261;

    private JsonTimes() {}

    /** Nanoseconds since 1970 of an RFC 3339 time of the years 1678 to 2261, or {@link #MALFORMED}. */
    static long rfc3339(byte[] b, int from, int to) {
        if (to - from <= SECONDS_END
                || b[from + 4] != '-'
                || b[from + 7] != '-'
                || b[from + 13] != ':'
                || b[from + 16] != ':') {
            return MALFORMED;
        }
        int separator = b[from + 10] | 0x20;
        int year = pair(b, from) * 100 + pair(b, from + 2);
        int month = pair(b, from + 5);
        int day = pair(b, from + 8);
        int hour = pair(b, from + 11);
        int minute = pair(b, from + 14);
        int second = pair(b, from + 17);
        boolean time = (separator == 't' || separator == ' ')
                && inside(hour, 0, 23)
                && inside(minute, 0, 59)
                && inside(second, 0, 60);
        if (!time
                || !inside(year, FIRST_YEAR, LAST_YEAR)
                || !inside(month, 1, 12)
                || !inside(day, 1, days(year, month))) {
            return MALFORMED;
        }
        long seconds = ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        return withFraction(b, from + SECONDS_END, to, seconds);
    }

    private static long withFraction(byte[] b, int from, int to, long seconds) {
        int i = from;
        long nanos = 0;
        if (b[i] == '.') {
            int digits = 0;
            for (i++; i < to && b[i] >= '0' && b[i] <= '9'; i++) {
                if (digits < FRACTION) {
                    nanos = 10 * nanos + (b[i] - '0');
                }
                digits++;
            }
            if (digits == 0) {
                return MALFORMED;
            }
            for (; digits < FRACTION; digits++) {
                nanos *= 10;
            }
        }
        int offset = offsetSeconds(b, i, to);
        return offset == Integer.MIN_VALUE ? MALFORMED : (seconds - offset) * Nanos.PER_SECOND + nanos;
    }

    /** {@code Z}, or a sign, hours and minutes with or without a colon. */
    private static int offsetSeconds(byte[] b, int from, int to) {
        if (to - from == 1 && (b[from] | 0x20) == 'z') {
            return 0;
        }
        boolean colon = to - from == 6 && b[from + 3] == ':';
        if (!(colon || to - from == 5) || (b[from] != '+' && b[from] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = pair(b, from + 1);
        int minutes = pair(b, to - 2);
        if (!inside(hours, 0, 23) || !inside(minutes, 0, 59)) {
            return Integer.MIN_VALUE;
        }
        int size = hours * 3600 + minutes * 60;
        return b[from] == '-' ? -size : size;
    }

    /** Two digits, or a number far below zero. */
    private static int pair(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return inside(tens, 0, 9) && inside(ones, 0, 9) ? 10 * tens + ones : -100_000;
    }

    private static boolean inside(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Days since 1970-01-01 in the Gregorian calendar, the year taken to begin in March so that the leap day is its last. */
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int fromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * fromMarch + 2) / 5 + day - 1;
        return 365L * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }

    /** Nanoseconds of seconds since 1970, or {@link #MALFORMED} beyond the years 1678 to 2261. */
    static long unix(Decimal seconds) {
        Decimal nanos = seconds.times(Nanos.PER_SECOND).rounded(0, RoundingMode.DOWN);
        boolean fits = nanos.abs().compareTo(Decimal.of(Long.MAX_VALUE)) <= 0;
        return fits ? nanos.toLongExact() : MALFORMED;
    }
}
