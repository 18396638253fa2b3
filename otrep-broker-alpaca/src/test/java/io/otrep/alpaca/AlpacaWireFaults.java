package io.otrep.alpaca;

import io.otrep.broker.tck.WireFault;
import io.otrep.venue.sim.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Faults that are left to strike. Thread-safe. */
final class AlpacaWireFaults {
    private static final class Left {
        private final WireFault fault;
        private int count;

        Left(WireFault fault) {
            this.fault = fault;
            this.count = fault.count();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Left> left = new ArrayList<>();

    void begin(WireFault... faults) {
        lock.lock();
        try {
            left.clear();
            for (WireFault fault : faults) {
                left.add(new Left(fault));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What strikes the next message of a kind; null for nothing. */
    WireFault.@Nullable Kind strike(MessageKind message) {
        lock.lock();
        try {
            for (Left each : left) {
                if (each.fault.on() == message && each.count > 0) {
                    each.count--;
                    return each.fault.kind();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
