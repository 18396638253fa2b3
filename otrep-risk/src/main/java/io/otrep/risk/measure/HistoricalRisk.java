package io.otrep.risk.measure;

/**
 * Value at risk and expected shortfall of past returns or of scenarios, taken as they are. An empty series, or one with a NaN or an infinity,
 * answers NaN; a short one answers, see {@link MinimumObservations}. One pass, so a million scenarios take about a millisecond. Thread-safe.
 */
public final class HistoricalRisk {
    private HistoricalRisk() {}

    /**
     * The quantile by {@link QuantileMethod#LINEAR} and the expected shortfall of {@link #of(double[], double, QuantileMethod)}.
     *
     * @param returns at least 1, in any order
     * @param level of confidence, 0.95 for the worst twentieth
     * @return both figures; of -0.03, -0.01, 0, 0.02 at 0.75 the value at risk is 0.015 and the shortfall 0.03
     */
    public static TailRisk of(double[] returns, double level) {
        return of(returns, level, QuantileMethod.LINEAR);
    }

    /**
     * The quantile by a named method, and the mean loss of the worst n (1 - level) observations, the last of them by its fraction (Rockafellar and
     * Uryasev, Conditional Value-at-Risk for General Loss Distributions, Journal of Banking and Finance 26, 2002, eq. 25).
     *
     * @param returns at least 1, in any order
     * @param level of confidence, 0.95 for the worst twentieth
     * @param method how to read the quantile between observations
     * @return both figures
     */
    public static TailRisk of(double[] returns, double level, QuantileMethod method) {
        Inputs.requireLevel(level);
        int count = returns.length;
        Tail tail = count == 0 ? null : Tail.of(returns, worst(count, level, method));
        return tail == null ? TailRisk.undefined(level) : of(tail, count, level, method);
    }

    /** How many of the worst observations a level needs. */
    static int worst(int count, double level, QuantileMethod method) {
        double position = method.position(1 - level, count);
        double mass = QuantileMethod.nearlyWhole(count * (1 - level));
        return Math.max(Quantile.upperRank(position, count), Quantile.upperRank(mass, count));
    }

    /** Both figures from the worst observations of so many. */
    static TailRisk of(Tail tail, int count, double level, QuantileMethod method) {
        double position = method.position(1 - level, count);
        double mass = QuantileMethod.nearlyWhole(count * (1 - level));
        return new TailRisk(level, -Quantile.between(tail, position, count), -meanOfWorst(tail, mass, count));
    }

    private static double meanOfWorst(Tail tail, double mass, int count) {
        int whole = (int) mass;
        double atom = mass == whole ? 0 : (mass - whole) * tail.ranked(Quantile.upperRank(mass, count));
        return (tail.sumOfSmallest(whole) + atom) / mass;
    }

    /**
     * The other shortfall in use: the plain mean of the returns at or below a value at risk. It is not coherent and differs on small samples.
     *
     * @param returns in any order
     * @param valueAtRisk a positive loss
     * @return a positive loss; NaN if no return is that low
     */
    public static double tailMean(double[] returns, double valueAtRisk) {
        double sum = 0;
        int count = 0;
        for (double value : returns) {
            if (value <= -valueAtRisk) {
                sum += value;
                count++;
            }
        }
        return Inputs.allFinite(returns) ? Inputs.finiteOrNaN(-sum / count) : Double.NaN;
    }
}
