package io.otrep.risk.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last so many times at which something happened. Single-threaded. */
final class RecentTimes {
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] times;
    private int next;

    RecentTimes(int capacity) {
        times = new long[capacity];
        Arrays.fill(times, NEVER);
    }

    int capacity() {
        return times.length;
    }

    void add(long timeNanos) {
        times[next] = timeNanos;
        next = next + 1 == times.length ? 0 : next + 1;
    }

    /** Whether as many as the capacity happened after a time. */
    boolean isFullSince(long timeNanos) {
        return times[next] != NEVER && times[next] > timeNanos;
    }

    /** How many of those kept happened after a time. */
    int countSince(long timeNanos) {
        int count = 0;
        for (long time : times) {
            count += time != NEVER && time > timeNanos ? 1 : 0;
        }
        return count;
    }

    void clear() {
        Arrays.fill(times, NEVER);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(times.length);
        for (int i = 0; i < times.length; i++) {
            out.writeLong(times[(next + i) % times.length]);
        }
    }

    /** Takes the newest that fit. */
    void read(DataInput in) throws IOException {
        clear();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            add(in.readLong());
        }
    }
}
