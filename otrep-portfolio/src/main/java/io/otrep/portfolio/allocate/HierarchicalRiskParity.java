package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Assets sorted by a tree of clusters, then capital halved again and again by inverse risk (López de Prado, Building Diversified Portfolios that
 * Outperform Out of Sample, Journal of Portfolio Management 42, 2016). No matrix is inverted, so a singular covariance is no trouble. The distances may
 * come from another correlation than the covariance's, as when only the latter is weighted by age. Immutable and thread-safe.
 */
public final class HierarchicalRiskParity implements Allocator {
    private final Clustering clustering;
    private final UnaryOperator<double[][]> correlation;

    private HierarchicalRiskParity(Clustering clustering, UnaryOperator<double[][]> correlation) {
        this.clustering = Objects.requireNonNull(clustering, "clustering");
        this.correlation = Objects.requireNonNull(correlation, "correlation");
    }

    /**
     * As in the paper.
     *
     * @return {@link Clustering#original()}
     */
    public static HierarchicalRiskParity original() {
        return of(Clustering.original());
    }

    /**
     * With choices of one's own.
     *
     * @param clustering how assets are clustered
     * @return the allocator
     */
    public static HierarchicalRiskParity of(Clustering clustering) {
        return new HierarchicalRiskParity(clustering, Clustering::correlation);
    }

    /**
     * With distances from another correlation.
     *
     * @param n rows of n, in the order of the estimates' assets
     * @return a copy
     */
    public HierarchicalRiskParity withCorrelation(double[][] n) {
        double[][] copy = Arrays.stream(n).map(double[]::clone).toArray(double[][]::new);
        return new HierarchicalRiskParity(clustering, covariance -> copy);
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        double[][] covariance = estimates.covariance();
        String fault = clustering.faultOf(estimates, covariance);
        double[][] correlations = fault == null ? correlation.apply(covariance) : new double[0][];
        if (fault == null && !isSquare(correlations, covariance.length)) {
            fault = "the correlation must have " + covariance.length + " rows of as many finite numbers";
        }
        return fault == null ? bisect(correlations, covariance, estimates.returns()) : Checked.bad(fault);
    }

    private static boolean isSquare(double[][] matrix, int size) {
        return matrix.length == size
                && Arrays.stream(matrix)
                        .allMatch(
                                row -> row.length == size && Arrays.stream(row).allMatch(Double::isFinite));
    }

    private Allocation bisect(double[][] correlations, double[][] covariance, double[][] returns) {
        double[][] distances = clustering.distances(correlations);
        Dendrogram tree = Dendrogram.of(distances, clustering.linkage());
        int[] order = clustering.order().of(tree, distances);
        double[] weights = new double[order.length];
        Arrays.fill(weights, 1);
        divide(order, covariance, returns, weights);
        return Arrays.stream(weights).allMatch(Double::isFinite)
                ? Allocation.of(weights)
                : Checked.bad("the risk of a cluster is not known or not above 0");
    }

    private void divide(int[] members, double[][] covariance, double[][] returns, double[] weights) {
        if (members.length < 2) {
            return;
        }
        int[] left = Arrays.copyOfRange(members, 0, members.length / 2);
        int[] right = Arrays.copyOfRange(members, members.length / 2, members.length);
        double riskLeft = risk(left, covariance, returns);
        double riskRight = risk(right, covariance, returns);
        double share = 1 - riskLeft / (riskLeft + riskRight);
        for (int i : left) {
            weights[i] *= share;
        }
        for (int i : right) {
            weights[i] *= 1 - share;
        }
        divide(left, covariance, returns, weights);
        divide(right, covariance, returns, weights);
    }

    private double risk(int[] members, double[][] covariance, double[][] returns) {
        ClusterRisk risk = clustering.risk();
        double value = risk.of(members, risk.inverse(members, covariance, returns), covariance, returns);
        return value > 0 ? value : Double.NaN;
    }
}
