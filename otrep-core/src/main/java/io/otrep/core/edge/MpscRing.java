package io.otrep.core.edge;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of many producers and one consumer, without locks. Full means no: nothing waits. Thread-safe for any number of threads that
 * offer and one that polls.
 */
final class MpscRing<E> {
    private final AtomicReferenceArray<@Nullable E> slots;
    private final int mask;
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();

    /** A ring for at least so many elements: the next power of two. */
    MpscRing(int capacity) {
        int size = Integer.highestOneBit(Math.max(2, capacity - 1)) << 1;
        slots = new AtomicReferenceArray<>(size);
        mask = size - 1;
    }

    /** Adds an element unless fewer than {@code headroom} places would be left. */
    boolean offer(E element, int headroom) {
        while (true) {
            long at = tail.get();
            if (at - head.get() > mask - headroom) {
                return false;
            }
            if (tail.compareAndSet(at, at + 1)) {
                slots.setRelease((int) at & mask, element);
                return true;
            }
        }
    }

    /** Takes the oldest element; null if there is none, or its producer has not finished. */
    @Nullable
    E poll() {
        long at = head.getPlain();
        int slot = (int) at & mask;
        E element = slots.getAcquire(slot);
        if (element != null) {
            slots.setRelease(slot, null);
            head.setRelease(at + 1);
        }
        return element;
    }

    boolean isEmpty() {
        return tail.get() == head.get();
    }

    int size() {
        return (int) Math.max(0, tail.get() - head.get());
    }
}
