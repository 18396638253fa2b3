package io.otrep.risk.measure;

import java.util.SplittableRandom;

/**
 * Draws returns of n assets that move together: normal, or Student's t with one common shock, which makes all assets jump at once. The same seed draws the same
 * numbers on every machine. Single-threaded.
 */
public final class ReturnSampler {
    private static final double UNIT = 0x1.0p-53;
    private static final double ROUNDING = 1e-12;

    private final double[] means;
    private final double[][] root;
    private final double degreesOfFreedom;
    private final double[] shocks;
    private final SplittableRandom random;

    private ReturnSampler(double[] means, double[][] covariance, double degreesOfFreedom, long seed) {
        Inputs.requireSameLength("means", means.length, "covariance", covariance.length);
        this.means = means.clone();
        this.degreesOfFreedom = degreesOfFreedom;
        root = root(covariance);
        shocks = new double[means.length];
        random = new SplittableRandom(seed);
    }

    /**
     * Normal returns.
     *
     * @param means n, a period
     * @param covariance n rows of n, positive semidefinite
     * @param seed of the draws
     * @return a sampler
     * @throws IllegalArgumentException if the covariance has a negative eigenvalue, see {@link NearestMatrix#positive}
     */
    public static ReturnSampler normal(double[] means, double[][] covariance, long seed) {
        return new ReturnSampler(means, covariance, Double.POSITIVE_INFINITY, seed);
    }

    /**
     * Student's t returns of the given covariance.
     *
     * @param means n, a period
     * @param covariance n rows of n of the returns, positive semidefinite
     * @param degreesOfFreedom a whole number above 2; 4 is usual for days of stocks
     * @param seed of the draws
     * @return a sampler
     * @throws IllegalArgumentException if the covariance has a negative eigenvalue, see {@link NearestMatrix#positive}
     */
    public static ReturnSampler student(double[] means, double[][] covariance, int degreesOfFreedom, long seed) {
        Inputs.requireAtLeast("degreesOfFreedom", degreesOfFreedom, 3);
        return new ReturnSampler(means, covariance, degreesOfFreedom, seed);
    }

    /**
     * How many assets there are.
     *
     * @return n
     */
    public int assets() {
        return means.length;
    }

    /**
     * The next draw.
     *
     * @param returns n places to write to
     */
    public void next(double[] returns) {
        Inputs.requireSameLength("returns", returns.length, "assets", means.length);
        for (int i = 0; i < shocks.length; i++) {
            shocks[i] = gaussian();
        }
        double stretch = stretch();
        for (int i = 0; i < returns.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += root[i][j] * shocks[j];
            }
            returns[i] = means[i] + stretch * sum;
        }
    }

    /** The root of (freedom - 2) over a chi-squared draw; 1 for normal returns. */
    private double stretch() {
        if (Double.isInfinite(degreesOfFreedom)) {
            return 1;
        }
        double squares = 0;
        for (int i = 0; i < degreesOfFreedom; i++) {
            double shock = gaussian();
            squares += shock * shock;
        }
        return Math.sqrt((degreesOfFreedom - 2) / squares);
    }

    /** The polar method (G. Marsaglia and T. Bray, 1964). */
    private double gaussian() {
        double x;
        double square;
        do {
            x = uniform();
            double y = uniform();
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
    }

    private double uniform() {
        return 2 * ((random.nextLong() >>> 11) * UNIT) - 1;
    }

    /** The lower root by Cholesky; a direction without variance stays 0. */
    private static double[][] root(double[][] covariance) {
        int n = covariance.length;
        double[][] root = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = covariance[j][j] - dot(root[j], root[j], j);
            double slack = ROUNDING * Math.abs(covariance[j][j]);
            if (!(pivot >= -slack) || pivot == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "covariance must be finite and positive semidefinite, but is not at asset " + j
                                + "; repair it with NearestMatrix.positive");
            }
            root[j][j] = pivot > slack ? Math.sqrt(pivot) : 0;
            for (int i = j + 1; i < n; i++) {
                double rest = covariance[i][j] - dot(root[i], root[j], j);
                root[i][j] = root[j][j] > 0 ? rest / root[j][j] : 0;
            }
        }
        return root;
    }

    private static double dot(double[] x, double[] y, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
