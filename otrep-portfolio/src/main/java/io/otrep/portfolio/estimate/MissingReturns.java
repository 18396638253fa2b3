package io.otrep.portfolio.estimate;

import java.util.Arrays;

/** What to do with returns that are NaN or infinite. */
public enum MissingReturns {
    /** Refuse them. */
    REJECT,
    /** Keep only rows that are complete. */
    DROP_ROWS,
    /** Take 0 for them, which makes an asset look calmer than it is. */
    ZERO,
    /** Leave them to estimators that can, as the pairwise covariance and means of each asset's own returns; scenarios are the complete rows. */
    KEEP;

    double[][] apply(double[][] returns) {
        switch (this) {
            case REJECT:
                requireComplete(returns);
                return returns;
            case DROP_ROWS:
                return complete(returns);
            case ZERO:
                return Arrays.stream(returns)
                        .map(row -> Arrays.stream(row)
                                .map(v -> Double.isFinite(v) ? v : 0)
                                .toArray())
                        .toArray(double[][]::new);
            default:
                return returns;
        }
    }

    static double[][] complete(double[][] returns) {
        return Arrays.stream(returns).filter(MissingReturns::isComplete).toArray(double[][]::new);
    }

    private static boolean isComplete(double[] row) {
        return Arrays.stream(row).allMatch(Double::isFinite);
    }

    private static void requireComplete(double[][] returns) {
        for (int t = 0; t < returns.length; t++) {
            if (!isComplete(returns[t])) {
                throw new IllegalArgumentException("row " + t
                        + " of returns has a missing value; choose DROP_ROWS, ZERO or KEEP, or repair the data");
            }
        }
    }
}
