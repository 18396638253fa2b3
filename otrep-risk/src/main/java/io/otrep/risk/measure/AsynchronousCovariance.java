package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * The exponentially weighted covariance of n assets that do not move at the same times: Tokyo closes 15 hours before New York, a coin also at weekends. Every
 * return is multiplied by what the others did in the interval it covers, each overlapping pair once, when the later of the two is known (T. Hayashi and N.
 * Yoshida, On Covariance Estimation of Non-synchronously Observed Diffusion Processes, Bernoulli 11, 2005); older products weigh less, by the returns of the
 * asset that made them. Nothing is sampled on a grid, nothing is filled in, and an estimate never uses a return that came later.
 *
 * <p>When all assets move at the same times it equals {@link EwmaCovariance} times the periods in a year. Otherwise it is unbiased, but a matrix of it need not be
 * positive semidefinite; {@link #correlations()} repairs that.
 *
 * <p>A return costs one pass over a row of n, and the first return of a new time one copy of n; nothing is allocated once a few times have gone by. Takes 8 n^2
 * bytes. Single-threaded.
 */
public final class AsynchronousCovariance {
    private static final int POWERS = 1 << 10;

    private final double lambda;
    /** Powers of lambda. */
    private final double[] powers = new double[POWERS];

    private final double[] periodsPerYear;
    /** Row i: products made when i moved, the variance at i. */
    private final double[][] rows;
    /** The sum of all returns of each asset. */
    private final double[] paths;
    /** Periods of each asset. */
    private final int[] periods;
    /** The paths when each asset moved last, everything of that time included; null before it begins. */
    private final SharedCopies seen;
    /** The periods of all when each asset began. */
    private final int[][] began;

    private final long[] lastTime;
    /** Assets that moved or began at the latest time. */
    private final int[] fresh;

    private int freshCount;
    private long now = Long.MIN_VALUE;

    /**
     * Begins without a price.
     *
     * @param periodsPerYear of each asset, above 0: 252 for days of a stock, 365 of a coin
     * @param decay how fast it forgets, by the asset's own periods
     */
    public AsynchronousCovariance(double[] periodsPerYear, Decay decay) {
        int assets = Inputs.requireAtLeast("assets", periodsPerYear.length, 1);
        for (double frequency : periodsPerYear) {
            Inputs.requirePositive("periodsPerYear", frequency);
        }
        this.periodsPerYear = periodsPerYear.clone();
        lambda = decay.lambda();
        Arrays.setAll(powers, k -> StrictMath.pow(lambda, k));
        rows = new double[assets][assets];
        paths = new double[assets];
        periods = new int[assets];
        seen = new SharedCopies(assets);
        began = new int[assets][];
        lastTime = new long[assets];
        fresh = new int[assets];
    }

    /**
     * The first price of an asset: from here on its returns count.
     *
     * @param asset from 0
     * @param timeNanos when, not before any other time given
     */
    public void begin(int asset, long timeNanos) {
        if (began[asset] != null) {
            throw new IllegalArgumentException("asset " + asset + " has begun already; add its returns");
        }
        moveTo(timeNanos);
        began[asset] = periods;
        markFresh(asset);
    }

    /**
     * Whether an asset has begun.
     *
     * @param asset from 0
     * @return true after {@link #begin}
     */
    public boolean hasBegun(int asset) {
        return began[asset] != null;
    }

    /**
     * The next return of an asset, over everything since its last one.
     *
     * @param asset from 0, begun
     * @param timeNanos when it was known, later than the asset's last and not before any other time given
     * @param change logarithmic, finite
     * @param spanned how many periods it covers, 1 unless some are missing; it counts with the weight of so many
     * @throws IllegalArgumentException if one of these does not hold; nothing is changed then
     */
    public void add(int asset, long timeNanos, double change, int spanned) {
        Inputs.requireFinite("change", change);
        Inputs.requireAtLeast("spanned", spanned, 1);
        requireNew(asset, timeNanos);
        moveTo(timeNanos);
        double kept = power(spanned);
        double factor = (1 - kept) / spanned * change;
        double[] row = rows[asset];
        double variance = kept * row[asset] + factor * change;
        weigh(row, kept, factor, paths, seen.of(asset));
        row[asset] = variance;
        paths[asset] += change;
        periods[asset] += spanned;
        markFresh(asset);
    }

    private static void weigh(double[] row, double kept, double factor, double[] paths, double[] before) {
        for (int j = 0; j < row.length; j++) {
            row[j] = kept * row[j] + factor * (paths[j] - before[j]);
        }
    }

    private void requireNew(int asset, long timeNanos) {
        if (began[asset] == null) {
            throw new IllegalArgumentException("asset " + asset + " has no first price; begin it before its returns");
        }
        if (timeNanos <= lastTime[asset]) {
            throw new IllegalArgumentException("asset " + asset + " has a return at " + lastTime[asset]
                    + " ns already, the next must be later, but was at " + timeNanos);
        }
    }

    private void moveTo(long timeNanos) {
        if (timeNanos < now) {
            throw new IllegalArgumentException(
                    "times must not go back, but " + timeNanos + " ns came after " + now + "; sort returns by time");
        }
        if (timeNanos > now) {
            settle();
            now = timeNanos;
        }
    }

    private void markFresh(int asset) {
        lastTime[asset] = now;
        fresh[freshCount] = asset;
        freshCount++;
    }

    /** The latest time is over: whoever moved then has seen whatever else moved then, in whatever order it came. */
    private void settle() {
        seen.share(paths, fresh, freshCount);
        int[] counts = null;
        for (int k = 0; k < freshCount; k++) {
            int asset = fresh[k];
            if (began[asset] == periods) {
                counts = counts == null ? periods.clone() : counts;
                began[asset] = counts;
            }
        }
        freshCount = 0;
    }

    /**
     * How many assets there are.
     *
     * @return n
     */
    public int assets() {
        return rows.length;
    }

    /**
     * How many periods the returns of an asset covered.
     *
     * @param asset from 0
     * @return at least 0
     */
    public int periods(int asset) {
        return periods[asset];
    }

    /**
     * The covariance of two assets; of one with itself its variance.
     *
     * @param i from 0
     * @param j from 0
     * @return a year; NaN until each has a return since both began
     */
    public double covariance(int i, int j) {
        if (i == j) {
            return Inputs.ratio(rows[i][i], weight(i, i)) * periodsPerYear[i];
        }
        return Inputs.ratio(rows[i][j], weight(i, j)) * periodsPerYear[i]
                + Inputs.ratio(rows[j][i], weight(j, i)) * periodsPerYear[j];
    }

    /** What the weights of row i add up to since j is there. */
    private double weight(int i, int j) {
        int[] start = began[j];
        return start == null ? 0 : 1 - power(periods[i] - start[i]);
    }

    private double power(int exponent) {
        return exponent < POWERS ? powers[exponent] : StrictMath.pow(lambda, exponent);
    }

    /**
     * The correlation of two assets.
     *
     * @param i from 0
     * @param j from 0
     * @return from -1 to 1, cut there; NaN while one of them has not moved
     */
    public double correlation(int i, int j) {
        double product = Math.sqrt(covariance(i, i)) * Math.sqrt(covariance(j, j));
        double ratio = Inputs.ratio(covariance(i, j), product);
        return i == j && !Double.isNaN(ratio) ? 1 : Math.max(-1, Math.min(1, ratio));
    }

    /**
     * All covariances as they are.
     *
     * @return a new array, n rows of n, symmetric, a year; NaN where not known
     */
    public double[][] covariances() {
        return filled(this::covariance);
    }

    /**
     * All correlations, made positive semidefinite by {@link DefiniteCorrelation} where they are not. O(n^3).
     *
     * @return a new array, n rows of n, symmetric, 1 on the diagonal; NaN in the row and column of an asset that has not moved, or that has no return in common
     *     with another
     */
    public double[][] correlations() {
        return DefiniteCorrelation.of(filled(this::correlation));
    }

    private interface Entry {
        double at(int i, int j);
    }

    private double[][] filled(Entry entry) {
        double[][] matrix = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = entry.at(i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /** One copy of an array for all who took it at the same time; copies nobody holds are used again. Single-threaded. */
    private static final class SharedCopies {

        private final double[][] held;
        private final int[] copyOf;
        private final double[][] copies;
        private final int[] holders;
        /** Copies nobody holds, the last released on top. */
        private final int[] free;

        private int freeCount;

        SharedCopies(int count) {
            held = new double[count][];
            copyOf = new int[count];
            copies = new double[count][];
            holders = new int[count];
            free = new int[count];
            Arrays.fill(held, new double[0]);
            Arrays.fill(copyOf, -1);
            for (int copy = count - 1; copy >= 0; copy--) {
                free[freeCount++] = copy;
            }
        }

        double[] of(int holder) {
            return held[holder];
        }

        void share(double[] source, int[] takers, int count) {
            if (count == 0) {
                return;
            }
            for (int k = 0; k < count; k++) {
                release(takers[k]);
            }
            int copy = take(source.length);
            System.arraycopy(source, 0, copies[copy], 0, source.length);
            for (int k = 0; k < count; k++) {
                held[takers[k]] = copies[copy];
                copyOf[takers[k]] = copy;
            }
            holders[copy] = count;
        }

        private void release(int holder) {
            int copy = copyOf[holder];
            if (copy >= 0 && --holders[copy] == 0) {
                free[freeCount++] = copy;
            }
        }

        /** There are as many copies as may hold one, and whoever asks holds none. */
        private int take(int length) {
            int copy = free[--freeCount];
            if (copies[copy] == null) {
                copies[copy] = new double[length];
            }
            return copy;
        }
    }
}
