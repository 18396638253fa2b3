package io.otrep.risk.sizing;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;

/** A formula and what bounds it, both in units: the same arithmetic answers and explains. Single-threaded. */
abstract class UnitSizer implements ExplainedSizer {
    /** Units by the formula, with the sign of the level; NaN if not known. */
    abstract double wanted(double level, int slot, RiskView view);

    /** What is left of the units wanted, without sign; NaN if not known. */
    double allowed(double wanted, double level, int slot, RiskView view) {
        return wanted;
    }

    /** Why less may be allowed than wanted. */
    SizeBound bound() {
        return SizeBound.CAP;
    }

    @Override
    public double target(String strategy, double level, int slot, RiskView view) {
        return Units.orderable(units(wanted(level, slot, view), level, slot, view), slot, view);
    }

    private double units(double wanted, double level, int slot, RiskView view) {
        double allowed = allowed(Math.abs(wanted), level, slot, view);
        return Double.isFinite(allowed) ? Math.copySign(allowed, wanted) : Double.NaN;
    }

    @Override
    public SizedTarget explain(String strategy, double level, int slot, RiskView view) {
        Instrument instrument = view.instrument(slot);
        double wanted = wanted(level, slot, view);
        double allowed = units(wanted, level, slot, view);
        if (Double.isNaN(allowed) || instrument.step() == null) {
            return new SizedTarget(instrument, wanted, allowed, SizeBound.UNKNOWN, null, null);
        }
        if (allowed == 0) {
            return new SizedTarget(instrument, wanted, 0, SizeBound.NO_EDGE, Decimal.ZERO, null);
        }
        double smallest = Units.smallest(instrument, view.mark(slot));
        if (Math.abs(allowed) < smallest) {
            Denial denial = Denial.of(DenialCode.BELOW_MINIMUM, "sizer", smallest, Math.abs(allowed));
            return new SizedTarget(instrument, wanted, allowed, SizeBound.MINIMUM, Decimal.ZERO, denial);
        }
        Decimal target = instrument.quantity(allowed);
        boolean cut = !Double.isFinite(wanted) || !instrument.quantity(wanted).equals(target);
        return new SizedTarget(instrument, wanted, allowed, cut ? bound() : SizeBound.FORMULA, target, null);
    }
}
