package io.otrep.risk.sizing;

import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;

/**
 * A fixed fraction of book equity for a full signal: with {@code FixedFraction.of(0.05)} and 100,000 USD of equity, a signal of 1 is worth
 * 5,000 USD. Nothing is said while equity is not known or not above 0. Immutable and thread-safe.
 *
 * @param fraction value of a full position over equity, above 0; above 1 borrows
 */
public record FixedFraction(double fraction) implements SizerFactory {
    /** Checks the fraction. */
    public FixedFraction {
        Units.requirePositive("fraction of equity", fraction, "1 for all of it");
    }

    /**
     * Such a fraction.
     *
     * @param fraction above 0
     * @return the specification
     */
    public static FixedFraction of(double fraction) {
        return new FixedFraction(fraction);
    }

    @Override
    public ExplainedSizer create() {
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                return Units.worth(level * fraction * Units.equity(view), slot, view);
            }
        };
    }
}
