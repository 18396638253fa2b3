package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.TradingCalendar;

/** How far the rows of one instrument have come. Single-threaded. */
final class Track {
    private final Instrument instrument;
    private final int index;
    private long readNanos = Long.MIN_VALUE;
    private long closeNanos = Long.MIN_VALUE;

    Track(Instrument instrument, int index) {
        this.instrument = instrument;
        this.index = index;
    }

    Instrument instrument() {
        return instrument;
    }

    TradingCalendar calendar() {
        return instrument.calendar();
    }

    /** Index on the tape. */
    int index() {
        return index;
    }

    /** The last time read, as it stands in the file. */
    long readNanos() {
        return readNanos;
    }

    void read(long nanos) {
        readNanos = nanos;
    }

    /** Close of the last bar. */
    long closeNanos() {
        return closeNanos;
    }

    void closed(long nanos) {
        closeNanos = nanos;
    }
}
