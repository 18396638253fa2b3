package io.otrep.risk.market;

import io.otrep.market.Asset;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of assets that move together or against each other: two are in one group if a chain of pairs joins them whose correlations are all at least a threshold
 * in size (single linkage). Listings of one asset are always together. What has no known correlation stands alone.
 */
final class CorrelationClusters {
    private CorrelationClusters() {}

    /** The group of each instrument: the lowest index in it. */
    static int[] numbers(List<Instrument> instruments, double[][] correlation, double threshold) {
        int[] parent = new int[instruments.size()];
        TreeMap<Asset, Integer> first = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            Integer sibling = first.putIfAbsent(instruments.get(i).asset(), i);
            if (sibling != null) {
                join(parent, sibling, i);
            }
            for (int j = 0; j < i; j++) {
                if (Math.abs(correlation[i][j]) >= threshold) {
                    join(parent, i, j);
                }
            }
        }
        for (int i = 0; i < parent.length; i++) {
            parent[i] = root(parent, i);
        }
        return parent;
    }

    private static void join(int[] parent, int i, int j) {
        int one = root(parent, i);
        int other = root(parent, j);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The groups of two assets or more, by their first instrument. */
    static List<Set<Asset>> sets(List<Instrument> instruments, int[] numbers) {
        TreeMap<Integer, Set<Asset>> sets = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            sets.computeIfAbsent(numbers[i], number -> new TreeSet<>())
                    .add(instruments.get(i).asset());
        }
        List<Set<Asset>> several = new ArrayList<>();
        for (Set<Asset> set : sets.values()) {
            if (set.size() > 1) {
                several.add(Collections.unmodifiableSet(set));
            }
        }
        return List.copyOf(several);
    }
}
