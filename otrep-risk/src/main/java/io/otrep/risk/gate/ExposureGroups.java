package io.otrep.risk.gate;

import io.otrep.risk.RiskView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums of worst-case exposure by group: by asset, sector or cluster, or one group for all. An instrument may be in no group. A group with
 * a value that is not known is not known. Single-threaded.
 */
final class ExposureGroups {
    /** What instruments of one group have in common. */
    @FunctionalInterface
    interface Key {
        /** Equal for instruments of one group; null for none. */
        @Nullable
        Object of(int slot, RiskView view);
    }

    private final Key key;
    private int[] groupOf = new int[0];
    private double[] gross = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int[] unknown = new int[0];

    ExposureGroups(Key key) {
        this.key = key;
    }

    /** The group of each instrument: the first slot with an equal key, -1 for none. */
    static int[] numbers(RiskView view, Key key) {
        Map<Object, Integer> first = new HashMap<>();
        int[] numbers = new int[view.instrumentCount()];
        for (int slot = 0; slot < numbers.length; slot++) {
            Object of = key.of(slot, view);
            Integer before = of == null ? null : first.putIfAbsent(of, slot);
            numbers[slot] = of == null ? -1 : before == null ? slot : before;
        }
        return numbers;
    }

    void bind(RiskView view) {
        int count = view.instrumentCount();
        groupOf = numbers(view, key);
        gross = new double[count];
        low = new double[count];
        high = new double[count];
        unknown = new int[count];
    }

    void move(int slot, double lowBefore, double highBefore, double lowNow, double highNow) {
        int group = groupOf[slot];
        if (group >= 0) {
            add(group, lowBefore, highBefore, -1);
            add(group, lowNow, highNow, 1);
        }
    }

    private void add(int group, double lowest, double highest, int sign) {
        if (Double.isNaN(lowest) || Double.isNaN(highest)) {
            unknown[group] += sign;
        } else {
            low[group] += sign * lowest;
            high[group] += sign * highest;
            gross[group] += sign * grossOf(lowest, highest);
        }
    }

    static double grossOf(double lowest, double highest) {
        return Math.max(Math.abs(lowest), Math.abs(highest));
    }

    void resum(double[] lowest, double[] highest) {
        Arrays.fill(gross, 0);
        Arrays.fill(low, 0);
        Arrays.fill(high, 0);
        Arrays.fill(unknown, 0);
        for (int slot = 0; slot < lowest.length; slot++) {
            if (groupOf[slot] >= 0) {
                add(groupOf[slot], lowest[slot], highest[slot], 1);
            }
        }
    }

    /** The group of an instrument, -1 if it is in none. */
    int groupOf(int slot) {
        return groupOf[slot];
    }

    /** Sum of worst-case absolute values; NaN if not known. */
    double gross(int group) {
        return unknown[group] == 0 ? gross[group] : Double.NaN;
    }

    /** The highest that the signed sum may end at, seen from a side (1 or -1); NaN if not known. */
    double worst(int group, double sign) {
        if (unknown[group] != 0) {
            return Double.NaN;
        }
        return sign > 0 ? high[group] : -low[group];
    }
}
