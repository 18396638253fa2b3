package io.otrep.market;

import java.util.Locale;
import java.util.Objects;

/**
 * What makes a bar complete: {@code 5 MINUTE}, {@code 1 DAY}, {@code 1000 TICK}. A day is a session of the instrument's calendar.
 * Immutable and thread-safe.
 *
 * @param count how many units, at least 1
 * @param unit the unit
 */
public record BarInterval(long count, Unit unit) {
    /** One second. */
    public static final BarInterval SECOND = new BarInterval(1, Unit.SECOND);
    /** One minute. */
    public static final BarInterval MINUTE = new BarInterval(1, Unit.MINUTE);
    /** One hour. */
    public static final BarInterval HOUR = new BarInterval(1, Unit.HOUR);
    /** One session. */
    public static final BarInterval DAY = new BarInterval(1, Unit.DAY);

    /** What is counted. */
    public enum Unit {
        /** Seconds of the clock. */
        SECOND,
        /** Minutes of the clock. */
        MINUTE,
        /** Hours of the clock, counted from the session's open. */
        HOUR,
        /** Sessions of the calendar. */
        DAY,
        /** Calendar weeks of sessions. */
        WEEK,
        /** Calendar months of sessions. */
        MONTH,
        /** Trades. */
        TICK,
        /** Units traded. */
        VOLUME,
        /** Value traded, in the quote currency. */
        DOLLAR
    }

    /** Checks the count. */
    public BarInterval {
        Objects.requireNonNull(unit, "unit");
        if (count < 1) {
            throw new IllegalArgumentException("count of a bar interval must be at least 1, but was " + count);
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param text for example {@code 5 MINUTE} or {@code 5m}: units s, m, h, d, w, mo, tick, volume, dollar in
     *     either case, but for M, which is a month to some
     * @return the interval
     * @throws IllegalArgumentException if it is neither
     */
    public static BarInterval parse(String text) {
        String trimmed = text.trim();
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        try {
            long count = digits == 0 ? 1 : Long.parseLong(trimmed.substring(0, digits));
            return new BarInterval(count, unitOf(trimmed.substring(digits).trim()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "bar interval must be a count and a unit such as 5m, 1h, 1d or 1000 TICK, but was '" + text + "'",
                    e);
        }
    }

    private static Unit unitOf(String name) {
        if (name.equals("M")) {
            throw new IllegalArgumentException("M is a minute to some and a month to others; write m or mo");
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "second" -> Unit.SECOND;
            case "m", "min", "minute" -> Unit.MINUTE;
            case "h", "hour" -> Unit.HOUR;
            case "d", "day" -> Unit.DAY;
            case "w", "week" -> Unit.WEEK;
            case "mo", "month" -> Unit.MONTH;
            default -> Unit.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    /** Count and unit, for example {@code 5 MINUTE}. */
    @Override
    public String toString() {
        return count + " " + unit;
    }
}
