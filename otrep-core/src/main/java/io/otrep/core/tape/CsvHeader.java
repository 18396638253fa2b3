package io.otrep.core.tape;

import static io.otrep.core.tape.Column.ASK_CLOSE;
import static io.otrep.core.tape.Column.BID_OPEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which field of a row means what. Immutable and thread-safe. */
final class CsvHeader {
    private final List<String> names;
    private final int[] fields;
    private final TapeLayout layout;

    private CsvHeader(List<String> names, int[] fields, TapeLayout layout) {
        this.names = names;
        this.fields = fields;
        this.layout = layout;
    }

    /**
     * Understands the names of the columns.
     *
     * @param rows for messages, at the header's row
     * @param names as written
     * @param source what the user stated
     */
    static CsvHeader of(CsvRows rows, List<String> names, CsvSource source) {
        List<String> keys = names.stream().map(CsvHeader::key).toList();
        requireDistinct(rows, names, keys);
        int[] fields = new int[Column.values().length];
        Arrays.fill(fields, -1);
        for (Column column : Column.values()) {
            fields[column.ordinal()] = find(keys, column.names());
        }
        oneLetterNames(keys, fields);
        for (Map.Entry<Column, String> entry : source.columns().entrySet()) {
            int field = keys.indexOf(key(entry.getValue()));
            if (field < 0) {
                throw rows.fault("wrong header: no column '" + entry.getValue() + "' for " + entry.getKey()
                        + "; there are " + names);
            }
            fields[entry.getKey().ordinal()] = field;
        }
        nameless(keys, fields);
        requireTime(rows, names, fields);
        TapeLayout stated = source.layout();
        TapeLayout layout = stated != null ? stated : layout(rows, names, fields);
        requireColumns(rows, names, fields, layout);
        return new CsvHeader(names, fields, layout);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void requireDistinct(CsvRows rows, List<String> names, List<String> keys) {
        Map<String, Integer> seen = new java.util.LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Integer before = seen.put(names.get(i).isEmpty() ? "" : names.get(i), i);
            if (before != null && !keys.get(i).isEmpty()) {
                throw rows.fault(i, names.get(i), "wrong header: the name is also that of column " + (before + 1));
            }
        }
    }

    private static int find(List<String> keys, List<String> wanted) {
        return wanted.stream()
                .mapToInt(keys::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** One letter names a price only where all of o, h, l and c are there: C, T and V are also shares. */
    private static void oneLetterNames(List<String> keys, int[] fields) {
        if (keys.containsAll(List.of("o", "h", "l", "c"))) {
            oneLetter(keys, fields, Column.OPEN, "o");
            oneLetter(keys, fields, Column.HIGH, "h");
            oneLetter(keys, fields, Column.LOW, "l");
            oneLetter(keys, fields, Column.CLOSE, "c");
            oneLetter(keys, fields, Column.VOLUME, "v");
            oneLetter(keys, fields, Column.TIME, "t");
        }
    }

    private static void oneLetter(List<String> keys, int[] fields, Column column, String name) {
        if (fields[column.ordinal()] < 0) {
            fields[column.ordinal()] = keys.indexOf(name);
        }
    }

    /** Data frames write their index, the time, as a first column without a name. */
    private static void nameless(List<String> keys, int[] fields) {
        if (!has(fields, Column.TIME)
                && !has(fields, Column.DATE)
                && !has(fields, Column.START)
                && !has(fields, Column.END)) {
            boolean first = keys.get(0).isEmpty() || keys.get(0).equals("unnamed0");
            fields[Column.TIME.ordinal()] = first ? 0 : -1;
        }
    }

    private static boolean has(int[] fields, Column column) {
        return fields[column.ordinal()] >= 0;
    }

    private static void requireTime(CsvRows rows, List<String> names, int[] fields) {
        boolean any = has(fields, Column.TIME)
                || has(fields, Column.DATE)
                || has(fields, Column.START)
                || has(fields, Column.END);
        if (!any) {
            throw rows.fault("wrong header: no column of time (such as timestamp, date, start or end) among " + names
                    + "; a file without a header needs .header(...)");
        }
    }

    private static void requireColumns(CsvRows rows, List<String> names, int[] fields, TapeLayout layout) {
        Set<Column> needed = switch (layout) {
            case BARS -> EnumSet.of(Column.CLOSE);
            case CLOSES -> EnumSet.noneOf(Column.class);
            case QUOTE_BARS -> EnumSet.range(BID_OPEN, ASK_CLOSE);
            case QUOTES -> EnumSet.of(Column.BID, Column.ASK);
            case TRADES -> EnumSet.of(Column.PRICE);
        };
        String absent =
                needed.stream().filter(c -> !has(fields, c)).map(Column::name).collect(Collectors.joining(", "));
        if (!absent.isEmpty()) {
            throw rows.fault("wrong header: no column for " + absent + " of " + layout + " among " + names);
        }
    }

    /** A date and a price, with no size, are a daily close. */
    private static boolean isDailyPrice(int[] fields) {
        return has(fields, Column.PRICE)
                && has(fields, Column.DATE)
                && !has(fields, Column.TIME)
                && !has(fields, Column.SIZE);
    }

    private static TapeLayout layout(CsvRows rows, List<String> names, int[] fields) {
        if (count(fields, BID_OPEN, ASK_CLOSE) == 8) {
            return TapeLayout.QUOTE_BARS;
        }
        if (isDailyPrice(fields) && !has(fields, Column.CLOSE)) {
            fields[Column.CLOSE.ordinal()] = fields[Column.PRICE.ordinal()];
        }
        if (has(fields, Column.CLOSE)) {
            return bars(rows, names, fields);
        }
        if (has(fields, Column.BID) && has(fields, Column.ASK)) {
            return TapeLayout.QUOTES;
        }
        if (has(fields, Column.PRICE)) {
            return TapeLayout.TRADES;
        }
        if (has(fields, Column.SYMBOL) || names.size() < 2) {
            throw rows.fault("wrong header: no close, bid and ask, or price among " + names);
        }
        return TapeLayout.CLOSES;
    }

    private static TapeLayout bars(CsvRows rows, List<String> names, int[] fields) {
        int found = count(fields, Column.OPEN, Column.CLOSE);
        if (found != 4 && found != 1) {
            throw rows.fault("wrong header: of open, high, low and close some are missing among " + names
                    + "; give all four or close alone");
        }
        return TapeLayout.BARS;
    }

    private static int count(int[] fields, Column first, Column last) {
        return (int)
                EnumSet.range(first, last).stream().filter(c -> has(fields, c)).count();
    }

    TapeLayout layout() {
        return layout;
    }

    int size() {
        return names.size();
    }

    String name(int field) {
        return field < names.size() ? names.get(field) : "";
    }

    List<String> names() {
        return names;
    }

    /** The field of that column, -1 if there is none. */
    int field(Column column) {
        return fields[column.ordinal()];
    }

    boolean has(Column column) {
        return field(column) >= 0;
    }

    /** The fields that are no time: in a wide file, the symbols. */
    List<Integer> symbolFields() {
        List<Integer> times = new ArrayList<>();
        for (Column column : new Column[] {Column.TIME, Column.DATE, Column.START, Column.END}) {
            times.add(field(column));
        }
        return java.util.stream.IntStream.range(0, names.size())
                .filter(i -> !times.contains(i) && !names.get(i).isEmpty())
                .boxed()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
