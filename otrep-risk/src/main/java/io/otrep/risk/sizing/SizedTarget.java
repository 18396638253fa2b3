package io.otrep.risk.sizing;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.Denial;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A target position and how it came about. Of 100,000 USD, a risk of 1 % over 2 ATR of 2.50 and a cap of 150 shares:
 * {@code wanted 200.0, allowed 150.0 by CAP, target 150 AAPL@alpaca}. Immutable and thread-safe.
 *
 * @param instrument what is held
 * @param wanted units by the formula, with sign; NaN if not known
 * @param allowed units after cap, buffer and fee, with sign; NaN if not known
 * @param bound what decided
 * @param target units, rounded toward zero to the step; 0 if that is below the smallest order; null if not known
 * @param denial BELOW_MINIMUM with the smallest order and what was allowed, null if it was not too small
 */
public record SizedTarget(
        Instrument instrument,
        double wanted,
        double allowed,
        SizeBound bound,
        @Nullable Decimal target,
        @Nullable Denial denial) {
    /** Checks that all parts are there. */
    public SizedTarget {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(bound, "bound");
    }

    /**
     * What leads from a position to the target. A target of flat takes the whole position, odd lot and dust included; so does a target on the
     * other side, which is opened from flat. Otherwise the difference is rounded toward zero to the step, and is 0 if it is below the
     * smallest order.
     *
     * @param position units held, negative if short
     * @return units to buy, negative to sell; 0 if the target is not known
     */
    public Decimal orderFrom(Decimal position) {
        Decimal aim = target;
        if (aim == null) {
            return Decimal.ZERO;
        }
        if (aim.signum() == 0) {
            return position.negate();
        }
        if (aim.signum() * position.signum() < 0) {
            return aim.minus(position);
        }
        Decimal change = snapped(aim.minus(position));
        return Units.isOrderable(change, instrument) ? change : Decimal.ZERO;
    }

    private Decimal snapped(Decimal units) {
        Decimal step = instrument.step();
        return step == null ? units : units.toMultipleOf(step, RoundingMode.DOWN);
    }

    /** The words of the class comment. */
    @Override
    public String toString() {
        return "wanted " + wanted + ", allowed " + allowed + " by " + bound + ", target " + target + " " + instrument
                + (denial == null ? "" : ", " + denial);
    }
}
