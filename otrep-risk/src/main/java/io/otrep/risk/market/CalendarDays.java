package io.otrep.risk.market;

import io.otrep.market.Session;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The symbols of one calendar, and its session that is on or comes next. Single-threaded. */
final class CalendarDays {
    private static final int HORIZON_DAYS = 400;

    private final TradingCalendar calendar;
    private final List<SymbolTrack> tracks = new ArrayList<>();
    private long day = Long.MIN_VALUE;
    private long openNanos = Long.MAX_VALUE;
    private long closeNanos = Long.MAX_VALUE;

    CalendarDays(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    TradingCalendar calendar() {
        return calendar;
    }

    void add(SymbolTrack track) {
        tracks.add(track);
    }

    /** Finds the first session that closes at a time or after it. */
    void start(long timeNanos) {
        find(calendar.tradingDate(timeNanos).minusDays(4));
        while (closeNanos < timeNanos) {
            find(LocalDate.ofEpochDay(day + 1));
        }
    }

    private void find(LocalDate from) {
        for (int ahead = 0; ahead < HORIZON_DAYS; ahead++) {
            Optional<Session> session = calendar.session(from.plusDays(ahead));
            if (session.isPresent()) {
                take(session.get());
                return;
            }
        }
        openNanos = Long.MAX_VALUE;
        closeNanos = Long.MAX_VALUE;
    }

    private void take(Session session) {
        day = session.tradingDate().toEpochDay();
        openNanos = session.openNanos();
        closeNanos = session.closeNanos();
    }

    /** Nanoseconds since 1970; {@link Long#MAX_VALUE} if no session follows. */
    long closeNanos() {
        return closeNanos;
    }

    /** Whether an interval lies in the session, its close included: a price of that instant is the close. */
    boolean covers(long fromNanos, long toNanos) {
        return fromNanos >= openNanos && toNanos <= closeNanos;
    }

    /** The session is over. */
    void close() {
        for (SymbolTrack track : tracks) {
            track.endDay(day, closeNanos);
        }
        find(LocalDate.ofEpochDay(day + 1));
    }

    /** Sessions after one date and up to another, at least 1. */
    int sessions(long afterDay, long untilDay) {
        if (untilDay == afterDay + 1) {
            return 1;
        }
        int count = 0;
        for (long date = afterDay + 1; date <= untilDay; date++) {
            count += calendar.isTradingDay(LocalDate.ofEpochDay(date)) ? 1 : 0;
        }
        return Math.max(1, count);
    }
}
