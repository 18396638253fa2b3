package io.otrep.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Returns of two tracks over the days on which both have a value: from common day to common day. Immutable.
 *
 * @param first returns of the first
 * @param second returns of the second, as many
 */
record Aligned(double[] first, double[] second) {
    static Aligned of(Track first, Track second) {
        Map<LocalDate, Double> left = levels(first);
        Map<LocalDate, Double> right = levels(second);
        left.keySet().retainAll(right.keySet());
        double[][] levels = new double[2][left.size()];
        int i = 0;
        for (Map.Entry<LocalDate, Double> level : left.entrySet()) {
            levels[0][i] = level.getValue();
            levels[1][i++] = right.getOrDefault(level.getKey(), Double.NaN);
        }
        return new Aligned(changes(levels[0]), changes(levels[1]));
    }

    /** What 1 became by the end of each day. */
    private static TreeMap<LocalDate, Double> levels(Track track) {
        TreeMap<LocalDate, Double> levels = new TreeMap<>();
        LocalDate[] days = track.days();
        double[] returns = track.allReturns();
        double wealth = 1;
        for (int i = 0; i < days.length; i++) {
            double change = i == 0 ? 0 : returns[i - 1];
            if (Double.isFinite(change)) {
                wealth *= 1 + change;
                levels.put(days[i], wealth);
            }
        }
        return levels;
    }

    private static double[] changes(double[] levels) {
        double[] changes = new double[Math.max(0, levels.length - 1)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = levels[i + 1] / levels[i] - 1;
        }
        return changes;
    }
}
