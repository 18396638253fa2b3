package io.otrep.risk.market;

import io.otrep.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;

/** The time of the monitor: closes the days of all calendars in the order of their closes. Single-threaded. */
final class MarketClock {
    private final List<CalendarDays> calendars = new ArrayList<>();
    private boolean started;
    private long now = Long.MIN_VALUE;
    private long nextClose = Long.MAX_VALUE;
    private long closes;

    CalendarDays daysOf(TradingCalendar calendar) {
        for (CalendarDays days : calendars) {
            if (days.calendar().equals(calendar)) {
                return days;
            }
        }
        CalendarDays days = new CalendarDays(calendar);
        calendars.add(days);
        return days;
    }

    /** An event came: what closed before it is closed. A session may still get prices at the instant of its close. */
    void moveTo(long timeNanos) {
        start(timeNanos);
        closeBefore(timeNanos);
        now = Math.max(now, timeNanos);
    }

    /** All events up to a time have come: what closes until then, or at that instant, is closed. */
    void advance(long timeNanos) {
        moveTo(timeNanos);
        if (timeNanos < Long.MAX_VALUE) {
            closeBefore(timeNanos + 1);
        }
    }

    private void start(long timeNanos) {
        if (!started) {
            started = true;
            calendars.forEach(days -> days.start(timeNanos));
            findNextClose();
        }
    }

    private void closeBefore(long timeNanos) {
        while (nextClose < timeNanos) {
            for (int i = 0; i < calendars.size(); i++) {
                if (calendars.get(i).closeNanos() == nextClose) {
                    calendars.get(i).close();
                }
            }
            closes++;
            findNextClose();
        }
    }

    private void findNextClose() {
        nextClose = Long.MAX_VALUE;
        for (int i = 0; i < calendars.size(); i++) {
            nextClose = Math.min(nextClose, calendars.get(i).closeNanos());
        }
    }

    /** A day was closed by its bar. */
    void countClose() {
        closes++;
    }

    /** Grows whenever a day has closed. */
    long closes() {
        return closes;
    }

    /** The latest time, nanoseconds since 1970; {@link Long#MIN_VALUE} before the first. */
    long now() {
        return now;
    }
}
