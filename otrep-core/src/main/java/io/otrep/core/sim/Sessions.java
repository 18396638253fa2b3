package io.otrep.core.sim;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.QuoteBar;
import io.otrep.market.SessionSegment;
import io.otrep.market.TradingCalendar;
import java.time.Instant;

/** Which part of a session an event or a moment is in, and when orders end with it. Immutable. */
final class Sessions {
    private static final long QUARTER_HOUR = 900_000_000_000L;

    private Sessions() {}

    /** Whether an event belongs to the regular session; a bar does if it overlaps it. */
    static boolean isRegular(MarketEvent event) {
        TradingCalendar calendar = event.instrument().calendar();
        if (event instanceof Bar bar) {
            return isSession(bar.interval()) || overlaps(calendar, bar.openNanos(), bar.timeNanos());
        }
        if (event instanceof QuoteBar bar) {
            return isSession(bar.interval()) || overlaps(calendar, bar.openNanos(), bar.timeNanos());
        }
        return overlaps(calendar, event.timeNanos(), event.timeNanos());
    }

    private static boolean isSession(BarInterval interval) {
        return switch (interval.unit()) {
            case DAY, WEEK, MONTH, TICK, VOLUME, DOLLAR -> true;
            case SECOND, MINUTE, HOUR -> false;
        };
    }

    private static boolean overlaps(TradingCalendar calendar, long fromNanos, long toNanos) {
        return calendar.isOpen(fromNanos) || calendar.isOpen(toNanos - 1);
    }

    static boolean isOpen(Instrument instrument, long nanos, boolean extended) {
        SessionSegment segment = instrument.calendar().segmentAt(nanos);
        return segment == SessionSegment.REGULAR || extended && segment.isTrading();
    }

    /** The end of the session that a DAY order belongs to, {@link Long#MAX_VALUE} if the calendar knows none. */
    static long dayEnd(Instrument instrument, long nanos, boolean extended) {
        TradingCalendar calendar = instrument.calendar();
        if (extended && calendar.segmentAt(nanos) == SessionSegment.POST) {
            return endOfPost(calendar, nanos);
        }
        long close = nextClose(instrument, nanos);
        return extended && close != Long.MAX_VALUE ? endOfPost(calendar, close) : close;
    }

    private static long endOfPost(TradingCalendar calendar, long nanos) {
        long end = nanos - Math.floorMod(nanos, QUARTER_HOUR);
        while (calendar.segmentAt(end) == SessionSegment.POST) {
            end += QUARTER_HOUR;
        }
        return end;
    }

    static long nextOpen(Instrument instrument, long nanos) {
        return instrument
                .calendar()
                .nextOpen(instant(nanos))
                .map(Sessions::nanos)
                .orElse(Long.MAX_VALUE);
    }

    static long nextClose(Instrument instrument, long nanos) {
        return instrument
                .calendar()
                .nextClose(instant(nanos))
                .map(Sessions::nanos)
                .orElse(Long.MAX_VALUE);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** Nanoseconds since 1970, clamped to what a {@code long} holds. */
    static long nanos(Instant time) {
        long seconds = Math.max(-9_223_372_036L, Math.min(9_223_372_035L, time.getEpochSecond()));
        return seconds * 1_000_000_000L + time.getNano();
    }
}
