package io.otrep.broker.support.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A venue's limit of calls, kept on our side: no period of the given length, wherever it begins, sees more calls than allowed. Calls that come
 * early are given a later departure, in the order they came, up to a longest wait. Some of the calls are kept for cancels.
 *
 * <p>Of 200 calls a minute with 10 kept for cancels, reads and submits use 190; a cancel uses any of the 190 that is free at once, else
 * one of the 10, and when even those are used it goes all the same: a venue refuses it or not, we do not.
 *
 * <p>One limiter is shared by all sessions of one key. Thread-safe.
 */
public final class RateLimiter {
    /** What {@link #acquire} returns when the wait would be too long. */
    public static final Duration REFUSED = Duration.ofNanos(-1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Duration period;
    private final Duration longestWait;
    private final Slots usual;
    private final Slots kept;
    private Instant closedUntil = Instant.MIN;

    private RateLimiter(int calls, Duration period, int keptForCancels, Duration longestWait) {
        this.period = Objects.requireNonNull(period, "period");
        this.longestWait = Objects.requireNonNull(longestWait, "longestWait");
        this.usual = new Slots(calls - keptForCancels);
        this.kept = new Slots(keptForCancels);
    }

    /**
     * A limit.
     *
     * @param calls how many, such as 200
     * @param period in how long, such as one minute
     * @param keptForCancels how many of them for cancels alone, 0 to calls - 1
     * @param longestWait how long a call may be held back before it is refused instead
     * @return the limiter
     * @throws IllegalArgumentException naming what is out of range
     */
    public static RateLimiter of(int calls, Duration period, int keptForCancels, Duration longestWait) {
        if (keptForCancels < 0
                || keptForCancels >= calls
                || period.isNegative()
                || period.isZero()
                || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "a limit needs calls > keptForCancels >= 0, a positive period and a wait of 0 or more,"
                            + " but has calls " + calls + ", keptForCancels " + keptForCancels + ", period " + period
                            + ", longestWait "
                            + longestWait);
        }
        return new RateLimiter(calls, period, keptForCancels, longestWait);
    }

    /**
     * Takes room for a call.
     *
     * @param now what time it is
     * @param kind of call
     * @param cost how many calls it counts for
     * @return how long to wait before it leaves; {@link #REFUSED} if too long, and then nothing is taken; never for a cancel
     */
    public Duration acquire(Instant now, CallKind kind, int cost) {
        lock.lock();
        try {
            return kind == CallKind.CANCEL ? cancel(now, cost) : hold(now, cost);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hears what the venue says is left, which counts for more than what we think: somebody else may use the same key. All calls are there
     * again after a period at the latest, whatever its clock, or ours, makes of that.
     *
     * @param now what time it is
     * @param remaining how many calls are left
     * @param reset when all are there again
     */
    public void observe(Instant now, int remaining, Instant reset) {
        lock.lock();
        try {
            int excess = usual.free(now.minus(period)) - Math.max(0, remaining - kept.size());
            if (excess > 0 && reset.isAfter(now)) {
                Instant latest = now.plus(period);
                usual.take((reset.isAfter(latest) ? latest : reset).minus(period), excess);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Holds back everything but cancels, as a Retry-After asks.
     *
     * @param until when calls may leave again
     */
    public void close(Instant until) {
        lock.lock();
        try {
            closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
        } finally {
            lock.unlock();
        }
    }

    private Duration hold(Instant now, int cost) {
        Instant departure = latest(now, closedUntil, usual.freeFrom(cost, period));
        Duration wait = Duration.between(now, departure);
        if (wait.compareTo(longestWait) > 0) {
            return REFUSED;
        }
        usual.take(departure, cost);
        return wait;
    }

    private Duration cancel(Instant now, int cost) {
        boolean usualIsFree = !usual.freeFrom(cost, period).isAfter(now);
        (usualIsFree ? usual : kept).take(now, cost);
        return Duration.ZERO;
    }

    private static Instant latest(Instant a, Instant b, Instant c) {
        Instant ab = a.isAfter(b) ? a : b;
        return ab.isAfter(c) ? ab : c;
    }

    /** Departures of the last calls, the oldest first, in a ring. */
    private static final class Slots {
        private final Instant[] departures;
        private int oldest;

        Slots(int size) {
            departures = new Instant[size];
            Arrays.fill(departures, Instant.MIN);
        }

        int size() {
            return departures.length;
        }

        /** When so many slots are free: when the newest of the oldest so many is a period old. */
        Instant freeFrom(int cost, Duration period) {
            if (cost == 0) {
                return Instant.MIN;
            }
            if (cost > size()) {
                return Instant.MAX;
            }
            Instant last = departures[(oldest + cost - 1) % size()];
            return last.equals(Instant.MIN) ? last : last.plus(period);
        }

        int free(Instant since) {
            int free = 0;
            for (Instant departure : departures) {
                free += departure.isAfter(since) ? 0 : 1;
            }
            return free;
        }

        /** Puts departures in the place of the oldest ones. */
        void take(Instant departure, int cost) {
            for (int i = 0; i < Math.min(cost, size()); i++) {
                int at = oldest;
                oldest = (oldest + 1) % size();
                for (int before = before(at);
                        at != oldest && departures[before].isAfter(departure);
                        before = before(at)) {
                    departures[at] = departures[before];
                    at = before;
                }
                departures[at] = departure;
            }
        }

        private int before(int slot) {
            return (slot + size() - 1) % size();
        }
    }
}
