package io.otrep.portfolio.solver;

import java.util.Arrays;

/**
 * A sum of distances {@code |x_i - c_i|}, with a price, a limit or both. Around what is held now it is turnover, around 0 it is gross exposure.
 * The array belongs to the term. Thread-safe as long as nobody writes to it.
 *
 * @param name for messages, for example {@code turnover}
 * @param centers one for each variable, finite; NaN leaves a variable out
 * @param rate added to the objective for each unit of distance, at least 0 and finite
 * @param limit the most the sum may be, at least 0; positive infinity for none
 */
public record AbsoluteTerm(String name, double[] centers, double rate, double limit) {
    /** Checks numbers. */
    public AbsoluteTerm {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate of " + name + " must be at least 0 and finite, but was " + rate);
        }
        if (!(limit >= 0)) {
            throw new IllegalArgumentException("limit of " + name + " must be at least 0, but was " + limit);
        }
        if (Arrays.stream(centers).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException(
                    "centers of " + name + " must not be infinite, but were " + Arrays.toString(centers));
        }
    }

    /**
     * The sum of distances.
     *
     * @param x one for each variable
     * @return at least 0
     */
    public double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Double.isNaN(centers[i]) ? 0 : Math.abs(x[i] - centers[i]);
        }
        return sum;
    }
}
