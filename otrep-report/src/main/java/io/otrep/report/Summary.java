package io.otrep.report;

/** What a series shows, in words, for those who do not see the chart. Stateless. */
final class Summary {
    private Summary() {}

    /** For example {@code equity: from 100,000 on 1999-01-04 to 154,210 on 2025-09-26, lowest 93,000 on 2003-03-05, highest ...}. */
    static String of(Series series, Unit unit) {
        int first = -1;
        int last = -1;
        int low = -1;
        int high = -1;
        for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.value(i))) {
                first = first < 0 ? i : first;
                last = i;
                low = low < 0 || series.value(i) < series.value(low) ? i : low;
                high = high < 0 || series.value(i) > series.value(high) ? i : high;
            }
        }
        if (first < 0) {
            return series.name() + ": no values";
        }
        return series.name() + ": from " + point(series, first, unit) + " to " + point(series, last, unit) + ", lowest "
                + point(series, low, unit) + ", highest " + point(series, high, unit);
    }

    private static String point(Series series, int index, Unit unit) {
        return unit.format(series.value(index)) + " on " + Times.date(series.timeNanos(index));
    }
}
