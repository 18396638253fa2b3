package io.otrep.portfolio.hedge;

import java.util.ArrayList;
import java.util.List;

/**
 * Which pairs count as moving together, with hysteresis: a pair is joined when the size of its correlation reaches one threshold and parted when it falls
 * below a lower one. Immutable and thread-safe.
 */
public final class PairLinks {
    private final boolean[][] joined;

    private PairLinks(boolean[][] joined) {
        this.joined = joined;
    }

    /**
     * No pair is joined.
     *
     * @param size how many instruments
     * @return the links
     */
    public static PairLinks none(int size) {
        return new PairLinks(new boolean[size][size]);
    }

    /**
     * The links after a new correlation. An unknown correlation parts.
     *
     * @param correlation n rows of n
     * @param enter joins from here on
     * @param exit parts below
     * @return new links
     */
    PairLinks next(double[][] correlation, double enter, double exit) {
        boolean[][] next = new boolean[joined.length][joined.length];
        for (int i = 0; i < next.length; i++) {
            for (int j = 0; j < i; j++) {
                next[i][j] = Math.abs(correlation[i][j]) >= (joined[i][j] ? exit : enter);
                next[j][i] = next[i][j];
            }
        }
        return new PairLinks(next);
    }

    /**
     * Whether a pair is joined.
     *
     * @param i from 0
     * @param j from 0
     * @return true if so
     */
    public boolean isJoined(int i, int j) {
        return joined[i][j];
    }

    /**
     * How many instruments there are.
     *
     * @return n
     */
    public int size() {
        return joined.length;
    }

    /** Groups of two or more among some, each in ascending order, by their first member: connected by chains of joined pairs. */
    List<List<Integer>> clusters(boolean[] among) {
        boolean[] seen = new boolean[joined.length];
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < joined.length; i++) {
            if (among[i] && !seen[i]) {
                List<Integer> cluster = new ArrayList<>();
                collect(i, among, seen, cluster);
                if (cluster.size() > 1) {
                    cluster.sort(null);
                    clusters.add(List.copyOf(cluster));
                }
            }
        }
        return clusters;
    }

    private void collect(int first, boolean[] among, boolean[] seen, List<Integer> cluster) {
        seen[first] = true;
        cluster.add(first);
        for (int at = 0; at < cluster.size(); at++) {
            boolean[] row = joined[cluster.get(at)];
            for (int j = 0; j < row.length; j++) {
                if (row[j] && among[j] && !seen[j]) {
                    seen[j] = true;
                    cluster.add(j);
                }
            }
        }
    }

    /**
     * The joined pairs as text, to be kept over a restart.
     *
     * @return for example {@code 3:1-0,2-0}: of 3 instruments the second with the first and the third with the first
     */
    public String toText() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < joined.length; i++) {
            for (int j = 0; j < i; j++) {
                if (joined[i][j]) {
                    pairs.add(i + "-" + j);
                }
            }
        }
        return joined.length + ":" + String.join(",", pairs);
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @param text the text
     * @return the links
     * @throws IllegalArgumentException if it is not such a text
     */
    public static PairLinks parse(String text) {
        if (!text.matches("\\d{1,6}:(\\d{1,6}-\\d{1,6}(,\\d{1,6}-\\d{1,6})*)?")) {
            throw new IllegalArgumentException("links must look like 3:1-0,2-0, but were '" + text + "'");
        }
        int colon = text.indexOf(':');
        int size = Integer.parseInt(text.substring(0, colon));
        boolean[][] joined = new boolean[size][size];
        for (String pair : text.substring(colon + 1).split(",", -1)) {
            if (!pair.isEmpty()) {
                int dash = pair.indexOf('-');
                join(joined, Integer.parseInt(pair.substring(0, dash)), Integer.parseInt(pair.substring(dash + 1)));
            }
        }
        return new PairLinks(joined);
    }

    private static void join(boolean[][] joined, int i, int j) {
        if (i >= joined.length || j >= joined.length) {
            throw new IllegalArgumentException(
                    "pair " + i + "-" + j + " is not one of " + joined.length + " instruments");
        }
        joined[i][j] = true;
        joined[j][i] = true;
    }

    @Override
    public String toString() {
        return toText();
    }
}
