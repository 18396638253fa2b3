package io.otrep.core.internal;

import io.otrep.account.EquityCurve;
import io.otrep.market.Currency;
import io.otrep.risk.RiskView;

/**
 * Samples equity: once for every time at which a bar closed, and at most once a minute between. Single-threaded.
 */
final class EquitySampler {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final EquityCurve.Builder curve;
    private boolean begun;
    private long lastNanos;
    private double lastEquity;
    private double lastFlow;
    private double firstFlow = Double.NaN;
    private boolean settled;

    EquitySampler(Currency base) {
        curve = EquityCurve.builder(base);
    }

    /** Whether a sample at a time is due. */
    boolean isDue(long timeNanos, boolean barClosed) {
        return !begun || barClosed || timeNanos - lastNanos >= MINUTE_NANOS;
    }

    /** The last sample of a time is the one that counts. */
    void sample(long timeNanos, RiskView book) {
        if (begun && lastNanos != timeNanos) {
            keep();
        }
        begun = true;
        lastNanos = timeNanos;
        lastEquity = book.equity();
        lastFlow = book.cumulativeFlow();
    }

    private void keep() {
        if (!settled) {
            settled = true;
            firstFlow = lastFlow;
        }
        curve.add(lastNanos, lastEquity, lastFlow - firstFlow);
    }

    /** All samples; called once, at the end. */
    EquityCurve curve() {
        if (begun) {
            keep();
            begun = false;
        }
        return curve.build();
    }
}
