package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found in a file, and what of it was left out; nothing is left out without being counted. Immutable and thread-safe. */
public final class ReadReport {
    private final List<String> files;
    private final TapeLayout layout;
    private final @Nullable BarInterval interval;
    private final long rows;
    private final long events;
    private final long missingCells;
    private final long unpairedRows;
    private final long rowsOutsideCalendar;
    private final long rowsIgnored;
    private final long firstNanos;
    private final long lastNanos;
    private final Map<Instrument, Long> eventsByInstrument;

    ReadReport(
            List<String> files,
            TapeLayout layout,
            @Nullable BarInterval interval,
            ReadCounts counts,
            EventList events) {
        this.files = List.copyOf(files);
        this.layout = layout;
        this.interval = interval;
        this.rows = counts.rows;
        this.events = events.size();
        this.missingCells = counts.missingCells;
        this.unpairedRows = counts.unpairedRows;
        this.rowsOutsideCalendar = counts.rowsOutsideCalendar;
        this.rowsIgnored = counts.rowsIgnored;
        this.firstNanos = events.firstNanos();
        this.lastNanos = events.lastNanos();
        this.eventsByInstrument = Collections.unmodifiableMap(new LinkedHashMap<>(events.counts()));
    }

    /**
     * The files read.
     *
     * @return their names, without folders
     */
    public List<String> files() {
        return files;
    }

    /**
     * What the rows were taken for.
     *
     * @return the layout
     */
    public TapeLayout layout() {
        return layout;
    }

    /**
     * The interval of the bars, stated or found; empty for quotes and trades.
     *
     * @return the interval
     */
    public Optional<BarInterval> interval() {
        return Optional.ofNullable(interval);
    }

    /**
     * Rows with data, the header not counted; of a pair of files, those of both.
     *
     * @return rows
     */
    public long rows() {
        return rows;
    }

    /**
     * Events made.
     *
     * @return events on the tape
     */
    public long events() {
        return events;
    }

    /**
     * Cells that were empty and made no event; never filled from neighbours.
     *
     * @return cells
     */
    public long missingCells() {
        return missingCells;
    }

    /**
     * Rows of a bid file without one of the same time in the ask file, or the other way round; left out.
     *
     * @return rows
     */
    public long unpairedRows() {
        return unpairedRows;
    }

    /**
     * Rows of dates on which the instrument's calendar has no session; they are stamped with the end of that date in the
     * calendar's zone. Many of them mean a wrong calendar.
     *
     * @return rows
     */
    public long rowsOutsideCalendar() {
        return rowsOutsideCalendar;
    }

    /**
     * Rows of symbols nobody asked for.
     *
     * @return rows
     */
    public long rowsIgnored() {
        return rowsIgnored;
    }

    /**
     * Time of the first event.
     *
     * @return the time
     */
    public Instant first() {
        return Nanos.toInstant(firstNanos);
    }

    /**
     * Time of the last event.
     *
     * @return the time
     */
    public Instant last() {
        return Nanos.toInstant(lastNanos);
    }

    /**
     * Events of each instrument, in the tape's order.
     *
     * @return an unmodifiable map
     */
    public Map<Instrument, Long> eventsByInstrument() {
        return eventsByInstrument;
    }

    /** One line, for example {@code bars.csv: 28761 rows of BARS, 28761 events from ... to ..., 0 missing cells}. */
    @Override
    public String toString() {
        return String.join(" + ", files) + ": " + rows + " rows of " + layout
                + (interval == null ? "" : " (" + interval + ")")
                + ", " + events + " events from " + first() + " to " + last() + ", " + missingCells + " missing cells"
                + left(", unpaired rows ", unpairedRows) + left(", rows outside the calendar ", rowsOutsideCalendar)
                + left(", rows ignored ", rowsIgnored);
    }

    private static String left(String what, long count) {
        return count == 0 ? "" : what + count;
    }
}
