package io.otrep.broker.support.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the delivery thread: work, and of the current connection its opening, its frames and its end, in this order. Frames lie in a
 * ring of fixed size. Thread-safe: any thread puts, the one delivery thread takes.
 */
final class Inbox {
    /** What was taken. */
    enum Kind {
        /** Nothing came in time. */
        NOTHING,
        /** See {@link #work}. */
        WORK,
        /** The connection opened. */
        OPENED,
        /** The frame given to {@link #take} was filled. */
        FRAME,
        /** See {@link #end}. */
        ENDED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Object[] payloads;
    private final long[] arrivals;
    private final Overflow overflow;
    private final LongSupplier time;
    private final Deque<Runnable> works = new ArrayDeque<>();

    private @Nullable Lane current;
    private int head;
    private int size;
    private boolean opened;
    private @Nullable StreamEnd ended;
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable Thread waiting;

    private Runnable work = () -> {};
    private StreamEnd end = StreamEnd.closed(0, "");

    Inbox(int frames, Overflow overflow, LongSupplier time) {
        this.payloads = new Object[frames];
        this.arrivals = new long[frames];
        this.overflow = overflow;
        this.time = time;
    }

    /** Forgets the connection before and takes from this one alone. */
    StreamSink begin() {
        Lane lane = new Lane();
        reset(lane);
        return lane;
    }

    /** Forgets the connection. */
    void finish() {
        reset(null);
    }

    private void reset(@Nullable Lane lane) {
        lock.lock();
        try {
            current = lane;
            while (size > 0) {
                removeHead();
            }
            opened = false;
            ended = null;
        } finally {
            lock.unlock();
        }
    }

    void post(Runnable task) {
        lock.lock();
        try {
            works.add(task);
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next thing, at most for a time; the delivery thread's. */
    Kind take(StreamFrame frame, long waitNanos) {
        long giveUpNanos = time.getAsLong() + waitNanos;
        Kind kind = poll(frame, waitNanos > 0);
        for (long left = waitNanos; kind == Kind.NOTHING && left > 0; left = giveUpNanos - time.getAsLong()) {
            LockSupport.parkNanos(this, left);
            kind = poll(frame, true);
        }
        return kind;
    }

    private Kind poll(StreamFrame frame, boolean willWait) {
        lock.lock();
        try {
            Kind kind = next(frame);
            waiting = kind == Kind.NOTHING && willWait ? Thread.currentThread() : null;
            return kind;
        } finally {
            lock.unlock();
        }
    }

    private Kind next(StreamFrame frame) {
        Runnable task = works.poll();
        if (task != null) {
            work = task;
            return Kind.WORK;
        }
        if (opened) {
            opened = false;
            return Kind.OPENED;
        }
        if (size > 0) {
            long arrival = arrivals[head];
            frame.with(removeHead(), arrival);
            return Kind.FRAME;
        }
        StreamEnd was = ended;
        if (was == null) {
            return Kind.NOTHING;
        }
        ended = null;
        current = null;
        end = was;
        return Kind.ENDED;
    }

    /** What {@link Kind#WORK} took. */
    Runnable work() {
        return work;
    }

    /** What {@link Kind#ENDED} took. */
    StreamEnd end() {
        return end;
    }

    /** Frames dropped since the session began. */
    long dropped() {
        return dropped.get();
    }

    private Object removeHead() {
        Object payload = payloads[head];
        payloads[head] = null;
        head = head + 1 == payloads.length ? 0 : head + 1;
        size--;
        return payload == null ? "" : payload;
    }

    private void wake() {
        if (waiting != null) {
            LockSupport.unpark(waiting);
            waiting = null;
        }
    }

    private final class Lane implements StreamSink {
        @Override
        public void opened() {
            lock.lock();
            try {
                if (current == this) {
                    opened = true;
                    wake();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean frame(Object payload) {
            long arrival = time.getAsLong();
            lock.lock();
            try {
                return current == this && ended == null && hasRoom() && add(payload, arrival);
            } finally {
                lock.unlock();
            }
        }

        private boolean hasRoom() {
            if (size < payloads.length) {
                return true;
            }
            if (overflow == Overflow.DROP_OLDEST) {
                removeHead();
                dropped.incrementAndGet();
                return true;
            }
            ended = StreamEnd.overflow(size);
            return false;
        }

        private boolean add(Object payload, long arrival) {
            int tail = head + size;
            int at = tail < payloads.length ? tail : tail - payloads.length;
            payloads[at] = payload;
            arrivals[at] = arrival;
            size++;
            wake();
            return true;
        }

        @Override
        public void ended(StreamEnd how) {
            lock.lock();
            try {
                if (current == this && ended == null) {
                    ended = how;
                    wake();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
