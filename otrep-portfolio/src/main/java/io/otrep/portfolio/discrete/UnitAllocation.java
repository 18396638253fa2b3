package io.otrep.portfolio.discrete;

import io.otrep.market.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many units of each asset a capital buys. Costs and cash are exact: units times prices plus cash is the capital to the last digit, and cash is never
 * negative. Immutable and thread-safe.
 *
 * @param units in the order of the targets, multiples of their steps
 * @param cash what is left, at least 0
 */
public record UnitAllocation(List<Decimal> units, Decimal cash) {
    private static final int QUOTIENT_SCALE = 18;

    /** Copies the list. */
    public UnitAllocation {
        units = List.copyOf(units);
    }

    /**
     * Rounds all down, then buys one step at a time of what is furthest below its weight among what is invested, while cash lasts. Simple, near the best.
     *
     * @param targets with weights that sum to at most 1 within rounding
     * @param capital to spend, at least 0
     * @return the units
     */
    public static UnitAllocation greedy(List<UnitTarget> targets, Decimal capital) {
        return new Greedy(targets, floors(targets, capital), capital).spend();
    }

    /**
     * The least sum of distances to the wanted values plus cash, each asset rounded down or up.
     *
     * @param targets with weights that sum to at most 1 within rounding
     * @param capital to spend, at least 0
     * @return the units; the best known after a million steps of the search, if that does not end before
     */
    public static UnitAllocation optimal(List<UnitTarget> targets, Decimal capital) {
        long[] counts = floors(targets, capital);
        Decimal cash = left(targets, counts, capital);
        boolean[] up = new RoundUp(targets, counts, capital, cash).best();
        for (int i = 0; i < counts.length; i++) {
            counts[i] += up[i] ? 1 : 0;
        }
        return of(targets, counts, capital);
    }

    /** Whole steps within the wanted values; never more than the capital pays for. */
    private static long[] floors(List<UnitTarget> targets, Decimal capital) {
        if (capital.isNegative()) {
            throw new IllegalArgumentException("capital must be at least 0, but was " + capital);
        }
        long[] counts = new long[targets.size()];
        Decimal cash = capital;
        for (int i = 0; i < counts.length; i++) {
            Decimal cost = targets.get(i).stepCost();
            Decimal wanted = capital.times(Decimal.nearest(
                    Math.min(1, targets.get(i).weight()), Decimal.of(1, QUOTIENT_SCALE), RoundingMode.HALF_EVEN));
            counts[i] = steps(wanted.min(cash), cost);
            cash = cash.minus(cost.times(counts[i]));
        }
        return counts;
    }

    private static long steps(Decimal amount, Decimal cost) {
        return amount.dividedBy(cost, 0, RoundingMode.DOWN).toLongExact();
    }

    private static Decimal left(List<UnitTarget> targets, long[] counts, Decimal capital) {
        Decimal cash = capital;
        for (int i = 0; i < counts.length; i++) {
            cash = cash.minus(targets.get(i).stepCost().times(counts[i]));
        }
        return cash;
    }

    static UnitAllocation of(List<UnitTarget> targets, long[] counts, Decimal capital) {
        List<Decimal> units = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            units.add(targets.get(i).step().times(counts[i]));
        }
        return new UnitAllocation(units, left(targets, counts, capital));
    }
}
