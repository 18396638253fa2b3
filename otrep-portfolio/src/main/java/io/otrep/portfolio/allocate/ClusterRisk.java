package io.otrep.portfolio.allocate;

import io.otrep.risk.measure.HistoricalRisk;

/** What counts as risk when clusters are compared. */
public enum ClusterRisk {
    /** The variance. */
    VARIANCE,
    /** The standard deviation. */
    STANDARD_DEVIATION,
    /** The mean loss of the worst twentieth of the returns in the estimates. */
    EXPECTED_SHORTFALL;

    private static final double LEVEL = 0.95;

    boolean needsReturns() {
        return this == EXPECTED_SHORTFALL;
    }

    /** The risk of some assets at the weights given for them; NaN if it cannot be known. */
    double of(int[] members, double[] weights, double[][] covariance, double[][] returns) {
        switch (this) {
            case VARIANCE:
                return variance(members, weights, covariance);
            case STANDARD_DEVIATION:
                return Math.sqrt(variance(members, weights, covariance));
            default:
                return HistoricalRisk.of(together(members, weights, returns), LEVEL)
                        .expectedShortfall();
        }
    }

    private static double variance(int[] members, double[] weights, double[][] covariance) {
        double sum = 0;
        for (int a = 0; a < members.length; a++) {
            double[] row = covariance[members[a]];
            double product = 0;
            for (int b = 0; b < members.length; b++) {
                product += row[members[b]] * weights[b];
            }
            sum += product * weights[a];
        }
        return sum;
    }

    private static double[] together(int[] members, double[] weights, double[][] returns) {
        double[] sums = new double[returns.length];
        for (int t = 0; t < sums.length; t++) {
            for (int a = 0; a < members.length; a++) {
                sums[t] += weights[a] * returns[t][members[a]];
            }
        }
        return sums;
    }

    /** Weights in proportion to 1 / risk of each alone, summing to 1. */
    double[] inverse(int[] members, double[][] covariance, double[][] returns) {
        double[] weights = new double[members.length];
        double sum = 0;
        for (int a = 0; a < members.length; a++) {
            weights[a] = 1 / of(new int[] {members[a]}, new double[] {1}, covariance, returns);
            sum += weights[a];
        }
        for (int a = 0; a < members.length; a++) {
            weights[a] /= sum;
        }
        return weights;
    }
}
