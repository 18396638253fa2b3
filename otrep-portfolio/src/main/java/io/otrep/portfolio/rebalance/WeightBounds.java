package io.otrep.portfolio.rebalance;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How large target weights may be: shares of capital, so that 60 is no weight but 60 %. One weight may be up to 10 and all without their signs up to 30, the most a
 * retail venue in the EU lends on anything (ESMA, decision 2018/796); percentages add up to about 100. Stateless and thread-safe.
 */
final class WeightBounds {
    static final double MOST = 10;
    static final double MOST_GROSS = 30;
    private static final String ADVICE =
            "; weights are shares of capital, 0.6 for 60 %, and a book with more leverage states more capital";

    private WeightBounds() {}

    /** What is wrong; empty if nothing. NaN is a weight that is not given. */
    static Optional<String> fault(double[] weights, IntFunction<String> name) {
        double gross = 0;
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) > MOST) {
                return Optional.of(
                        "the weight of " + name.apply(i) + " must be from -10 to 10, but was " + weights[i] + ADVICE);
            }
            gross += Double.isNaN(weights[i]) ? 0 : Math.abs(weights[i]);
        }
        return gross > MOST_GROSS
                ? Optional.of("weights must add up to at most 30 without their signs, but were " + gross + ADVICE)
                : Optional.empty();
    }
}
