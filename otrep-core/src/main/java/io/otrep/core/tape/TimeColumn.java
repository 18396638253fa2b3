package io.otrep.core.tape;

import io.otrep.market.Nanos;

/** Where the time of a row stands: start and end, one of them, or a time, with its date in another column or not. Single-threaded. */
final class TimeColumn {
    private final CsvFile file;
    private final int field;
    private final int timeOfDay;
    private final int startField;
    private long startNanos;

    private TimeColumn(CsvFile file, int field, int timeOfDay, int startField) {
        this.file = file;
        this.field = field;
        this.timeOfDay = timeOfDay;
        this.startField = startField;
    }

    static TimeColumn of(CsvFile file) {
        CsvHeader header = file.header();
        int start = header.field(Column.START);
        int end = header.field(Column.END);
        if (start >= 0 && end >= 0) {
            return new TimeColumn(file, end, -1, start);
        }
        int time = header.field(Column.TIME);
        int date = header.field(Column.DATE);
        if (date >= 0 && time >= 0) {
            return new TimeColumn(file, date, time, -1);
        }
        return new TimeColumn(file, Math.max(Math.max(time, date), Math.max(start, end)), -1, -1);
    }

    /** Whether the one column of time is called an end. */
    static boolean isEnd(CsvHeader header) {
        return header.has(Column.END)
                && !header.has(Column.START)
                && !header.has(Column.TIME)
                && !header.has(Column.DATE);
    }

    int field() {
        return field;
    }

    /** Whether the row has start and end. */
    boolean isInterval() {
        return startField >= 0;
    }

    /** Reads the row's time into the file's {@link CsvFile#times()}; of start and end, the end. */
    void read(long afterNanos) {
        if (startField >= 0) {
            file.readTime(startField, -1, afterNanos);
            startNanos = file.times().nanos();
        }
        file.readTime(field, timeOfDay, startField >= 0 ? startNanos : afterNanos);
        if (startField >= 0 && file.times().nanos() <= startNanos) {
            throw fault("the bar ends at " + Nanos.toInstant(file.times().nanos()) + ", not after its start "
                    + Nanos.toInstant(startNanos));
        }
    }

    /** Start of the last row read, where there is one. */
    long startNanos() {
        return startNanos;
    }

    long distance() {
        return file.times().nanos() - startNanos;
    }

    TapeFormatException fault(String problem) {
        return file.fault(field, problem);
    }
}
