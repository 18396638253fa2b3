package io.otrep.risk.measure;

/**
 * The sample covariance of n assets, one period at a time: the same as {@link Covariance#sample} of all rows so far (Welford 1962 for pairs). O(n^2) an
 * update, allocates nothing. Single-threaded.
 */
public final class RunningCovariance {
    private final double[] means;
    /** Lower triangle by rows: sums of products of deviations. */
    private final double[][] sums;

    private final double[] before;
    private long count;

    /**
     * Begins empty.
     *
     * @param assets how many, at least 1
     */
    public RunningCovariance(int assets) {
        means = new double[Inputs.requireAtLeast("assets", assets, 1)];
        before = new double[assets];
        sums = new double[assets][];
        for (int i = 0; i < assets; i++) {
            sums[i] = new double[i + 1];
        }
    }

    /**
     * The next period.
     *
     * @param returns one of each asset, finite
     * @throws IllegalArgumentException if there are not as many as assets, or one is NaN or infinite; nothing is changed then
     */
    public void add(double[] returns) {
        Inputs.requireSameLength("returns", returns.length, "assets", means.length);
        for (double value : returns) {
            Inputs.requireFinite("return", value);
        }
        count++;
        for (int i = 0; i < means.length; i++) {
            before[i] = returns[i] - means[i];
            means[i] += before[i] / count;
        }
        for (int i = 0; i < means.length; i++) {
            addRow(sums[i], returns[i] - means[i]);
        }
    }

    private void addRow(double[] row, double after) {
        for (int j = 0; j < row.length; j++) {
            row[j] += after * before[j];
        }
    }

    /**
     * How many periods there were.
     *
     * @return at least 0
     */
    public long count() {
        return count;
    }

    /**
     * The covariance so far.
     *
     * @return a new array, n rows of n, a period; NaN before the second period
     */
    public double[][] matrix() {
        double[][] matrix = new double[means.length][means.length];
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = count < 2 ? Double.NaN : sums[i][j] / (count - 1);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
