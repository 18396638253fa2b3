package io.otrep.risk.sizing;

import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;

/**
 * A fixed value for a full signal: with {@code FixedNotional.of(10_000)} and a price of 187.20, a signal of 1 is 53.4 units, ordered as 53
 * shares. Immutable and thread-safe.
 *
 * @param value value of a full position, base currency, above 0
 */
public record FixedNotional(double value) implements SizerFactory {
    /** Checks the value. */
    public FixedNotional {
        Units.requirePositive("value of a full position", value, "base currency");
    }

    /**
     * Such a value.
     *
     * @param value base currency, above 0
     * @return the specification
     */
    public static FixedNotional of(double value) {
        return new FixedNotional(value);
    }

    @Override
    public ExplainedSizer create() {
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                return Units.worth(level * value, slot, view);
            }
        };
    }
}
