package io.otrep.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A bare ring with one thread behind it that takes from it and parks when it is empty, as the threads of the engine do. One producer.
 */
final class ParkedHop implements AutoCloseable {
    private static final int SIZE = 1024;

    private final AtomicReferenceArray<Object> slots = new AtomicReferenceArray<>(SIZE);
    private final AtomicLong tail = new AtomicLong();
    private final Consumer<Object> next;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean closed;
    private long head;

    ParkedHop(String name, Consumer<Object> next) {
        this.next = next;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void offer(Object element) {
        long at = tail.getPlain();
        slots.setRelease((int) at & SIZE - 1, element);
        tail.set(at + 1);
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            int slot = (int) head & SIZE - 1;
            Object element = slots.getAcquire(slot);
            if (element != null) {
                slots.setRelease(slot, null);
                head++;
                next.accept(element);
            } else {
                parked = true;
                if (tail.get() == head && !closed) {
                    LockSupport.park(this);
                }
                parked = false;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
