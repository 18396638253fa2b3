package io.otrep.portfolio.rebalance;

/**
 * Says whether to rebalance. {@code RebalanceRule.monthly().or(RebalanceRule.drift(Bands.of(0.05, 0.25)))} is due on the first trading day of a month and
 * whenever a weight leaves its band. Immutable and thread-safe.
 */
@FunctionalInterface
public interface RebalanceRule {
    /**
     * Decides.
     *
     * @param now the portfolio
     * @param targets n weights, NaN for what has no target
     * @param lastNanos when it was last rebalanced, nanoseconds since 1970; {@link Long#MIN_VALUE} if never
     * @return yes or no, and why
     */
    RebalanceDecision decide(Holdings now, double[] targets, long lastNanos);

    /**
     * Every trading day of the calendar of the first instrument.
     *
     * @return due if none was on this trading date
     */
    static CalendarRule daily() {
        return CalendarRule.of(CalendarRule.Period.DAY);
    }

    /**
     * The first trading day of a week, which begins on Monday.
     *
     * @return due once a week
     */
    static CalendarRule weekly() {
        return CalendarRule.of(CalendarRule.Period.WEEK);
    }

    /**
     * The first trading day of a month.
     *
     * @return due once a month
     */
    static CalendarRule monthly() {
        return CalendarRule.of(CalendarRule.Period.MONTH);
    }

    /**
     * The first trading day of January, April, July and October.
     *
     * @return due once a quarter
     */
    static CalendarRule quarterly() {
        return CalendarRule.of(CalendarRule.Period.QUARTER);
    }

    /**
     * When a weight is outside its band.
     *
     * @param bands around each target
     * @return the rule
     */
    static RebalanceRule drift(Bands bands) {
        return new DriftRule(bands);
    }

    /**
     * When either is due; this one's reason first.
     *
     * @param other another rule
     * @return both
     */
    default RebalanceRule or(RebalanceRule other) {
        return (now, targets, last) -> {
            RebalanceDecision first = decide(now, targets, last);
            return first.isDue() ? first : other.decide(now, targets, last);
        };
    }

    /**
     * When both are due, with the other's reason: {@code monthly().and(drift(bands))} looks at drift once a month.
     *
     * @param other another rule
     * @return both
     */
    default RebalanceRule and(RebalanceRule other) {
        return (now, targets, last) -> {
            RebalanceDecision first = decide(now, targets, last);
            return first.isDue() ? other.decide(now, targets, last) : first;
        };
    }
}
