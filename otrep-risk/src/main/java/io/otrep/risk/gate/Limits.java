package io.otrep.risk.gate;

import io.otrep.market.DayRoll;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@link RiskGates}: written by its builder, copied when it builds, read only after. A number that is not set is NaN (0
 * for a count), an object null. Cloned as a whole, so that no setting is forgotten.
 */
final class Limits implements Cloneable {
    DayRoll dayRoll = DayRoll.NEW_YORK_1700;
    boolean reduceToFit = true;
    double maxPosition = Double.NaN;
    double dailyLoss = Double.NaN;
    double maxDrawdown = Double.NaN;

    @Nullable
    DrawdownLadder ladder;

    Limits copy() {
        try {
            return (Limits) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a Cloneable class was not cloned", e);
        }
    }
}
