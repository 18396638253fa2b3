package io.otrep.core.tape;

import java.util.List;

/** One open file: its rows, its header and how its cells are read, with faults that name the cell. Single-threaded. */
final class CsvFile {
    private final CsvContent content;
    private final CsvRows rows;
    private final CsvHeader header;
    private final TimeText times;
    private final List<byte[]> missingWords;
    private final CsvSource source;

    private CsvFile(CsvContent content, CsvSource source, CsvRows rows, CsvHeader header) {
        this.content = content;
        this.source = source;
        this.rows = rows;
        this.header = header;
        this.times = source.times();
        this.missingWords = source.missingWords();
    }

    static CsvFile open(CsvContent content, CsvSource source) {
        CsvRows rows = new CsvRows(content, content.delimiter());
        List<String> names = source.header();
        if (names.isEmpty()) {
            if (!rows.next()) {
                throw CsvContent.whole(content.name(), "empty file: no header and no rows");
            }
            names = CsvLoad.names(rows);
            requireNames(rows, names);
        }
        return new CsvFile(content, source, rows, CsvHeader.of(rows, names, source));
    }

    private static void requireNames(CsvRows rows, List<String> names) {
        boolean numbers = names.stream().anyMatch(name -> name.matches("[+-]?[0-9].*[0-9.]|[0-9]"));
        boolean words =
                names.stream().filter(name -> name.matches(".*\\p{L}.*")).count() * 2 >= names.size();
        if (numbers && !words) {
            throw rows.fault(
                    "wrong header: the first line looks like data, " + names + "; name its columns with .header(...)");
        }
    }

    /** The same file again from its first row. */
    CsvFile reopened() {
        return open(content, source);
    }

    String name() {
        return content.name();
    }

    CsvRows rows() {
        return rows;
    }

    CsvHeader header() {
        return header;
    }

    TimeText times() {
        return times;
    }

    TapeFormatException fault(int field, String problem) {
        return rows.fault(field, header.name(field), problem);
    }

    void requireWidth() {
        if (rows.size() > header.size()) {
            throw rows.fault(
                    header.size(), "", "too many columns: " + rows.size() + " where the header has " + header.size());
        }
        if (rows.size() < header.size()) {
            throw rows.fault(
                    rows.size() - 1,
                    header.name(rows.size() - 1),
                    "too few columns: " + rows.size() + " where the header has " + header.size());
        }
    }

    /** Whether the cell is empty or a word that means so. */
    boolean isMissing(int field) {
        if (rows.isEmpty(field)) {
            return true;
        }
        for (byte[] word : missingWords) {
            if (rows.is(field, word)) {
                return true;
            }
        }
        return false;
    }

    double price(int field) {
        double value = number(field);
        if (!(value > 0)) {
            throw fault(field, "price must be above 0, but was '" + rows.text(field) + "'");
        }
        return value;
    }

    /** A size; 0 where there is no such column or the cell is empty. */
    double size(int field) {
        if (field < 0 || isMissing(field)) {
            return 0;
        }
        double value = number(field);
        if (value < 0) {
            throw fault(field, "size must be at least 0, but was '" + rows.text(field) + "'");
        }
        return value;
    }

    private double number(int field) {
        double value = CsvNumber.parse(rows.data(), rows.start(field), rows.end(field));
        if (!Double.isFinite(value)) {
            throw fault(field, badNumber(field, value));
        }
        return value;
    }

    private String badNumber(int field, double value) {
        String text = rows.text(field);
        if (text.isEmpty()) {
            return "a number is missing";
        }
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        if (text.matches("(?i)[+-]?(nan|na|n/a|null|none|inf|infinity|-)")) {
            return "'" + shown + "' is no number; leave the cell empty, or name the word with .missing(...)";
        }
        return Double.isInfinite(value)
                ? "'" + shown + "' is too large a number"
                : "'" + shown + "' is no number; write 1234.5";
    }

    /**
     * Reads the time in that field, or in date and time of day.
     *
     * @param timeOfDay field of the time of day, -1 if it stands with the date
     */
    void readTime(int field, int timeOfDay, long afterNanos) {
        String problem = timeOfDay < 0
                ? times.read(rows.data(), rows.start(field), rows.end(field), afterNanos)
                : times.read(
                        rows.data(),
                        rows.start(field),
                        rows.end(field),
                        rows.start(timeOfDay),
                        rows.end(timeOfDay),
                        afterNanos);
        if (problem != null) {
            throw fault(field, rows.isEmpty(field) ? "the time is missing" : problem);
        }
    }
}
