package io.otrep.portfolio.discrete;

import io.otrep.market.Decimal;
import java.util.Objects;

/**
 * What is wanted of one asset. Immutable and thread-safe.
 *
 * @param asset its name
 * @param weight share of capital, at least 0
 * @param price of one unit in the currency of the capital, above 0
 * @param step units come in multiples of it, above 0: 1 for whole shares, 0.0001 for fractions
 */
public record UnitTarget(String asset, double weight, Decimal price, Decimal step) {
    /** Checks numbers. */
    public UnitTarget {
        Objects.requireNonNull(asset, "asset");
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight of " + asset + " must be at least 0 and finite, but was "
                    + weight + "; allocate shorts apart, with their own capital");
        }
        if (!price.isPositive() || !step.isPositive()) {
            throw new IllegalArgumentException(
                    "price and step of " + asset + " must be above 0, but were " + price + " and " + step);
        }
    }

    /**
     * Whole units.
     *
     * @param asset its name
     * @param weight share of capital, at least 0
     * @param price of one unit, above 0
     * @return with a step of 1
     */
    public static UnitTarget whole(String asset, double weight, Decimal price) {
        return new UnitTarget(asset, weight, price, Decimal.ONE);
    }

    /** The price of one step. */
    Decimal stepCost() {
        return price.times(step);
    }
}
