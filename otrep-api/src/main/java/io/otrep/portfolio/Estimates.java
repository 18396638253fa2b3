package io.otrep.portfolio;

import java.util.Arrays;
import java.util.List;

/**
 * What an {@link Allocator} is told of n assets. Immutable and thread-safe; arrays are copied.
 */
public final class Estimates {
    private final List<String> assets;
    private final double[] means;
    private final double[][] covariance;
    private final double[][] returns;
    private final double[] current;

    /**
     * Estimates of n assets.
     *
     * @param assets n names
     * @param means n expected returns a year, arithmetic, in excess of cash
     * @param covariance n rows of n, of returns a year
     * @param returns t rows of n, one a period, for allocators that look at scenarios; may be empty
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public Estimates(List<String> assets, double[] means, double[][] covariance, double[][] returns) {
        this.assets = List.copyOf(assets);
        this.means = means.clone();
        this.covariance = copy("covariance", covariance, assets.size());
        this.returns = copy("returns", returns, assets.size());
        current = new double[0];
        if (means.length != assets.size() || covariance.length != assets.size()) {
            throw new IllegalArgumentException("estimates of " + assets.size() + " assets have " + means.length
                    + " means and " + covariance.length + " rows of covariance");
        }
    }

    private Estimates(Estimates estimates, double[] current) {
        assets = estimates.assets;
        means = estimates.means;
        covariance = estimates.covariance;
        returns = estimates.returns;
        this.current = current.clone();
    }

    /**
     * The same, with what is held now, for limits and costs of turnover.
     *
     * @param weights one for each asset, share of capital; empty if not known
     * @return the estimates
     * @throws IllegalArgumentException if there are not as many as assets
     */
    public Estimates withCurrent(double[] weights) {
        if (weights.length != 0 && weights.length != assets.size()) {
            throw new IllegalArgumentException(
                    "estimates of " + assets.size() + " assets need as many current weights, but got " + weights.length
                            + "; give 0 for what is not held");
        }
        return new Estimates(this, weights);
    }

    private static double[][] copy(String what, double[][] rows, int width) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "row " + i + " of " + what + " must have " + width + " numbers, but has " + rows[i].length);
            }
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /**
     * How many assets there are.
     *
     * @return n
     */
    public int size() {
        return assets.size();
    }

    /**
     * The names.
     *
     * @return n names
     */
    public List<String> assets() {
        return assets;
    }

    /**
     * Expected excess returns a year.
     *
     * @return a copy
     */
    public double[] means() {
        return means.clone();
    }

    /**
     * Covariance of returns a year.
     *
     * @return a copy
     */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Returns, a row a period.
     *
     * @return a copy, may be empty
     */
    public double[][] returns() {
        return Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * What is held now.
     *
     * @return a copy of the weights; empty if not known
     */
    public double[] current() {
        return current.clone();
    }
}
