package io.otrep.report;

import java.util.Arrays;

/**
 * Picks the points that a chart needs: of each stretch the first, the lowest and the highest of every series, and one that is missing, so that no
 * extreme and no gap is lost. Stateless.
 */
final class Thinning {
    private Thinning() {}

    /**
     * Indexes to keep.
     *
     * @param columns of one length
     * @param buckets how many stretches
     * @return rising; all if there are no more points than stretches can show
     */
    static int[] kept(double[][] columns, int buckets) {
        int size = columns.length == 0 ? 0 : columns[0].length;
        boolean[] keep = new boolean[size];
        if (size <= 2 * buckets) {
            Arrays.fill(keep, true);
            return indexes(keep);
        }
        keep[0] = true;
        keep[size - 1] = true;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) size * bucket / buckets);
            int to = (int) ((long) size * (bucket + 1) / buckets);
            for (double[] column : columns) {
                mark(column, from, to, keep);
            }
        }
        return indexes(keep);
    }

    private static void mark(double[] column, int from, int to, boolean[] keep) {
        int low = -1;
        int high = -1;
        int missing = -1;
        for (int i = from; i < to; i++) {
            if (Double.isFinite(column[i])) {
                low = low < 0 || column[i] < column[low] ? i : low;
                high = high < 0 || column[i] > column[high] ? i : high;
            } else if (missing < 0) {
                missing = i;
            }
        }
        for (int index : new int[] {low, high, missing}) {
            if (index >= 0) {
                keep[index] = true;
            }
        }
    }

    private static int[] indexes(boolean[] keep) {
        int[] indexes = new int[keep.length];
        int count = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                indexes[count++] = i;
            }
        }
        return Arrays.copyOf(indexes, count);
    }
}
