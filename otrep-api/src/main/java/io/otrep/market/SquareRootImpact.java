package io.otrep.market;

/**
 * The square-root law of market impact: an order of Q units moves the price against itself by {@code coefficient * volatility * sqrt(Q / volume)} of
 * the price. With a coefficient of 1, a volatility of 2 % a day and 1 % of the volume of a day it is 0.002, or 20 basis points. The product is
 * the same for numbers of a minute and of a day, since volatility grows with the square root of time and volume with time; both must be of the same.
 * Immutable and thread-safe.
 *
 * <p>Source: known from practice since M. Torre, BARRA Market Impact Model Handbook (1997).
 *
 * @param coefficient at least 0, near 1
 */
public record SquareRootImpact(double coefficient) {
    /** Checks the coefficient. */
    public SquareRootImpact {
        if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "coefficient of the square root must be at least 0 and finite, but was " + coefficient);
        }
    }

    /**
     * The part of the price that an order moves it.
     *
     * @param quantity units, at least 0
     * @param volatility standard deviation of returns over a stretch of time, for example 0.02
     * @param volume units traded in the same stretch
     * @return for example 0.002; NaN if something is not known, infinite where nothing is traded
     */
    public double fraction(double quantity, double volatility, double volume) {
        return coefficient * volatility * StrictMath.sqrt(quantity / volume);
    }
}
