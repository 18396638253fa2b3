package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of many trading dates in a row, sorted by their start. What lies between the last segment of a date and
 * the first of the next is closed and belongs to the next. A look-up starts at the row in force at midnight UTC and
 * passes the few segments that started since; it allocates nothing. Immutable and thread-safe.
 */
final class Timetable {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final long[] startsNanos;
    private final SessionSegment[] segments;
    private final LocalDate[] tradingDates;
    private final long endNanos;
    private final long firstDay;
    private final int[] rowsAtMidnight;

    private Timetable(List<Row> rows, long endNanos) {
        this.startsNanos = rows.stream().mapToLong(Row::startNanos).toArray();
        this.segments = rows.stream().map(Row::segment).toArray(SessionSegment[]::new);
        this.tradingDates = rows.stream().map(Row::tradingDate).toArray(LocalDate[]::new);
        this.endNanos = endNanos;
        this.firstDay = dayOf(startsNanos[0]);
        this.rowsAtMidnight = rowsAtMidnight(startsNanos, (int) (dayOf(endNanos) - firstDay) + 1);
    }

    /** By day, the last row that started on a day before it; the first row for the first day. */
    private static int[] rowsAtMidnight(long[] startsNanos, int days) {
        long firstDay = dayOf(startsNanos[0]);
        int[] rows = new int[days];
        int row = 0;
        for (int day = 0; day < days; day++) {
            while (row + 1 < startsNanos.length && dayOf(startsNanos[row + 1]) < firstDay + day) {
                row++;
            }
            rows[day] = row;
        }
        return rows;
    }

    private static long dayOf(long epochNanos) {
        return Math.floorDiv(epochNanos, NANOS_PER_DAY);
    }

    /** Whether the instant is between the first segment's start and the last segment's end. */
    boolean covers(long epochNanos) {
        return epochNanos >= startsNanos[0] && epochNanos < endNanos;
    }

    SessionSegment segmentAt(long epochNanos) {
        return segments[rowAt(epochNanos)];
    }

    LocalDate tradingDateAt(long epochNanos) {
        return tradingDates[rowAt(epochNanos)];
    }

    /** {@link Long#MAX_VALUE} stands for all starts beyond it, so it is asked for as its inner neighbour. */
    private int rowAt(long epochNanos) {
        long asked = Math.min(Long.MAX_VALUE - 1, epochNanos);
        int row = rowsAtMidnight[(int) (dayOf(asked) - firstDay)];
        while (row + 1 < startsNanos.length && startsNanos[row + 1] <= asked) {
            row++;
        }
        return row;
    }

    private record Row(long startNanos, SessionSegment segment, LocalDate tradingDate) {}

    /** Collects segments in time order. Single-threaded. */
    static final class Builder {
        private final List<Row> rows = new ArrayList<>();
        private long endNanos = Long.MIN_VALUE;

        /** A segment from {@code start} to the next one's start, or to the end of its date. */
        Builder segment(LocalDate tradingDate, SessionSegment segment, Instant start) {
            long startNanos = Nanos.clamped(start);
            if (!rows.isEmpty() && endNanos < startNanos) {
                rows.add(new Row(endNanos, SessionSegment.CLOSED, tradingDate));
            }
            rows.add(new Row(startNanos, segment, tradingDate));
            endNanos = Long.MAX_VALUE;
            return this;
        }

        /** The end of a trading date: closed from here to the next segment. */
        void end(Instant end) {
            endNanos = Nanos.clamped(end);
        }

        Timetable build() {
            return new Timetable(rows, endNanos);
        }
    }
}
