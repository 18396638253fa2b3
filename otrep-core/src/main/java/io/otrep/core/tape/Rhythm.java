package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import io.otrep.market.BarInterval.Unit;
import io.otrep.market.Nanos;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The interval of a file's bars and whether its times are dates.
 *
 * @param interval the interval
 * @param dates whether times are dates, booked by the calendar's sessions
 * @param stamp which end of the interval a single time names
 */
record Rhythm(BarInterval interval, boolean dates, BarStamp stamp) {
    static final Rhythm NONE = new Rhythm(new BarInterval(1, Unit.TICK), false, BarStamp.END);
    private static final int ROWS = 10_000;
    private static final long DAY_NANOS = 86_400 * Nanos.PER_SECOND;

    static Rhythm of(CsvFile file, CsvSource source) {
        Survey survey = new Survey(file.reopened());
        BarStamp stamp = stampOf(file.header(), source);
        BarInterval stated = source.interval();
        BarInterval interval = stated != null ? stated : found(file, survey);
        boolean sessions = isSessions(interval);
        if (survey.dateOnly && !sessions) {
            throw file.fault(TimeColumn.of(file).field(), "times are dates, but the interval is stated as " + interval);
        }
        return new Rhythm(interval, survey.dateOnly || survey.midnight && sessions, stamp);
    }

    static boolean isSessions(BarInterval interval) {
        return interval.unit() == Unit.DAY || interval.unit() == Unit.WEEK || interval.unit() == Unit.MONTH;
    }

    private static BarStamp stampOf(CsvHeader header, CsvSource source) {
        BarStamp stated = source.stamp();
        if (stated != null) {
            return stated;
        }
        return TimeColumn.isEnd(header) ? BarStamp.END : BarStamp.START;
    }

    private static BarInterval found(CsvFile file, Survey survey) {
        long usual = survey.usual();
        if (usual == 0 && survey.fault != null) {
            throw survey.fault;
        }
        if (survey.isEmpty()) {
            throw CsvContent.whole(file.name(), "empty file: no rows below the header");
        }
        if (survey.dateOnly || survey.midnight && usual >= DAY_NANOS) {
            return ofDays((usual + DAY_NANOS / 2) / DAY_NANOS);
        }
        if (usual == 0) {
            throw CsvContent.whole(
                    file.name(), "the interval of the bars cannot be told from so few rows; state .interval(...)");
        }
        return ofNanos(file, usual);
    }

    private static BarInterval ofDays(long days) {
        if (days < 5) {
            return BarInterval.DAY;
        }
        return days < 28
                ? new BarInterval((days + 2) / 7, Unit.WEEK)
                : new BarInterval((days * 12 + 182) / 365, Unit.MONTH);
    }

    private static BarInterval ofNanos(CsvFile file, long nanos) {
        long seconds = nanos / Nanos.PER_SECOND;
        if (seconds * Nanos.PER_SECOND != nanos) {
            throw CsvContent.whole(
                    file.name(),
                    "bars come at uneven times; state .interval(...), for example 1000 TICK, or give start and end");
        }
        if (seconds % 3600 == 0) {
            return new BarInterval(seconds / 3600, Unit.HOUR);
        }
        return seconds % 60 == 0 ? new BarInterval(seconds / 60, Unit.MINUTE) : new BarInterval(seconds, Unit.SECOND);
    }

    /** Looks at the first rows' times; stops at the first fault, which the reading proper will report. */
    private static final class Survey {
        private final Map<Long, Integer> distances = new TreeMap<>();
        private boolean dateOnly;
        private boolean midnight = true;
        private @Nullable TapeFormatException fault;
        private final @Nullable Long last;

        Survey(CsvFile file) {
            TimeColumn column = TimeColumn.of(file);
            Long before = null;
            try {
                for (int i = 0; i < ROWS && file.rows().next(); i++) {
                    file.requireWidth();
                    before = add(file.times(), column, before);
                }
            } catch (TapeFormatException e) {
                fault = e;
            }
            last = before;
        }

        boolean isEmpty() {
            return last == null;
        }

        private Long add(TimeText times, TimeColumn column, @Nullable Long before) {
            column.read(Long.MIN_VALUE);
            dateOnly |= times.dateOnly();
            midnight &= times.midnight();
            long apart = column.isInterval() ? column.distance() : before == null ? 0 : times.nanos() - before;
            if (apart > 0) {
                distances.merge(apart, 1, Integer::sum);
            }
            return times.nanos();
        }

        /** The most frequent distance, the shortest of equals; 0 if there is none. */
        long usual() {
            long best = 0;
            int most = 0;
            for (Map.Entry<Long, Integer> entry : distances.entrySet()) {
                if (entry.getValue() > most) {
                    most = entry.getValue();
                    best = entry.getKey();
                }
            }
            return best;
        }
    }
}
