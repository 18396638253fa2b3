package io.otrep.risk.measure;

/**
 * Quantiles of a sample in any order, which is left as it is. An empty sample, or one with a NaN or an infinity, answers NaN. Thread-safe.
 */
public final class Quantile {
    private Quantile() {}

    /**
     * By {@link QuantileMethod#LINEAR}.
     *
     * @param sample at least 1
     * @param probability from 0, the smallest value, to 1, the largest
     * @return in the unit of the sample; the 0.3 quantile of 1, 2 is 1.3
     */
    public static double of(double[] sample, double probability) {
        return of(sample, probability, QuantileMethod.LINEAR);
    }

    /**
     * By a named method.
     *
     * @param sample at least 1
     * @param probability from 0, the smallest value, to 1, the largest
     * @param method how to read between observations
     * @return in the unit of the sample
     * @throws IllegalArgumentException if the probability is outside
     */
    public static double of(double[] sample, double probability, QuantileMethod method) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1, but was " + probability);
        }
        if (sample.length == 0) {
            return Double.NaN;
        }
        double position = method.position(probability, sample.length);
        Tail tail = Tail.of(sample, upperRank(position, sample.length));
        return tail == null ? Double.NaN : between(tail, position, sample.length);
    }

    static int upperRank(double position, int count) {
        return (int) Math.max(1, Math.min(count, Math.floor(position) + 1));
    }

    static double between(Tail tail, double position, int count) {
        double upper = tail.ranked(upperRank(position, count));
        int lowerRank = (int) Math.max(1, Math.min(count, Math.floor(position)));
        double lower = tail.ranked(lowerRank);
        double weight = position - Math.floor(position);
        return weight == 0 ? lower : lower + weight * (upper - lower);
    }
}
