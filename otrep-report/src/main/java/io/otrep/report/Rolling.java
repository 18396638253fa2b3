package io.otrep.report;

import io.otrep.risk.measure.Returns;
import io.otrep.risk.measure.SharpeRatio;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Measures over a window that moves along a track. Stateless. */
final class Rolling {
    private Rolling() {}

    static Series volatility(Track track, int window) {
        return of(track, window, returns -> Returns.volatility(returns, track.periodsPerYear()));
    }

    static Series sharpe(Track track, int window) {
        return of(track, window, returns -> SharpeRatio.annual(returns, track.periodsPerYear()));
    }

    /** One value at the end of each full window of known returns. */
    private static Series of(Track track, int window, ToDoubleFunction<double[]> measure) {
        double[] returns = track.returns();
        int[] known = track.knownIndexes();
        int count = Math.max(0, returns.length - window + 1);
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = track.times()[known[i + window - 1] + 1];
            values[i] = measure.applyAsDouble(Arrays.copyOfRange(returns, i, i + window));
        }
        return Series.of(track.name(), times, values);
    }
}
