package io.otrep.risk.measure;

/**
 * A likelihood-ratio test. Immutable and thread-safe.
 *
 * @param statistic at least 0, the larger the less likely
 * @param probability of a statistic as large if the model is right, from 0 to 1: reject below 0.05 or 0.01
 */
public record LikelihoodRatio(double statistic, double probability) {
    /** With the tail of chi-squared with 1 or 2 degrees of freedom. */
    static LikelihoodRatio of(double statistic, int freedom) {
        double bounded = Math.max(0, statistic);
        double tail = freedom == 1 ? 2 * Normal.cumulative(-Math.sqrt(bounded)) : StrictMath.exp(-bounded / 2);
        return new LikelihoodRatio(bounded, Double.isNaN(bounded) ? Double.NaN : tail);
    }

    /** Of a frequency against the probability it should have. */
    static LikelihoodRatio ofFrequency(int misses, int hits, double probability) {
        double share = (double) hits / (misses + hits);
        double observed = log(misses, 1 - share) + log(hits, share);
        double expected = log(misses, 1 - probability) + log(hits, probability);
        return of(misses + hits == 0 ? Double.NaN : 2 * (observed - expected), 1);
    }

    /** Count times log of share, where nothing times anything is nothing. */
    static double log(int count, double share) {
        return count == 0 ? 0 : count * StrictMath.log(share);
    }
}
