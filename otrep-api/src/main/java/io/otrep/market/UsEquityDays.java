package io.otrep.market;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * Which days US listed equities trade, and on which of them they close at 13:00 New York; checked for 2000 to 2030.
 *
 * <p>Holidays: New Year's Day, Martin Luther King, Jr. Day (from 1998), Washington's Birthday, Good Friday, Memorial
 * Day, Juneteenth (from 2022), Independence Day, Labor Day, Thanksgiving Day, Christmas Day. One that falls on a Sunday
 * is kept on the Monday after, one on a Saturday on the Friday before, unless that Friday ends an accounting year: New
 * Year's Day on a Saturday is not kept (NYSE Rule 7.2).
 *
 * <p>Half days: the day after Thanksgiving; 24 December; and by Independence Day 3 July when the 4th is a Tuesday,
 * Wednesday or Friday, and when it is a Thursday, 5 July until 2012 and 3 July from 2013.
 *
 * <p>Sources: NYSE, "Special Closings" (list from 1885), also as read by the open-source calendars
 * pandas_market_calendars and exchange_calendars (XNYS); NYSE Group's announcements of holidays and early closings, to
 * 2028; 2029 and 2030 follow the rules.
 *
 * <p>Stateless and thread-safe.
 */
final class UsEquityDays {

    /** Full closures outside the rules. */
    private static final Set<LocalDate> UNSCHEDULED_CLOSURES = Set.of(
            LocalDate.of(2001, 9, 11), // attacks on New York and Washington
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11), // mourning for President Reagan
            LocalDate.of(2007, 1, 2), // mourning for President Ford
            LocalDate.of(2012, 10, 29), // hurricane Sandy
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5), // mourning for President George H. W. Bush
            LocalDate.of(2025, 1, 9)); // mourning for President Carter

    /** The one 13:00 close outside the rules: the Friday after Christmas. */
    private static final LocalDate UNUSUAL_HALF_DAY = LocalDate.of(2003, 12, 26);

    private static final int FIRST_KING_DAY = 1998;
    private static final int FIRST_JUNETEENTH = 2022;
    private static final int FIRST_EVE_BEFORE_THURSDAY = 2013;

    private UsEquityDays() {}

    static boolean isTradingDay(LocalDate date) {
        return date.getDayOfWeek().compareTo(FRIDAY) <= 0 && !isHoliday(date) && !UNSCHEDULED_CLOSURES.contains(date);
    }

    /** Whether trading ends at 13:00; asked of trading days. */
    static boolean isHalfDay(LocalDate date) {
        return switch (date.getMonth()) {
            case JULY -> date.equals(independenceHalfDay(date.getYear()));
            case NOVEMBER -> date.equals(thanksgiving(date.getYear()).plusDays(1));
            case DECEMBER -> date.getDayOfMonth() == 24 || date.equals(UNUSUAL_HALF_DAY);
            default -> false;
        };
    }

    /** Each holiday is kept in its own month, so only those of the date's month are worked out. */
    private static boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        return switch (date.getMonth()) {
            case JANUARY -> date.equals(newYearsDay(year)) || (year >= FIRST_KING_DAY && isNth(3, MONDAY, date));
            case FEBRUARY -> isNth(3, MONDAY, date);
            case MARCH, APRIL -> date.equals(easterSunday(year).minusDays(2));
            case MAY -> date.equals(date.with(lastInMonth(MONDAY)));
            case JUNE -> year >= FIRST_JUNETEENTH && date.equals(observed(LocalDate.of(year, Month.JUNE, 19)));
            case JULY -> date.equals(observed(independenceDay(year)));
            case SEPTEMBER -> isNth(1, MONDAY, date);
            case NOVEMBER -> date.equals(thanksgiving(year));
            case DECEMBER -> date.equals(observed(LocalDate.of(year, Month.DECEMBER, 25)));
            default -> false;
        };
    }

    private static boolean isNth(int ordinal, DayOfWeek weekday, LocalDate date) {
        return date.equals(date.with(dayOfWeekInMonth(ordinal, weekday)));
    }

    private static LocalDate newYearsDay(int year) {
        LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
        return newYear.getDayOfWeek() == SATURDAY ? newYear : observed(newYear);
    }

    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    private static LocalDate independenceDay(int year) {
        return LocalDate.of(year, Month.JULY, 4);
    }

    private static LocalDate thanksgiving(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY));
    }

    /**
     * By the weekday of 4 July; when it answers no trading day (a Sunday, or a Friday that is the holiday kept) there
     * is no half day.
     */
    private static LocalDate independenceHalfDay(int year) {
        LocalDate holiday = independenceDay(year);
        boolean dayAfter = holiday.getDayOfWeek() == THURSDAY && year < FIRST_EVE_BEFORE_THURSDAY;
        return dayAfter ? holiday.plusDays(1) : holiday.minusDays(1);
    }

    /**
     * Gregorian Easter by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, 1991, chapter 8); 2024 is 31
     * March.
     */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int lateCorrection = (golden + 11 * epact + 22 * weekday) / 451;
        int monthAndDay = epact + weekday - 7 * lateCorrection + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
