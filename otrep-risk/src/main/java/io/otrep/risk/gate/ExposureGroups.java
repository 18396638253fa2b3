package io.otrep.risk.gate;

import io.otrep.risk.RiskView;

/**
 * Sums of worst-case exposure by group: by asset, sector or cluster, or one group for all. An instrument may be in no group. A group with
 * a value that is not known is not known. Single-threaded.
 */
final class ExposureGroups {
    /** Which group an instrument is in. */
    @FunctionalInterface
    interface Grouping {
        /** A number from 0 below the number of instruments; -1 for none. Asked once per instrument. */
        int groupOf(int slot, RiskView view);
    }

    private final Grouping grouping;
    private int[] groupOf = new int[0];
    private double[] gross = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int[] unknown = new int[0];

    ExposureGroups(Grouping grouping) {
        this.grouping = grouping;
    }

    void bind(RiskView view) {
        int count = view.instrumentCount();
        groupOf = new int[count];
        gross = new double[count];
        low = new double[count];
        high = new double[count];
        unknown = new int[count];
        for (int slot = 0; slot < count; slot++) {
            groupOf[slot] = grouping.groupOf(slot, view);
        }
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
        java.util.Arrays.fill(gross, 0);
        java.util.Arrays.fill(low, 0);
        java.util.Arrays.fill(high, 0);
        java.util.Arrays.fill(unknown, 0);
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
