package io.otrep.alpaca;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When bookings showed up that are not executions. One that an earlier look should have found, and did not, was made late: a dividend dated
 * Friday that shows up on Tuesday is news on Tuesday. Which of those that the first look finds were made late cannot be known; they count as
 * made when they say. Thread-safe.
 */
final class FirstSeen {
    /** Bookings that say to be older than this never count as late, and are forgotten. */
    private static final long KEPT_NANOS = 30 * 86_400_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private long coveredNanos = Long.MAX_VALUE;

    /** The earliest time that a booking says, and when it was made if that was late, 0 if not. */
    private record Seen(long earliestNanos, long lateNanos) {}

    /**
     * A booking.
     *
     * @param wire what it says
     * @param timeNanos when it was made: as it says, or when it showed up if it says only a day and was late
     */
    record Booking(ActivityWire wire, long timeNanos) {}

    /**
     * What was made since a time.
     *
     * @param found all that was found in one look
     * @param coveredNanos how far back that look went
     * @param sinceNanos since when
     * @param nowNanos when they were looked for
     * @return those that were made, or showed up, at that time or later
     */
    List<Booking> since(List<ActivityWire> found, long coveredNanos, long sinceNanos, long nowNanos) {
        lock.lock();
        try {
            List<Booking> news = new ArrayList<>();
            for (ActivityWire wire : found) {
                long late = see(wire, nowNanos).lateNanos();
                if (Math.max(late, wire.latestNanos()) >= sinceNanos) {
                    news.add(new Booking(
                            wire, wire.createdAtNanos() != 0 ? wire.timeNanos() : Math.max(late, wire.timeNanos())));
                }
            }
            cover(coveredNanos, nowNanos);
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** A booking whose status changed is another one. */
    private Seen see(ActivityWire wire, long nowNanos) {
        return seen.computeIfAbsent(wire.id() + wire.status(), id -> {
            long earliest = earliest(wire);
            return new Seen(earliest, earliest > coveredNanos ? nowNanos : 0);
        });
    }

    private static long earliest(ActivityWire wire) {
        boolean both = wire.createdAtNanos() != 0 && wire.datedNanos() != 0;
        return both ? Math.min(wire.createdAtNanos(), wire.datedNanos()) : wire.timeNanos();
    }

    private void cover(long fromNanos, long nowNanos) {
        coveredNanos = Math.max(Math.min(coveredNanos, fromNanos), nowNanos - KEPT_NANOS);
        seen.values().removeIf(each -> each.earliestNanos() <= coveredNanos);
    }
}
