package io.otrep.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The three calendars told a second time, from the clock on the wall and published tables: slow, plain, sharing no code
 * with them.
 */
enum NaiveCalendar {
    US_EQUITIES(TradingCalendar.usEquities()) {
        @Override
        SessionSegment segment(ZonedDateTime wall) {
            LocalDate date = wall.toLocalDate();
            LocalTime time = wall.toLocalTime();
            if (!time.isBefore(LocalTime.of(20, 0))) {
                return trades(date.plusDays(1)) ? SessionSegment.OVERNIGHT : SessionSegment.CLOSED;
            }
            if (!trades(date) || !time.isBefore(postEnd(date))) {
                return SessionSegment.CLOSED;
            }
            if (time.isBefore(LocalTime.of(4, 0))) {
                return SessionSegment.OVERNIGHT;
            }
            if (time.isBefore(open(date))) {
                return SessionSegment.PRE;
            }
            return time.isBefore(postEnd(date).minusHours(4)) ? SessionSegment.REGULAR : SessionSegment.POST;
        }

        @Override
        LocalDate tradingDate(ZonedDateTime wall) {
            LocalDate date = wall.toLocalDate();
            if (trades(date) && wall.toLocalTime().isBefore(postEnd(date))) {
                return date;
            }
            do {
                date = date.plusDays(1);
            } while (!trades(date));
            return date;
        }

        private boolean trades(LocalDate date) {
            return PublishedUsEquityDays.isTradingDay(date);
        }

        private LocalTime open(LocalDate date) {
            return date.equals(LocalDate.of(2002, 9, 11)) ? LocalTime.NOON : LocalTime.of(9, 30);
        }

        private LocalTime postEnd(LocalDate date) {
            return PublishedUsEquityDays.isHalfDay(date) ? LocalTime.of(17, 0) : LocalTime.of(20, 0);
        }
    },

    FX_WEEK(TradingCalendar.fxWeek()) {
        @Override
        SessionSegment segment(ZonedDateTime wall) {
            boolean beforeRoll = wall.getHour() < 17;
            return switch (wall.getDayOfWeek()) {
                case FRIDAY -> beforeRoll ? SessionSegment.REGULAR : SessionSegment.CLOSED;
                case SATURDAY -> SessionSegment.CLOSED;
                case SUNDAY -> beforeRoll ? SessionSegment.CLOSED : SessionSegment.REGULAR;
                default -> SessionSegment.REGULAR;
            };
        }

        @Override
        LocalDate tradingDate(ZonedDateTime wall) {
            LocalDate date = wall.getHour() < 17
                    ? wall.toLocalDate()
                    : wall.toLocalDate().plusDays(1);
            while (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                date = date.plusDays(1);
            }
            return date;
        }
    },

    ALWAYS(TradingCalendar.always()) {
        @Override
        ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        SessionSegment segment(ZonedDateTime wall) {
            return SessionSegment.REGULAR;
        }

        @Override
        LocalDate tradingDate(ZonedDateTime wall) {
            return wall.toLocalDate();
        }
    };

    final TradingCalendar real;

    NaiveCalendar(TradingCalendar real) {
        this.real = real;
    }

    ZoneId zone() {
        return ZoneId.of("America/New_York");
    }

    abstract SessionSegment segment(ZonedDateTime wall);

    abstract LocalDate tradingDate(ZonedDateTime wall);

    final SessionSegment segment(Instant instant) {
        return segment(instant.atZone(zone()));
    }

    final LocalDate tradingDate(Instant instant) {
        return tradingDate(instant.atZone(zone()));
    }
}
