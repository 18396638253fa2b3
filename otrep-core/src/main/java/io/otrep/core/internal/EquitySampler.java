package io.otrep.core.internal;

import io.otrep.account.EquityCurve;
import io.otrep.market.Currency;
import io.otrep.risk.RiskView;
import java.util.Arrays;

/**
 * Samples equity: once for every time at which a bar closed, and at most once a minute between. Single-threaded.
 */
final class EquitySampler {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private long[] times = new long[1024];
    private double[] equity = new double[1024];
    private double[] flows = new double[1024];
    private int size;

    /** Whether a sample at a time is due. */
    boolean isDue(long timeNanos, boolean barClosed) {
        return size == 0 || barClosed || timeNanos - times[size - 1] >= MINUTE_NANOS;
    }

    void sample(long timeNanos, RiskView book) {
        if (size > 0 && times[size - 1] == timeNanos) {
            size--;
        }
        grow();
        times[size] = timeNanos;
        equity[size] = book.equity();
        flows[size] = book.cumulativeFlow();
        size++;
    }

    private void grow() {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            equity = Arrays.copyOf(equity, size * 2);
            flows = Arrays.copyOf(flows, size * 2);
        }
    }

    EquityCurve curve(Currency base) {
        double[] since = new double[size];
        for (int i = 0; i < size; i++) {
            since[i] = flows[i] - flows[0];
        }
        return EquityCurve.of(base, Arrays.copyOf(times, size), Arrays.copyOf(equity, size), since);
    }
}
