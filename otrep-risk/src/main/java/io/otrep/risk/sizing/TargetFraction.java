package io.otrep.risk.sizing;

import io.otrep.market.Instrument;
import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;
import java.util.Objects;

/**
 * A fraction of equity, so that the order, its fee and a worse price still fit: a part of equity, the buffer, stays free, and the fee is
 * taken off before the rest is divided.
 *
 * <p>With {@code p = level * fraction} the units are {@code q = down(p * equity * (1 - buffer) / price)}, rounded down to the step. If
 * {@code q * price} is above {@code p * (1 - buffer) * (equity - fee(q))}, that value is divided and rounded down once more. With 100,000 of
 * equity, a buffer of 0.25 %, a price of 144.773077904 and a fee of 0.005 a share, the first step gives 689 units, which are worth
 * 99,748.65 of 99,746.56, and the second 688.
 *
 * <pre>{@code
 * TargetFraction.of(1.0)
 *     .withBuffer(0.0025)
 *     .withFees((instrument, units, price) -> Math.max(1, 0.005 * units));
 * }</pre>
 *
 * <p>Defaults: no buffer, no fee. Nothing is said while equity or price is not known. Immutable and thread-safe, as long as the estimate is.
 *
 * @param fraction value of a full position over equity, above 0; above 1 borrows
 * @param buffer part of equity that stays free, from 0, below 1
 * @param fees what an order would cost
 */
public record TargetFraction(double fraction, double buffer, FeeEstimate fees) implements SizerFactory {
    /** What an order would cost. Called on the engine loop; a pure function. */
    @FunctionalInterface
    public interface FeeEstimate {
        /** Nothing is ever taken. */
        FeeEstimate NONE = (instrument, units, price) -> 0;

        /**
         * The fee of an order.
         *
         * @param instrument what is traded
         * @param units of the position that is aimed at, above 0
         * @param price its mark, in the quote currency
         * @return the fee, in the quote currency, at least 0
         */
        double fee(Instrument instrument, double units, double price);
    }

    /** Checks the numbers. */
    public TargetFraction {
        Units.requirePositive("fraction of equity", fraction, "1 for all of it");
        Objects.requireNonNull(fees, "fees");
        if (!(buffer >= 0 && buffer < 1)) {
            throw new IllegalArgumentException(
                    "buffer must be from 0 to below 1, such as 0.0025 for a quarter of a percent, but was " + buffer);
        }
    }

    /**
     * Such a fraction, without buffer and fee.
     *
     * @param fraction above 0
     * @return the specification
     */
    public static TargetFraction of(double fraction) {
        return new TargetFraction(fraction, 0, FeeEstimate.NONE);
    }

    /**
     * With a part of equity that stays free.
     *
     * @param buffer from 0, below 1, for example 0.0025
     * @return a changed copy
     */
    public TargetFraction withBuffer(double buffer) {
        return new TargetFraction(fraction, buffer, fees);
    }

    /**
     * With a fee that is taken off.
     *
     * @param fees the estimate
     * @return a changed copy
     */
    public TargetFraction withFees(FeeEstimate fees) {
        return new TargetFraction(fraction, buffer, fees);
    }

    @Override
    public ExplainedSizer create() {
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                return Units.worth(level * fraction * Units.equity(view), slot, view);
            }

            @Override
            double allowed(double wanted, double level, int slot, RiskView view) {
                double unit = view.unitValue(slot);
                double equity = Units.equity(view);
                return unit > 0 && !Double.isNaN(equity)
                        ? affordable(Math.abs(level) * fraction, equity, unit, slot, view)
                        : Double.NaN;
            }

            @Override
            SizeBound bound() {
                return SizeBound.FEES;
            }
        };
    }

    private double affordable(double part, double equity, double unit, int slot, RiskView view) {
        Instrument instrument = view.instrument(slot);
        double units = roundedDown(part * (equity * (1 - buffer)) / unit, instrument);
        double fee = units > 0 ? fees.fee(instrument, units, view.mark(slot)) * view.rate(slot) : 0;
        double left = part * (1 - buffer) * (equity - fee);
        return units * unit > left ? roundedDown(Math.max(0, left) / unit, instrument) : units;
    }

    /** Without a step nothing is rounded; such an instrument takes no orders anyway. */
    private static double roundedDown(double units, Instrument instrument) {
        return instrument.step() == null ? units : instrument.quantity(units).toDouble();
    }
}
