package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the bar of a row began and closed, and the trading date it belongs to. A date stands for the session of the instrument's
 * calendar on it. Single-threaded.
 */
final class BarTimes {
    private final CsvFile file;
    private final TimeColumn column;
    private final Rhythm rhythm;
    private final ReadCounts counts;
    private final long lengthNanos;

    private @Nullable TradingCalendar lastCalendar;
    private long lastDay = Long.MIN_VALUE;
    private long openNanos;
    private long closeNanos;
    private LocalDate tradingDate = LocalDate.EPOCH;
    private boolean outside;

    BarTimes(CsvFile file, Rhythm rhythm, ReadCounts counts) {
        this.file = file;
        this.column = TimeColumn.of(file);
        this.rhythm = rhythm;
        this.counts = counts;
        this.lengthNanos = lengthNanos(rhythm.interval());
    }

    private static long lengthNanos(BarInterval interval) {
        return switch (interval.unit()) {
            case SECOND -> Math.multiplyExact(interval.count(), Nanos.PER_SECOND);
            case MINUTE -> Math.multiplyExact(interval.count(), 60 * Nanos.PER_SECOND);
            case HOUR -> Math.multiplyExact(interval.count(), 3600 * Nanos.PER_SECOND);
            default -> 0;
        };
    }

    BarInterval interval() {
        return rhythm.interval();
    }

    long openNanos() {
        return openNanos;
    }

    long closeNanos() {
        return closeNanos;
    }

    LocalDate tradingDate() {
        return tradingDate;
    }

    TimeColumn column() {
        return column;
    }

    /** Reads the row's time for a bar of that track, and checks it against the bar before. */
    void read(Track track) {
        column.read(track.readNanos());
        requireForward(track);
        place(track.calendar());
        requireNoOverlap(track);
    }

    /** Reads the row's time, to be placed for each calendar by {@link #place}. */
    void readOnly(long afterNanos) {
        column.read(afterNanos);
    }

    private void requireForward(Track track) {
        long nanos = file.times().nanos();
        if (nanos <= track.readNanos()) {
            throw column.fault(
                    nanos == track.readNanos()
                            ? "duplicate time: the bar before has the same"
                            : "time going backwards: the bar before is of " + Nanos.toInstant(track.readNanos()));
        }
        track.read(nanos);
    }

    private void requireNoOverlap(Track track) {
        if (openNanos < track.closeNanos() && !rhythm.dates()) {
            throw column.fault(
                    "the bar begins at " + Nanos.toInstant(openNanos) + ", before the close of the one before at "
                            + Nanos.toInstant(track.closeNanos()) + "; bars are taken as " + rhythm.interval()
                            + ", state .interval(...) if that is wrong");
        }
        track.closed(closeNanos);
    }

    /** Works out open, close and trading date of the row's time on that calendar. */
    void place(TradingCalendar calendar) {
        if (rhythm.dates()) {
            placeDate(calendar);
        } else if (column.isInterval()) {
            placeBetween(calendar, column.startNanos(), file.times().nanos());
        } else {
            placeLength(calendar);
        }
    }

    private void placeLength(TradingCalendar calendar) {
        if (file.times().dateOnly()) {
            throw column.fault("a date without time of day, where rows before have one");
        }
        long nanos = file.times().nanos();
        boolean start = rhythm.stamp() == BarStamp.START;
        if (Rhythm.isSessions(rhythm.interval())) {
            placeSession(calendar, nanos, start);
        } else {
            placeBetween(calendar, start ? nanos : nanos - lengthNanos, start ? nanos + lengthNanos : nanos);
        }
    }

    /** A daily bar with a time of day: of the session at that time; known at the session's close, or its own time if later. */
    private void placeSession(TradingCalendar calendar, long nanos, boolean start) {
        LocalDate date = calendar.tradingDate(start ? nanos : nanos - 1);
        placeDates(calendar, date, date);
        openNanos = Math.min(openNanos, nanos);
        closeNanos = start ? Math.max(closeNanos, nanos) : nanos;
    }

    private void placeBetween(TradingCalendar calendar, long open, long close) {
        openNanos = open;
        closeNanos = close;
        tradingDate = calendar.tradingDate(open);
    }

    private void placeDate(TradingCalendar calendar) {
        if (!file.times().midnight()) {
            throw column.fault("a time of day, where rows before are dates; state .interval(...)");
        }
        long day = file.times().epochDay();
        if (day != lastDay || calendar != lastCalendar) {
            LocalDate date = LocalDate.ofEpochDay(day);
            placeDates(calendar, firstDate(date), lastDate(date));
            lastDay = day;
            lastCalendar = calendar;
        }
        counts.rowsOutsideCalendar += outside ? 1 : 0;
    }

    private LocalDate firstDate(LocalDate date) {
        if (rhythm.stamp() == BarStamp.START) {
            return date;
        }
        return switch (rhythm.interval().unit()) {
            case WEEK -> date.minusWeeks(rhythm.interval().count()).plusDays(1);
            case MONTH -> date.plusDays(1).minusMonths(rhythm.interval().count());
            default -> date;
        };
    }

    private LocalDate lastDate(LocalDate date) {
        if (rhythm.stamp() == BarStamp.END) {
            return date;
        }
        return switch (rhythm.interval().unit()) {
            case WEEK -> date.plusWeeks(rhythm.interval().count()).minusDays(1);
            case MONTH -> date.plusMonths(rhythm.interval().count()).minusDays(1);
            default -> date;
        };
    }

    private void placeDates(TradingCalendar calendar, LocalDate first, LocalDate last) {
        Optional<Session> opening = session(calendar, first, last, 1);
        Optional<Session> closing = session(calendar, last, first, -1);
        outside = closing.isEmpty();
        tradingDate = closing.map(Session::tradingDate).orElse(last);
        openNanos = opening.map(Session::openNanos).orElseGet(() -> midnight(calendar, first));
        closeNanos = closing.map(Session::closeNanos).orElseGet(() -> midnight(calendar, last.plusDays(1)));
    }

    /** The first session from one date towards another. */
    private static Optional<Session> session(TradingCalendar calendar, LocalDate from, LocalDate to, int step) {
        for (LocalDate date = from; ; date = date.plusDays(step)) {
            Optional<Session> session = calendar.session(date);
            if (session.isPresent() || date.equals(to)) {
                return session;
            }
        }
    }

    private static long midnight(TradingCalendar calendar, LocalDate date) {
        return Nanos.of(date.atTime(LocalTime.MIN).atZone(calendar.zone()).toInstant());
    }
}
