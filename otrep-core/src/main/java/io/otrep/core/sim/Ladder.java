package io.otrep.core.sim;

import io.otrep.market.DepthSnapshot;
import java.util.Arrays;

/**
 * One side of a book as others left it, best price first, and how much of each level our own orders took. A level counts as fresh when
 * its price or size changes. Single-threaded; allocates only when it grows.
 */
final class Ladder {
    /** 1 for asks, whose prices rise away from the best; -1 for bids. */
    private final int direction;

    private double[] prices = new double[1];
    private double[] sizes = new double[1];
    private double[] used = new double[1];
    private double[] before = new double[1];
    private int count;
    private boolean topOnly;

    Ladder(int direction) {
        this.direction = direction;
    }

    /** A quote: one level; a size of 0 means that it was not stated. */
    void top(double price, double size) {
        double units = size > 0 ? size : Double.POSITIVE_INFINITY;
        boolean same = count > 0 && prices[0] == price && sizes[0] == units;
        prices[0] = price;
        sizes[0] = units;
        used[0] = same ? used[0] : 0;
        count = 1;
        topOnly = true;
    }

    void depth(DepthSnapshot depth, boolean asks) {
        int levels = asks ? depth.askLevels() : depth.bidLevels();
        if (levels > prices.length) {
            grow(levels);
        }
        int old = 0;
        for (int i = 0; i < levels; i++) {
            double price = asks ? depth.askPrice(i) : depth.bidPrice(i);
            double size = asks ? depth.askSize(i) : depth.bidSize(i);
            while (old < count && (prices[old] - price) * direction < 0) {
                old++;
            }
            before[i] = old < count && prices[old] == price && sizes[old] == size ? used[old] : 0;
        }
        for (int i = 0; i < levels; i++) {
            prices[i] = asks ? depth.askPrice(i) : depth.bidPrice(i);
            sizes[i] = asks ? depth.askSize(i) : depth.bidSize(i);
        }
        System.arraycopy(before, 0, used, 0, levels);
        count = levels;
        topOnly = false;
    }

    void clear() {
        count = 0;
    }

    private void grow(int levels) {
        int length = Math.max(levels, 2 * prices.length);
        prices = Arrays.copyOf(prices, length);
        sizes = Arrays.copyOf(sizes, length);
        used = Arrays.copyOf(used, length);
        before = new double[length];
    }

    int count() {
        return count;
    }

    /** Whether it shows the best price only. */
    boolean isTopOnly() {
        return topOnly;
    }

    double best() {
        return count == 0 ? Double.NaN : prices[0];
    }

    double price(int level) {
        return prices[level];
    }

    /** Units of a level that are left for us. */
    double left(int level, boolean consumed) {
        return consumed ? Math.max(0, sizes[level] - used[level]) : sizes[level];
    }

    void take(int level, double units) {
        used[level] += units;
    }
}
