package io.otrep.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was published of US equity trading days: per year the number of trading days, the weekdays on which NYSE was
 * closed, and the days it closed at 13:00.
 *
 * <p>Sources: counts to 2026, tables of "U.S. stock trading days per year" and CRSP (2001); closures and half days to
 * 2003, NYSE "Special Closings" as read by pandas_market_calendars and exchange_calendars; 2011 to 2016 and 2020 to
 * 2028, NYSE Group announcements of holidays and early closings (of 2025-12-23 for 2026 to 2028); the years between and
 * 2029 and 2030 worked out by hand with Gauss's Easter rule.
 */
final class PublishedUsEquityDays {
    private static final String TABLE = """
            2000 252 01-17 02-21 04-21 05-29 07-04 09-04 11-23 12-25 | 07-03 11-24
            2001 248 01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25 | 07-03 11-23 12-24
            2002 252 01-01 01-21 02-18 03-29 05-27 07-04 09-02 11-28 12-25 | 07-05 11-29 12-24
            2003 252 01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25 | 07-03 11-28 12-24 12-26
            2004 252 01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24 | 11-26
            2005 252 01-17 02-21 03-25 05-30 07-04 09-05 11-24 12-26 | 11-25
            2006 251 01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25 | 07-03 11-24
            2007 251 01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25 | 07-03 11-23 12-24
            2008 253 01-01 01-21 02-18 03-21 05-26 07-04 09-01 11-27 12-25 | 07-03 11-28 12-24
            2009 252 01-01 01-19 02-16 04-10 05-25 07-03 09-07 11-26 12-25 | 11-27 12-24
            2010 252 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24 | 11-26
            2011 252 01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26 | 11-25
            2012 250 01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25 | 07-03 11-23 12-24
            2013 252 01-01 01-21 02-18 03-29 05-27 07-04 09-02 11-28 12-25 | 07-03 11-29 12-24
            2014 252 01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25 | 07-03 11-28 12-24
            2015 252 01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25 | 11-27 12-24
            2016 252 01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26 | 11-25
            2017 251 01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25 | 07-03 11-24
            2018 251 01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25 | 07-03 11-23 12-24
            2019 252 01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25 | 07-03 11-29 12-24
            2020 253 01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25 | 11-27 12-24
            2021 252 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24 | 11-26
            2022 251 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26 | 11-25
            2023 250 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25 | 07-03 11-24
            2024 252 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25 | 07-03 11-29 12-24
            2025 250 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25 | 07-03 11-28 12-24
            2026 251 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25 | 11-27 12-24
            2027 251 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24 | 11-26
            2028 251 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25 | 07-03 11-24
            2029 251 01-01 01-15 02-19 03-30 05-28 06-19 07-04 09-03 11-22 12-25 | 07-03 11-23 12-24
            2030 251 01-01 01-21 02-18 04-19 05-27 06-19 07-04 09-02 11-28 12-25 | 07-03 11-29 12-24
            """;

    private static final SortedMap<Integer, Year> YEARS = parse();
    private static final SortedSet<LocalDate> CLOSURES =
            all(YEARS.values().stream().flatMap(year -> year.closures.stream()));
    private static final SortedSet<LocalDate> HALF_DAYS =
            all(YEARS.values().stream().flatMap(year -> year.halfDays.stream()));

    private PublishedUsEquityDays() {}

    static List<Year> years() {
        return List.copyOf(YEARS.values());
    }

    static boolean isTradingDay(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !CLOSURES.contains(date);
    }

    static boolean isHalfDay(LocalDate date) {
        return HALF_DAYS.contains(date);
    }

    private static SortedMap<Integer, Year> parse() {
        SortedMap<Integer, Year> years = new TreeMap<>();
        TABLE.lines().map(PublishedUsEquityDays::year).forEach(year -> years.put(year.number, year));
        return years;
    }

    private static Year year(String line) {
        String number = line.substring(0, 4);
        String[] lists = line.substring(9).split(" \\| ");
        return new Year(
                Integer.parseInt(number),
                Integer.parseInt(line.substring(5, 8)),
                dates(number, lists[0]),
                dates(number, lists[1]));
    }

    private static List<LocalDate> dates(String year, String days) {
        return Arrays.stream(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
    }

    private static SortedSet<LocalDate> all(Stream<LocalDate> dates) {
        return dates.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    record Year(int number, int tradingDays, List<LocalDate> closures, List<LocalDate> halfDays) {
        LocalDate first() {
            return LocalDate.of(number, 1, 1);
        }

        LocalDate end() {
            return LocalDate.of(number + 1, 1, 1);
        }
    }
}
