package io.otrep.core.tape;

import io.otrep.market.Nanos;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time: ISO date or date and time, with or without offset, {@code T} or space between them, fractional seconds; {@code
 * yyyyMMdd}, {@code yyyyMMddHHmmss} and {@code yyyyMMdd HHmmss}; or a count since 1970, its unit stated or told by its size. The
 * last answer stays in the fields. Single-threaded.
 */
final class TimeText {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int FIRST_YEAR = 1678;
    private static final int LAST_YEAR = 2261;
    private static final String FORMS =
            "time must be ISO such as 2024-03-08T14:30:00Z or a count since 1970, but was '";

    private final ZoneId zone;
    private final boolean unitStated;
    private @Nullable TimeUnit unit;
    private byte[] data = new byte[0];
    private int begin;
    private int at;
    private int to;
    private int cachedYmd = -1;
    private long cachedDay;
    private @Nullable String problem;

    /** Nanoseconds since 1970 of the last time; of a date, of its midnight in the zone. */
    private long nanos;
    /** Days since 1970 of the last time's date, as written. */
    private long epochDay;
    /** Whether the last time was a date only. */
    private boolean dateOnly;
    /** Whether the last time was midnight as written, or a date only. */
    private boolean midnight;

    TimeText(ZoneId zone, @Nullable TimeUnit unit) {
        this.zone = zone.normalized();
        this.unit = unit;
        this.unitStated = unit != null;
    }

    long nanos() {
        return nanos;
    }

    long epochDay() {
        return epochDay;
    }

    boolean dateOnly() {
        return dateOnly;
    }

    boolean midnight() {
        return midnight;
    }

    /**
     * Reads those bytes. Of a local time that comes twice, when clocks are put back, the first is meant that is after {@code
     * afterNanos}.
     *
     * @return what is wrong, or null
     */
    @Nullable
    String read(byte[] bytes, int from, int end, long afterNanos) {
        data = bytes;
        begin = from;
        at = from;
        to = end;
        problem = null;
        dateOnly = false;
        int digits = digitsAhead();
        if (unitStated && at + digits == to) {
            epoch(digits);
        } else if (digits >= 8 && at + digits == to && (digits == 8 || digits == 14) && startsWithYear()) {
            compact(digits, afterNanos);
        } else if (digits == 4 && at + 4 < to && (data[at + 4] != '.' || at + 10 <= to)
                || digits == 8 && at + 8 < to && data[at + 8] != '.') {
            iso(digits, afterNanos);
        } else {
            epoch(digits);
        }
        return problem;
    }

    /** Reads a date in one field and a time of day in another. */
    @Nullable
    String read(byte[] bytes, int dateFrom, int dateEnd, int timeFrom, int timeEnd, long afterNanos) {
        byte[] joined = new byte[dateEnd - dateFrom + 1 + timeEnd - timeFrom];
        System.arraycopy(bytes, dateFrom, joined, 0, dateEnd - dateFrom);
        joined[dateEnd - dateFrom] = ' ';
        System.arraycopy(bytes, timeFrom, joined, dateEnd - dateFrom + 1, timeEnd - timeFrom);
        return read(joined, 0, joined.length, afterNanos);
    }

    private int digitsAhead() {
        int i = at;
        while (i < to && data[i] >= '0' && data[i] <= '9') {
            i++;
        }
        return i - at;
    }

    private boolean startsWithYear() {
        int year = number(at, 4);
        return year >= 1900 && year <= 2199;
    }

    private void compact(int digits, long afterNanos) {
        date(number(at, 4), number(at + 4, 2), number(at + 6, 2));
        at += 8;
        if (digits == 8) {
            finishDate();
        } else if (problem == null) {
            int clock = number(at, 6);
            at = to;
            clock(clock / 10_000, clock / 100 % 100, clock % 100, 0, afterNanos);
        }
    }

    private void iso(int digits, long afterNanos) {
        if (digits == 8) {
            date(number(at, 4), number(at + 4, 2), number(at + 6, 2));
            at += 8;
        } else {
            separatedDate();
        }
        if (problem == null && at == to) {
            finishDate();
        } else if (problem == null) {
            timeOfDay(afterNanos);
        }
    }

    private void separatedDate() {
        int year = number(at, 4);
        byte separator = at + 4 < to ? data[at + 4] : 0;
        boolean shaped = at + 10 <= to
                && (separator == '-' || separator == '/' || separator == '.')
                && data[at + 7] == separator
                && number(at + 5, 2) >= 0
                && number(at + 8, 2) >= 0;
        if (!shaped) {
            problem = FORMS + whole() + "'";
            return;
        }
        date(year, number(at + 5, 2), number(at + 8, 2));
        at += 10;
    }

    private void date(int year, int month, int day) {
        int ymd = year * 10_000 + month * 100 + day;
        if (ymd == cachedYmd) {
            epochDay = cachedDay;
        } else if (year < FIRST_YEAR || year > LAST_YEAR) {
            problem = "year must lie between " + FIRST_YEAR + " and " + LAST_YEAR + ", but the time was '" + whole()
                    + "'";
        } else {
            dateAnew(year, month, day, ymd);
        }
    }

    private void dateAnew(int year, int month, int day, int ymd) {
        try {
            epochDay = LocalDate.of(year, month, day).toEpochDay();
            cachedYmd = ymd;
            cachedDay = epochDay;
        } catch (DateTimeException e) {
            problem = "no such date: '" + whole() + "'";
        }
    }

    private void finishDate() {
        if (problem == null) {
            dateOnly = true;
            midnight = true;
            nanos = epochDay * SECONDS_PER_DAY * Nanos.PER_SECOND;
        }
    }

    private void timeOfDay(long afterNanos) {
        boolean separated = data[at] == 'T' || data[at] == 't' || data[at] == ' ';
        at += separated ? 1 : 0;
        while (at < to && data[at] == ' ') {
            at++;
        }
        int digits = digitsAhead();
        boolean colons = digits <= 2;
        int hour = number(at, Math.min(2, digits));
        int minuteAt = at + Math.min(2, digits) + (colons ? 1 : 0);
        boolean shaped = separated
                && (digits == 1 || digits == 2 || digits == 4 || digits == 6 || digits == 9)
                && (!colons || at + digits < to && data[at + digits] == ':')
                && number(minuteAt, 2) >= 0;
        if (!shaped) {
            problem = FORMS + whole() + "'";
            return;
        }
        int minute = number(minuteAt, 2);
        at = minuteAt + 2;
        clock(hour, minute, seconds(colons, digits), fraction(digits), afterNanos);
    }

    private int seconds(boolean colons, int digits) {
        int secondAt = colons ? at + 1 : at;
        boolean given = colons ? at < to && data[at] == ':' : digits >= 6;
        if (!given) {
            return 0;
        }
        int second = number(secondAt, 2);
        at = secondAt + 2;
        return second;
    }

    /** Fractional seconds in nanoseconds; digits after the ninth are cut off. */
    private int fraction(int digits) {
        if (digits == 9) {
            int millis = number(at, 3);
            at += 3;
            return millis * 1_000_000;
        }
        if (at >= to || data[at] != '.' && data[at] != ',') {
            return 0;
        }
        at++;
        int count = digitsAhead();
        int value = 0;
        for (int i = 0; i < 9; i++) {
            value = value * 10 + (i < count ? data[at + i] - '0' : 0);
        }
        at += count;
        return count == 0 ? -1 : value;
    }

    private void clock(int hour, int minute, int second, int fraction, long afterNanos) {
        if (hour < 0 || hour > 23 || minute > 59 || minute < 0 || second < 0 || second > 59 || fraction < 0) {
            problem = "no such time of day: '" + whole() + "'";
            return;
        }
        long local = epochDay * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        midnight = hour == 0 && minute == 0 && second == 0 && fraction == 0;
        long offset = at == to ? zoneOffset(local, fraction, afterNanos) : writtenOffset();
        if (problem == null) {
            nanos = (local - offset) * Nanos.PER_SECOND + fraction;
        }
    }

    private long zoneOffset(long local, int fraction, long afterNanos) {
        if (zone instanceof ZoneOffset fixed) {
            return fixed.getTotalSeconds();
        }
        List<ZoneOffset> offsets =
                zone.getRules().getValidOffsets(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
        if (offsets.isEmpty()) {
            problem = "time '" + whole() + "' does not exist in " + zone + ", where clocks are put forward over it";
            return 0;
        }
        long first = offsets.get(0).getTotalSeconds();
        boolean passed = (local - first) * Nanos.PER_SECOND + fraction <= afterNanos;
        return passed ? offsets.get(offsets.size() - 1).getTotalSeconds() : first;
    }

    private long writtenOffset() {
        while (at < to && data[at] == ' ') {
            at++;
        }
        int left = to - at;
        if (left == 1 && (data[at] == 'Z' || data[at] == 'z')
                || left == 3 && isWord("UTC")
                || left == 3 && isWord("GMT")) {
            return 0;
        }
        boolean colon = left == 6 && data[at + 3] == ':';
        boolean shaped = (data[at] == '+' || data[at] == '-') && (left == 3 || left == 5 || colon);
        int hours = shaped ? number(at + 1, 2) : -1;
        int minutes = !shaped || left == 3 ? 0 : number(at + (colon ? 4 : 3), 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            problem = "offset must be Z or such as +01:00, but the time was '" + whole() + "'";
            return 0;
        }
        return (data[at] == '-' ? -1 : 1) * (hours * 3600L + minutes * 60L);
    }

    private boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (data[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void epoch(int digits) {
        double value = CsvNumber.parse(data, at, to);
        if (Double.isNaN(value) || value < 0 || digits == 0) {
            problem = FORMS + whole() + "'";
            return;
        }
        if (unit == null) {
            unit = unitOf(value);
        }
        if (value >= 9.2e18 / unit.toNanos(1)) {
            problem = "time '" + whole() + "' counted in " + unit + " lies after the year 2262; state the unit";
            return;
        }
        nanos = epochNanos(digits, unit.toNanos(1));
        epochDay = Math.floorDiv(nanos, SECONDS_PER_DAY * Nanos.PER_SECOND);
        midnight = nanos == epochDay * SECONDS_PER_DAY * Nanos.PER_SECOND;
    }

    /** Whole units exactly, decimals of a unit exactly to the nanosecond. */
    private long epochNanos(int digits, long scale) {
        if (at + digits != to && data[at + digits] != '.') {
            problem = FORMS + whole() + "'";
            return 0;
        }
        long units = 0;
        for (int i = at; i < at + digits; i++) {
            units = units * 10 + (data[i] - '0');
        }
        long result = units * scale;
        long weight = scale;
        for (int i = at + digits + 1; i < to; i++) {
            if (data[i] < '0' || data[i] > '9') {
                problem = FORMS + whole() + "'";
                return 0;
            }
            weight /= 10;
            result += (data[i] - '0') * weight;
        }
        return result;
    }

    /** 1e11 seconds is the year 5138, 1e11 milliseconds is 1973. */
    private static TimeUnit unitOf(double value) {
        if (value < 1e11) {
            return TimeUnit.SECONDS;
        }
        if (value < 1e14) {
            return TimeUnit.MILLISECONDS;
        }
        return value < 1e17 ? TimeUnit.MICROSECONDS : TimeUnit.NANOSECONDS;
    }

    /** That many digits as a number, -1 if they are not all there. */
    private int number(int from, int count) {
        if (from + count > to || count == 0) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = data[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private String whole() {
        String text = new String(data, begin, to - begin, StandardCharsets.UTF_8);
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
