package io.otrep.portfolio.discrete;

import io.otrep.market.Decimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which assets to round up. One more step brings the value nearer by the missing part f of it and away by the rest, and takes a whole step from cash, so the
 * sum of distances and cash falls by 2 f times its cost: a knapsack of cash, solved by branch and bound with the fractional bound (Martello and Toth,
 * Knapsack Problems, 1990, ch. 2). Single-threaded.
 */
final class RoundUp {
    private static final int MOST_STEPS = 1_000_000;

    private final Decimal[] costs;
    private final double[] gains;
    private final int[] order;
    private final boolean[] chosen;
    private boolean[] best;
    private double bestGain;
    private int steps;

    private final Decimal cash;

    RoundUp(List<UnitTarget> targets, long[] counts, Decimal capital, Decimal cash) {
        this.cash = cash;
        int size = counts.length;
        costs = new Decimal[size];
        gains = new double[size];
        for (int i = 0; i < size; i++) {
            costs[i] = targets.get(i).stepCost();
            double missing = targets.get(i).weight() * capital.toDouble() - costs[i].toDouble() * counts[i];
            gains[i] = Math.max(0, Math.min(missing, costs[i].toDouble()));
        }
        order = IntStream.range(0, size)
                .filter(i -> gains[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gains[i] / costs[i].toDouble()))
                .mapToInt(i -> i)
                .toArray();
        chosen = new boolean[size];
        best = new boolean[size];
    }

    boolean[] best() {
        branch(0, 0, cash);
        return best;
    }

    private void branch(int at, double gain, Decimal left) {
        if (gain > bestGain) {
            bestGain = gain;
            best = chosen.clone();
        }
        if (at == order.length || ++steps > MOST_STEPS || !(gain + bound(at, left.toDouble()) > bestGain)) {
            return;
        }
        int i = order[at];
        if (costs[i].compareTo(left) <= 0) {
            chosen[i] = true;
            branch(at + 1, gain + gains[i], left.minus(costs[i]));
            chosen[i] = false;
        }
        branch(at + 1, gain, left);
    }

    /** What could be gained if the last one could be bought in part. */
    private double bound(int from, double left) {
        double sum = 0;
        double rest = left;
        for (int a = from; a < order.length; a++) {
            double cost = costs[order[a]].toDouble();
            if (cost > rest) {
                return sum + gains[order[a]] * rest / cost;
            }
            sum += gains[order[a]];
            rest -= cost;
        }
        return sum;
    }
}
