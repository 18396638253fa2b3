package io.otrep.portfolio.solver;

import java.util.Arrays;

/**
 * One linear condition, {@code low <= a'x <= high}. The array belongs to the row. Thread-safe as long as nobody writes to it.
 *
 * @param name for messages, for example {@code sum} or {@code sector energy}
 * @param coefficients one for each variable, finite
 * @param low the least value, negative infinity for none
 * @param high the greatest, at least {@code low}; positive infinity for none
 */
public record LinearRow(String name, double[] coefficients, double low, double high) {
    /** Checks numbers. */
    public LinearRow {
        if (!(low <= high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must lie between two numbers in order, but was given " + low
                    + " and " + high + "; use an infinity for an open end");
        }
        if (!Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "coefficients of " + name + " must be finite, but were " + Arrays.toString(coefficients));
        }
    }

    /**
     * The value of a'x.
     *
     * @param x one for each variable
     * @return the sum of products
     */
    public double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += coefficients[i] * x[i];
        }
        return sum;
    }
}
