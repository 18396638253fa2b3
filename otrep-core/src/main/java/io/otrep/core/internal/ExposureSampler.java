package io.otrep.core.internal;

import io.otrep.core.ExposureCurve;
import io.otrep.risk.RiskView;
import java.util.Arrays;

/**
 * Samples what is held. It keeps every point until there are {@value #LIMIT}, then every second, then every fourth, and so on, so that a long run costs next to
 * nothing a bar. Single-threaded.
 */
final class ExposureSampler {
    static final int LIMIT = 4096;

    private long[] times = new long[256];
    private double[] longs = new double[256];
    private double[] shorts = new double[256];
    private double[] equity = new double[256];
    private int size;
    private int stride = 1;
    private int untilNext;

    /** Takes the point or leaves it out. */
    void sample(long timeNanos, RiskView book) {
        if (untilNext-- > 0) {
            return;
        }
        untilNext = stride - 1;
        add(timeNanos, book);
        if (size == LIMIT) {
            thin();
        }
    }

    /** Takes the last point in any case. */
    void finish(long timeNanos, RiskView book) {
        add(timeNanos, book);
    }

    private void add(long timeNanos, RiskView book) {
        if (size > 0 && times[size - 1] == timeNanos) {
            size--;
        }
        grow();
        double held = 0;
        double owed = 0;
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            double units = book.position(slot);
            if (units != 0) {
                double value = units * book.unitValue(slot);
                held += units > 0 ? value : 0;
                owed -= units < 0 ? value : 0;
            }
        }
        times[size] = timeNanos;
        longs[size] = held;
        shorts[size] = owed;
        equity[size] = book.equity();
        size++;
    }

    /** Every second point goes. */
    private void thin() {
        size /= 2;
        for (int i = 0; i < size; i++) {
            times[i] = times[2 * i];
            longs[i] = longs[2 * i];
            shorts[i] = shorts[2 * i];
            equity[i] = equity[2 * i];
        }
        untilNext = stride - 1;
        stride *= 2;
    }

    private void grow() {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            longs = Arrays.copyOf(longs, size * 2);
            shorts = Arrays.copyOf(shorts, size * 2);
            equity = Arrays.copyOf(equity, size * 2);
        }
    }

    ExposureCurve curve() {
        return ExposureCurve.of(
                Arrays.copyOf(times, size),
                Arrays.copyOf(longs, size),
                Arrays.copyOf(shorts, size),
                Arrays.copyOf(equity, size));
    }
}
