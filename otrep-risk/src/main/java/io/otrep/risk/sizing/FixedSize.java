package io.otrep.risk.sizing;

import io.otrep.market.Decimal;
import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;

/**
 * A fixed number of units for a full signal: with {@code FixedSize.of(100)} a signal of -0.5 is short 50. Immutable and thread-safe.
 *
 * @param units units of a full position, above 0
 */
public record FixedSize(Decimal units) implements SizerFactory {
    /** Checks the units. */
    public FixedSize {
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("units of a full position must be above 0, but were " + units);
        }
    }

    /**
     * So many units.
     *
     * @param units above 0
     * @return the specification
     */
    public static FixedSize of(long units) {
        return new FixedSize(Decimal.of(units));
    }

    /**
     * So many units.
     *
     * @param units above 0
     * @return the specification
     */
    public static FixedSize of(Decimal units) {
        return new FixedSize(units);
    }

    @Override
    public ExplainedSizer create() {
        double full = units.toDouble();
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                return level * full;
            }
        };
    }
}
