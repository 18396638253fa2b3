package io.otrep.core.tape;

import io.otrep.market.Nanos;

/** The time of a quote or trade, which may be that of the one before but not earlier. Single-threaded. */
final class TickTimes {
    private final CsvFile file;
    private final TimeColumn column;

    TickTimes(CsvFile file) {
        this.file = file;
        this.column = TimeColumn.of(file);
    }

    long read(Track track) {
        column.read(track.readNanos() == Long.MIN_VALUE ? Long.MIN_VALUE : track.readNanos() - 1);
        long nanos = file.times().nanos();
        if (file.times().dateOnly()) {
            throw column.fault("a quote or trade needs a time of day, but has a date only");
        }
        if (nanos < track.readNanos()) {
            throw column.fault("time going backwards: the row before is of " + Nanos.toInstant(track.readNanos()));
        }
        track.read(nanos);
        return nanos;
    }
}
