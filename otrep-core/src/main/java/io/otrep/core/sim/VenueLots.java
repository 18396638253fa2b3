package io.otrep.core.sim;

import io.otrep.market.Decimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;

/**
 * What is held of one instrument, first in, first out: units and what they cost, both with sign. A lot keeps its total cost, so that closing all of it
 * leaves exactly 0. Single-threaded.
 */
final class VenueLots {
    private static final int COST_SCALE = 18;

    private static final class Lot {
        private Decimal units;
        private Decimal cost;

        Lot(Decimal units, Decimal cost) {
            this.units = units;
            this.cost = cost;
        }
    }

    private final ArrayDeque<Lot> lots = new ArrayDeque<>();
    private Decimal cost = Decimal.ZERO;

    /** What is held cost so much, with its sign. */
    Decimal cost() {
        return cost;
    }

    void open(Decimal units, Decimal value) {
        if (!units.isZero()) {
            lots.addLast(new Lot(units, value));
            cost = cost.plus(value);
        }
    }

    /** Takes units off, oldest first, and says what they cost. */
    Decimal close(Decimal units) {
        Decimal left = units.abs();
        Decimal closed = Decimal.ZERO;
        while (left.isPositive() && !lots.isEmpty()) {
            Lot oldest = lots.getFirst();
            Decimal held = oldest.units.abs();
            if (held.compareTo(left) <= 0) {
                lots.removeFirst();
                closed = closed.plus(oldest.cost);
                left = left.minus(held);
            } else {
                Decimal part = oldest.cost.times(left).dividedBy(held, COST_SCALE, RoundingMode.HALF_EVEN);
                oldest.cost = oldest.cost.minus(part);
                oldest.units = oldest.units.signum() > 0 ? oldest.units.minus(left) : oldest.units.plus(left);
                closed = closed.plus(part);
                left = Decimal.ZERO;
            }
        }
        cost = cost.minus(closed);
        return closed;
    }

    /** Takes everything off and says what it cost. */
    Decimal closeAll() {
        Decimal closed = cost;
        lots.clear();
        cost = Decimal.ZERO;
        return closed;
    }
}
