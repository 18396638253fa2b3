package io.otrep.risk.measure;

import java.util.Arrays;

/** The average true range (W. Wilder, New Concepts in Technical Trading Systems, 1978, chapter III), in the unit of the price. Thread-safe. */
public final class AverageTrueRange {
    private AverageTrueRange() {}

    /**
     * The true range of each bar: the largest of high - low and the distances of both from the close before.
     *
     * @param high a price a bar
     * @param low as many
     * @param close as many
     * @return as many; the first is NaN, as it has no close before
     */
    public static double[] trueRanges(double[] high, double[] low, double[] close) {
        Inputs.requireSameLength("high", high.length, "low", low.length);
        Inputs.requireSameLength("high", high.length, "close", close.length);
        double[] ranges = new double[high.length];
        Arrays.fill(ranges, Double.NaN);
        for (int i = 1; i < ranges.length; i++) {
            ranges[i] = Math.max(high[i], close[i - 1]) - Math.min(low[i], close[i - 1]);
        }
        return ranges;
    }

    /**
     * Smoothed by 1/period, starting from the mean of the first {@code period} true ranges.
     *
     * @param high a price a bar
     * @param low as many
     * @param close as many
     * @param period 14 as Wilder has it, at least 1
     * @return as many; the first {@code period} are NaN
     */
    public static double[] series(double[] high, double[] low, double[] close, int period) {
        Inputs.requireAtLeast("period", period, 1);
        double[] ranges = trueRanges(high, low, close);
        double[] averages = new double[ranges.length];
        double average = 0;
        for (int i = 0; i < ranges.length; i++) {
            if (i > 0 && i <= period) {
                average += ranges[i] / period;
            } else if (i > period) {
                average += (ranges[i] - average) / period;
            }
            averages[i] = i < period ? Double.NaN : average;
        }
        return averages;
    }
}
