package io.otrep.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The segments of many trading dates in a row, sorted by their start, found by binary search without allocating. What
 * lies between the last segment of a date and the first of the next is closed and belongs to the next. Immutable and
 * thread-safe.
 */
final class Timetable {
    private final long[] startsNanos;
    private final SessionSegment[] segments;
    private final LocalDate[] tradingDates;
    private final long endNanos;

    private Timetable(List<Row> rows, long endNanos) {
        this.startsNanos = rows.stream().mapToLong(Row::startNanos).toArray();
        this.segments = rows.stream().map(Row::segment).toArray(SessionSegment[]::new);
        this.tradingDates = rows.stream().map(Row::tradingDate).toArray(LocalDate[]::new);
        this.endNanos = endNanos;
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

    /**
     * The two ends of {@code long} stand for all instants beyond them, so they are asked for as their inner neighbours.
     */
    private int rowAt(long epochNanos) {
        long asked = Math.max(Long.MIN_VALUE + 1, Math.min(Long.MAX_VALUE - 1, epochNanos));
        int found = Arrays.binarySearch(startsNanos, asked);
        return found >= 0 ? found : -found - 2;
    }

    private record Row(long startNanos, SessionSegment segment, LocalDate tradingDate) {}

    /** Collects segments in time order. Single-threaded. */
    static final class Builder {
        private final List<Row> rows = new ArrayList<>();
        private long endNanos = Long.MIN_VALUE;

        /** A segment from {@code start} to the next one's start, or to the end of its date. */
        Builder segment(LocalDate tradingDate, SessionSegment segment, Instant start) {
            long startNanos = EpochNanos.of(start);
            if (!rows.isEmpty() && endNanos < startNanos) {
                rows.add(new Row(endNanos, SessionSegment.CLOSED, tradingDate));
            }
            rows.add(new Row(startNanos, segment, tradingDate));
            endNanos = Long.MAX_VALUE;
            return this;
        }

        /** The end of a trading date: closed from here to the next segment. */
        void end(Instant end) {
            endNanos = EpochNanos.of(end);
        }

        Timetable build() {
            return new Timetable(rows, endNanos);
        }
    }
}
