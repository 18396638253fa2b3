package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Estimates;
import io.otrep.risk.measure.Covariance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How assets are clustered and their risk is measured. Immutable and thread-safe.
 *
 * @param linkage between clusters
 * @param distance between assets
 * @param risk of an asset or a cluster
 * @param order of the leaves; only recursive bisection looks at it
 */
public record Clustering(Linkage linkage, CorrelationDistance distance, ClusterRisk risk, LeafOrder order) {
    /** Checks that all are given. */
    public Clustering {
        Objects.requireNonNull(linkage, "linkage");
        Objects.requireNonNull(distance, "distance");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(order, "order");
    }

    /**
     * As in the paper of hierarchical risk parity.
     *
     * @return single linkage, Euclidean distance between columns, variance, leaves as merged
     */
    public static Clustering original() {
        return new Clustering(
                Linkage.SINGLE, CorrelationDistance.ANGULAR_COLUMNS, ClusterRisk.VARIANCE, LeafOrder.MERGE);
    }

    /**
     * With another linkage.
     *
     * @param other instead
     * @return a copy
     */
    public Clustering withLinkage(Linkage other) {
        return new Clustering(other, distance, risk, order);
    }

    /**
     * With another distance.
     *
     * @param other instead
     * @return a copy
     */
    public Clustering withDistance(CorrelationDistance other) {
        return new Clustering(linkage, other, risk, order);
    }

    /**
     * With another measure of risk.
     *
     * @param other instead
     * @return a copy
     */
    public Clustering withRisk(ClusterRisk other) {
        return new Clustering(linkage, distance, other, order);
    }

    /**
     * With another order of leaves.
     *
     * @param other instead
     * @return a copy
     */
    public Clustering withOrder(LeafOrder other) {
        return new Clustering(linkage, distance, risk, other);
    }

    @Nullable
    String faultOf(Estimates estimates, double[][] covariance) {
        String fault = Checked.faultOf(covariance, estimates);
        return fault == null && risk.needsReturns() && estimates.returns().length == 0
                ? "expected shortfall needs returns, but the estimates have none"
                : fault;
    }

    double[][] distances(double[][] correlation) {
        return distance.of(correlation);
    }

    static double[][] correlation(double[][] covariance) {
        return Covariance.toCorrelation(covariance);
    }
}
