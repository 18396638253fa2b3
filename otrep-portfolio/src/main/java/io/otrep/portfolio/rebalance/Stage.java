package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of the missing units can be ordered now: sells first, then buys that the cash in their purse pays for, the largest first; never through zero in one
 * order; within the room that a plan leaves to each side. Single-threaded, for one use.
 */
final class Stage {
    /** An order, or why there is none. */
    record Next(int leg, Decimal units, @Nullable LegOutcome why) {
        boolean isOrder() {
            return !units.isZero();
        }
    }

    private final Holdings now;
    private final double buffer;
    private final Map<Purse, Double> cash = new TreeMap<>();
    private double sellRoom;
    private double buyRoom;

    /**
     * A stage.
     *
     * @param buffer share of a purchase that is kept beside it, for slippage and fees
     * @param sellRoom most value to be sold now
     * @param buyRoom most value to be bought now
     */
    Stage(Holdings now, double buffer, double sellRoom, double buyRoom) {
        this.now = now;
        this.buffer = buffer;
        this.sellRoom = sellRoom;
        this.buyRoom = buyRoom;
        for (int i = 0; i < now.size(); i++) {
            Purse purse = Purse.of(now.get(i).instrument());
            cash.put(purse, now.cash(purse));
        }
    }

    /**
     * Goes through all legs.
     *
     * @param missing units by leg, with sign, open orders taken off
     * @return what is to be done, in this order; nothing for legs where nothing is missing
     */
    List<Next> next(List<Decimal> missing) {
        List<Integer> sells = new ArrayList<>();
        List<Integer> buys = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            if (missing.get(i).isNegative()) {
                sells.add(i);
            } else if (missing.get(i).isPositive()) {
                buys.add(i);
            }
        }
        buys.sort(Comparator.comparingDouble(
                i -> -missing.get(i).toDouble() * now.get(i).unitValue()));
        List<Next> all = new ArrayList<>();
        sells.forEach(i -> all.add(next(i, missing.get(i))));
        buys.forEach(i -> all.add(next(i, missing.get(i))));
        return all;
    }

    private Next next(int i, Decimal missing) {
        Holding holding = now.get(i);
        if (!holding.hasPrice()) {
            return new Next(i, Decimal.ZERO, LegOutcome.NO_PRICE);
        }
        Part part = new Part(missing, holding);
        part.stopAtZero();
        part.trades();
        Decimal most = holding.instrument().maxQuantity();
        if (most != null) {
            part.limit(most, LegOutcome.STEP);
        }
        part.limit(missing.isNegative() ? sellRoom : buyRoom, holding.unitValue(), LegOutcome.UNHEDGED_LIMIT);
        Purse purse = Purse.of(holding.instrument());
        double unitCash = holding.unitCash() * (1 + buffer);
        if (missing.isPositive() && unitCash > 0) {
            part.limit(cash.getOrDefault(purse, 0.0), unitCash, LegOutcome.NO_CASH);
        }
        Next next = part.toOrder(i);
        take(next, holding, purse, unitCash);
        return next;
    }

    private void take(Next next, Holding holding, Purse purse, double unitCash) {
        double units = next.units().toDouble();
        if (units > 0) {
            buyRoom -= units * holding.unitValue();
            cash.merge(purse, -units * unitCash, Double::sum);
        } else {
            sellRoom += units * holding.unitValue();
        }
    }

    /** The part of one leg that can go now. */
    private static final class Part {
        private final Holding holding;
        private final int sign;
        private Decimal units;
        private @Nullable LegOutcome reason;

        Part(Decimal missing, Holding holding) {
            this.holding = holding;
            sign = missing.signum();
            units = missing.abs();
        }

        private boolean reduces() {
            return holding.units().signum() * sign < 0;
        }

        /** What closes goes first, what opens follows when it has filled. */
        void stopAtZero() {
            if (reduces()) {
                limit(holding.units().abs(), LegOutcome.WORKING);
            }
        }

        void trades() {
            boolean may = reduces()
                    ? holding.status().allowsReduction()
                    : holding.status().allowsIncrease();
            if (!may) {
                limit(Decimal.ZERO, LegOutcome.HALTED);
            }
        }

        void limit(Decimal most, LegOutcome why) {
            if (units.compareTo(most) > 0) {
                units = most;
                reason = why;
            }
        }

        void limit(double most, double unit, LegOutcome why) {
            if (units.toDouble() * unit > most) {
                Instrument instrument = holding.instrument();
                Decimal step = Objects.requireNonNull(instrument.step(), "step");
                units = Decimal.nearest(Math.max(0, most / unit), step, RoundingMode.DOWN);
                reason = why;
            }
        }

        Next toOrder(int leg) {
            LegOutcome small = units.isZero() ? null : Minima.refusal(holding, units);
            if (units.isZero() || small != null) {
                return new Next(leg, Decimal.ZERO, reason != null ? reason : small);
            }
            return new Next(leg, sign > 0 ? units : units.negate(), reason);
        }
    }
}
