package io.otrep.portfolio.execute;

import io.otrep.market.Nanos;
import java.time.Instant;

/**
 * From a start to an end, cut into equal slices. Immutable and thread-safe.
 *
 * @param startNanos nanoseconds since 1970
 * @param endNanos nanoseconds since 1970
 * @param slices at least 1
 */
record Window(long startNanos, long endNanos, int slices) {
    Window {
        if (endNanos <= startNanos) {
            throw new IllegalArgumentException("execution must end after its start, " + Nanos.toInstant(startNanos)
                    + ", but ends at " + Nanos.toInstant(endNanos));
        }
        if (slices < 1 || slices > endNanos - startNanos) {
            throw new IllegalArgumentException("execution needs at least 1 slice, but has " + slices);
        }
    }

    static Window of(Instant start, Instant end, int slices) {
        return new Window(Nanos.of(start), Nanos.of(end), slices);
    }

    /** Where a slice begins; that of {@code slices} is the end. */
    long boundary(int slice) {
        return startNanos + (long) ((double) (endNanos - startNanos) / slices * slice);
    }

    /** The slice of a time, from 0; the last one after the end. */
    int slice(long timeNanos) {
        int slice = (int) ((double) slices * (timeNanos - startNanos) / (endNanos - startNanos));
        int near = Math.max(0, Math.min(slices - 1, slice));
        while (near + 1 < slices && timeNanos >= boundary(near + 1)) {
            near++;
        }
        while (near > 0 && timeNanos < boundary(near)) {
            near--;
        }
        return near;
    }

    /** The next beginning of a slice, or the end. */
    long nextNanos(long afterNanos) {
        if (afterNanos < startNanos) {
            return startNanos;
        }
        int next = slice(afterNanos) + 1;
        return next < slices ? boundary(next) : endNanos;
    }
}
