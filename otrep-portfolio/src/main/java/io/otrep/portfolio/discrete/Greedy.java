package io.otrep.portfolio.discrete;

import io.otrep.market.Decimal;
import java.util.List;

/** Buys one step at a time of the asset furthest below its weight. Single-threaded. */
final class Greedy {
    private final List<UnitTarget> targets;
    private final long[] counts;
    private final Decimal capital;
    private Decimal cash;

    Greedy(List<UnitTarget> targets, long[] counts, Decimal capital) {
        this.targets = targets;
        this.counts = counts;
        this.capital = capital;
        cash = UnitAllocation.of(targets, counts, capital).cash();
    }

    UnitAllocation spend() {
        int next = furthestBelow();
        while (next >= 0) {
            counts[next]++;
            cash = cash.minus(targets.get(next).stepCost());
            next = furthestBelow();
        }
        return UnitAllocation.of(targets, counts, capital);
    }

    /** Among those that cash pays for; the first of equals, or -1 if none is below. */
    private int furthestBelow() {
        double invested = 0;
        for (int i = 0; i < counts.length; i++) {
            invested += value(i);
        }
        int furthest = -1;
        double most = 0;
        for (int i = 0; i < counts.length; i++) {
            double share = invested > 0 ? value(i) / invested : 0;
            double below = targets.get(i).weight() - share;
            if (below > most && targets.get(i).stepCost().compareTo(cash) <= 0) {
                most = below;
                furthest = i;
            }
        }
        return furthest;
    }

    private double value(int i) {
        return targets.get(i).stepCost().toDouble() * counts[i];
    }
}
