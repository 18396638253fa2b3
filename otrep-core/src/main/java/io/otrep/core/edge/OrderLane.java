package io.otrep.core.edge;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries order events, activities and commands into the loop. Nothing is dropped: when more wait than the bound allows, the producer is told, so that
 * its route is halted, and the input is kept all the same. Thread-safe for any number of producers and one consumer.
 */
final class OrderLane {
    private final ConcurrentLinkedQueue<Stamped> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int bound;

    OrderLane(int bound) {
        this.bound = bound;
    }

    /** Takes an input. False says that the bound was passed. */
    boolean offer(Object input, long stampNanos) {
        queue.add(new Stamped(input, stampNanos));
        return size.incrementAndGet() <= bound;
    }

    @Nullable
    Stamped poll() {
        Stamped next = queue.poll();
        if (next != null) {
            size.decrementAndGet();
        }
        return next;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
