package io.otrep.report;

import java.util.Locale;

/** How a number is shown to people. Immutable. */
public enum Unit {
    /** A fraction as a percentage: 0.1234 is {@code 12.34%}. */
    PERCENT,
    /** An amount of money: 1234567.891 is {@code 1,234,568}, 12.3 is {@code 12.30}. */
    MONEY,
    /** A price, five figures at least: 1.05415 is {@code 1.0542}, 187.2 is {@code 187.20}. */
    PRICE,
    /** A pure number: 1.2345 is {@code 1.23}. */
    RATIO,
    /** A probability: 0.01234 is {@code 0.0123}. */
    PROBABILITY,
    /** A whole number: 12345 is {@code 12,345}. */
    COUNT,
    /** A length of time in days: 400 is {@code 1 y 1 m}, 12 is {@code 12 d}. */
    DAYS;

    /** What stands for a number that is not defined. */
    static final String UNDEFINED = "–";

    /**
     * The number as people read it.
     *
     * @param value any; a dash where it is NaN or infinite
     * @return never empty
     */
    public String format(double value) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        return withoutMinusZero(
                switch (this) {
                    case PERCENT -> String.format(Locale.ROOT, "%,.2f%%", 100 * value);
                    case MONEY -> String.format(Locale.ROOT, Math.abs(value) < 10_000 ? "%,.2f" : "%,.0f", value);
                    case PRICE -> String.format(Locale.ROOT, "%,." + priceDecimals(value) + "f", value);
                    case RATIO -> String.format(Locale.ROOT, "%,.2f", value);
                    case PROBABILITY -> String.format(Locale.ROOT, "%.4f", value);
                    case COUNT -> count(Math.round(value));
                    case DAYS -> days(value);
                });
    }

    /** A whole number: {@code 12,345}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** What a script calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int priceDecimals(double value) {
        double size = Math.abs(value);
        return size >= 100 || size == 0 ? 2 : size >= 10 ? 3 : size >= 0.1 ? 4 : 6;
    }

    private static String days(double value) {
        long days = Math.round(value);
        if (days < 60) {
            return days + " d";
        }
        long months = Math.round(days / 30.4375);
        long years = months / 12;
        long rest = months % 12;
        return years == 0 ? rest + " m" : rest == 0 ? years + " y" : years + " y " + rest + " m";
    }

    /** A loss that rounds to nothing is no loss. */
    private static String withoutMinusZero(String text) {
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }
}
