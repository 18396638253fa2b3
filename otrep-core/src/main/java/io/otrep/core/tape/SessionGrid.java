package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import io.otrep.market.BarInterval.Unit;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * The intervals of time that bars of one calendar fill. Seconds, minutes and hours count from the open of the session and are cut
 * at its close. Days group the sessions of a year from its first; weeks begin on Monday; weeks and months group from 1970. Looks a
 * session up once, allocates nothing within it. Single-threaded.
 */
final class SessionGrid {
    private final TradingCalendar calendar;
    private final BarInterval interval;
    private final long lengthNanos;

    private LocalDate tradingDate = LocalDate.EPOCH;
    private long sessionOpenNanos = Long.MAX_VALUE;
    private long sessionCloseNanos = Long.MIN_VALUE;
    private long gapFromNanos = Long.MAX_VALUE;
    private long gapToNanos = Long.MIN_VALUE;
    private long openNanos;
    private long closeNanos;

    SessionGrid(TradingCalendar calendar, BarInterval interval) {
        this.calendar = calendar;
        this.interval = interval;
        this.lengthNanos = lengthNanos(interval);
    }

    private static long lengthNanos(BarInterval interval) {
        return switch (interval.unit()) {
            case SECOND -> Math.multiplyExact(interval.count(), Nanos.PER_SECOND);
            case MINUTE -> Math.multiplyExact(interval.count(), 60 * Nanos.PER_SECOND);
            case HOUR -> Math.multiplyExact(interval.count(), 3600 * Nanos.PER_SECOND);
            default -> 0;
        };
    }

    /** Goes to the session at that time; false if there is none. */
    boolean enter(long nanos) {
        if (nanos >= sessionOpenNanos && nanos < sessionCloseNanos) {
            return true;
        }
        if (nanos >= gapFromNanos && nanos < gapToNanos) {
            return false;
        }
        return search(nanos);
    }

    private boolean search(long nanos) {
        LocalDate date = calendar.tradingDate(nanos);
        Optional<Session> session = calendar.session(date);
        if (session.isPresent() && session.get().contains(Nanos.toInstant(nanos))) {
            tradingDate = date;
            sessionOpenNanos = session.get().openNanos();
            sessionCloseNanos = session.get().closeNanos();
            return true;
        }
        gapFromNanos = nanos;
        gapToNanos = calendar.nextOpen(Nanos.toInstant(nanos)).map(Nanos::of).orElse(nanos + 1);
        return false;
    }

    /** Trading date of the session entered last. */
    LocalDate tradingDate() {
        return tradingDate;
    }

    /** Close of the session entered last. */
    long sessionCloseNanos() {
        return sessionCloseNanos;
    }

    /** Works out the interval at that time of the session entered last. */
    void place(long nanos) {
        if (lengthNanos > 0) {
            openNanos = nanos - (nanos - sessionOpenNanos) % lengthNanos;
            closeNanos = lengthNanos < sessionCloseNanos - openNanos ? openNanos + lengthNanos : sessionCloseNanos;
        } else {
            placeSessions();
        }
    }

    long openNanos() {
        return openNanos;
    }

    long closeNanos() {
        return closeNanos;
    }

    private void placeSessions() {
        if (interval.unit() == Unit.DAY && interval.count() == 1) {
            openNanos = sessionOpenNanos;
            closeNanos = sessionCloseNanos;
        } else if (interval.unit() == Unit.DAY) {
            placeDays();
        } else {
            placeBetween(firstDate());
        }
    }

    private void placeDays() {
        LocalDate newYear = tradingDate.withDayOfYear(1);
        List<Session> year = calendar.sessionsBetween(newYear, newYear.plusYears(1));
        int index = 0;
        while (year.get(index).tradingDate().isBefore(tradingDate)) {
            index++;
        }
        long first = index - index % interval.count();
        openNanos = year.get((int) first).openNanos();
        closeNanos = year.get((int) Math.min(first + interval.count(), year.size()) - 1)
                .closeNanos();
    }

    private LocalDate firstDate() {
        if (interval.unit() == Unit.WEEK) {
            LocalDate monday = tradingDate.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            long weeks = Math.floorDiv(monday.toEpochDay() + 3, 7L);
            return monday.minusWeeks(Math.floorMod(weeks, interval.count()));
        }
        LocalDate first = tradingDate.withDayOfMonth(1);
        long months = ChronoUnit.MONTHS.between(LocalDate.EPOCH, first);
        return first.minusMonths(Math.floorMod(months, interval.count()));
    }

    private void placeBetween(LocalDate from) {
        LocalDate to =
                interval.unit() == Unit.WEEK ? from.plusWeeks(interval.count()) : from.plusMonths(interval.count());
        List<Session> sessions = calendar.sessionsBetween(from, to);
        openNanos = sessions.get(0).openNanos();
        closeNanos = sessions.get(sessions.size() - 1).closeNanos();
    }
}
