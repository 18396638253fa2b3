package io.otrep.risk.sizing;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.RiskView;
import org.jspecify.annotations.Nullable;

/** Turns values into units of an instrument. */
final class Units {
    private Units() {}

    /**
     * Units worth a value at the mark.
     *
     * @param value base currency, with sign
     * @return units; NaN if price, rate or value is not known
     */
    static double worth(double value, int slot, RiskView view) {
        double unit = view.unitValue(slot);
        return unit > 0 ? value / unit : Double.NaN;
    }

    /** The same units, or 0 if they are fewer than the venue's smallest order. */
    static double orderable(double units, int slot, RiskView view) {
        return Math.abs(units) < smallest(view.instrument(slot), view.mark(slot)) ? 0 : units;
    }

    /** The fewest units that the venue takes as one order. */
    static double smallest(Instrument instrument, double mark) {
        double least = Math.max(asDouble(instrument.step()), asDouble(instrument.minQuantity()));
        Decimal value = instrument.minNotional();
        if (value == null || !(mark > 0)) {
            return least;
        }
        return Math.max(least, value.toDouble() / (mark * instrument.multiplierAsDouble()));
    }

    /** Whether the venue's smallest quantity allows it. */
    static boolean isOrderable(Decimal units, Instrument instrument) {
        Decimal least = instrument.minQuantity();
        return least == null || units.abs().compareTo(least) >= 0;
    }

    private static double asDouble(@Nullable Decimal value) {
        return value == null ? 0 : value.toDouble();
    }

    /** Equity if it can be sized on: known and above 0; NaN otherwise. */
    static double equity(RiskView view) {
        double equity = view.equity();
        return equity > 0 ? equity : Double.NaN;
    }

    /** Checks a setting. */
    static double requirePositive(String what, double value, String unit) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " must be above 0 and finite, in " + unit + ", but was " + value + "; give it as a number");
        }
        return value;
    }
}
