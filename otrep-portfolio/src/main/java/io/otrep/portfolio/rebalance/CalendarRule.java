package io.otrep.portfolio.rebalance;

import io.otrep.market.TradingCalendar;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Due once in a period, on a trading day of it or, if that was missed, on a later one. {@code RebalanceRule.monthly().onDay(-1)} is the last trading day of
 * the month: 2024-03-28 before Good Friday. Immutable and thread-safe.
 */
public final class CalendarRule implements RebalanceRule {

    /** How long a period is. */
    public enum Period {
        /** A calendar day. */
        DAY,
        /** Monday to Sunday. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** A calendar quarter. */
        QUARTER
    }

    private final Period period;
    private final int day;
    private final @Nullable TradingCalendar calendar;

    private CalendarRule(Period period, int day, @Nullable TradingCalendar calendar) {
        this.period = Objects.requireNonNull(period, "period");
        this.day = day;
        this.calendar = calendar;
    }

    /**
     * The first trading day of each period, by the calendar of the first instrument.
     *
     * @param period how long
     * @return the rule
     */
    public static CalendarRule of(Period period) {
        return new CalendarRule(period, 1, null);
    }

    /**
     * On another trading day of the period.
     *
     * @param number 1 for the first, 2 for the second, -1 for the last; a number beyond the period means its last or first
     * @return a copy
     * @throws IllegalArgumentException if the number is 0
     */
    public CalendarRule onDay(int number) {
        if (number == 0) {
            throw new IllegalArgumentException("the trading day must be 1 for the first or -1 for the last, not 0");
        }
        return new CalendarRule(period, number, calendar);
    }

    /**
     * By a named calendar.
     *
     * @param tradingDays whose trading days count
     * @return a copy
     */
    public CalendarRule on(TradingCalendar tradingDays) {
        return new CalendarRule(period, day, Objects.requireNonNull(tradingDays, "tradingDays"));
    }

    @Override
    public RebalanceDecision decide(Holdings now, double[] targets, long lastNanos) {
        now.requireFit(targets);
        TradingCalendar days =
                calendar != null ? calendar : now.get(0).instrument().calendar();
        LocalDate today = days.tradingDate(now.timeNanos());
        LocalDate date = scheduled(days, begin(today));
        if (date.isAfter(today)) {
            date = scheduled(days, begin(begin(today).minusDays(1)));
        }
        boolean isDue =
                lastNanos == Long.MIN_VALUE || days.tradingDate(lastNanos).isBefore(date);
        return isDue
                ? RebalanceDecision.due(Reason.SCHEDULE, date.toString())
                : RebalanceDecision.notDue(Reason.NOT_SCHEDULED, date.toString());
    }

    /** The scheduled day of a period; its first day if nothing trades in it. */
    private LocalDate scheduled(TradingCalendar days, LocalDate begin) {
        List<LocalDate> trading =
                begin.datesUntil(end(begin)).filter(days::isTradingDay).toList();
        if (trading.isEmpty()) {
            return begin;
        }
        int wanted = day > 0 ? day - 1 : trading.size() + day;
        return trading.get(Math.max(0, Math.min(trading.size() - 1, wanted)));
    }

    private LocalDate begin(LocalDate date) {
        return switch (period) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER ->
                date.withMonth(date.getMonthValue() - (date.getMonthValue() - 1) % 3)
                        .withDayOfMonth(1);
        };
    }

    private LocalDate end(LocalDate begin) {
        return switch (period) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
            case QUARTER -> begin.plusMonths(3);
        };
    }
}
