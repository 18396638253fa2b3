package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import java.util.Arrays;
import java.util.Objects;

/**
 * Capital follows the tree of clusters itself, not halves of a sorted list: at each branch above the cut it is divided by inverse risk, within a cluster
 * by inverse risk of its members (Raffinot, The Hierarchical Equal Risk Contribution Portfolio, 2018). Immutable and thread-safe.
 *
 * @param clustering how assets are clustered; the order of leaves is not looked at
 * @param clusters how many, at least 1; 0 cuts where the height of merges grows most, at no more than the root of n clusters
 */
public record HierarchicalEqualRisk(Clustering clustering, int clusters) implements Allocator {
    /** Checks the number. */
    public HierarchicalEqualRisk {
        Objects.requireNonNull(clustering, "clustering");
        if (clusters < 0) {
            throw new IllegalArgumentException("clusters must be at least 0, but was " + clusters + "; 0 chooses");
        }
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        double[][] covariance = estimates.covariance();
        String fault = clustering.faultOf(estimates, covariance);
        if (fault == null && clusters > estimates.size()) {
            fault = clusters + " clusters cannot be made of " + estimates.size() + " assets";
        }
        return fault == null ? divide(covariance, estimates.returns()) : Checked.bad(fault);
    }

    private Allocation divide(double[][] covariance, double[][] returns) {
        double[][] distances = clustering.distances(Clustering.correlation(covariance));
        Dendrogram tree = Dendrogram.of(distances, clustering.linkage());
        int count = clusters > 0 ? clusters : largestStep(tree);
        double[] weights = new double[covariance.length];
        Arrays.fill(weights, 1);
        new Division(tree, 2 * tree.leaves - count, covariance, returns, weights).descend(tree.root());
        return Arrays.stream(weights).allMatch(Double::isFinite)
                ? Allocation.of(weights)
                : Checked.bad("the risk of a cluster is not known or not above 0");
    }

    private static int largestStep(Dendrogram tree) {
        int merges = tree.leaves - 1;
        int best = 1;
        double largest = 0;
        for (int count = 2; count <= Math.sqrt(tree.leaves); count++) {
            double step = tree.heights[merges - count + 1] - tree.heights[merges - count];
            if (step > largest) {
                largest = step;
                best = count;
            }
        }
        return best;
    }

    /** Nodes from {@code cut} upwards are branches, those below are clusters. */
    private final class Division {
        private final Dendrogram tree;
        private final int cut;
        private final double[][] covariance;
        private final double[][] returns;
        private final double[] weights;

        Division(Dendrogram tree, int cut, double[][] covariance, double[][] returns, double[] weights) {
            this.tree = tree;
            this.cut = cut;
            this.covariance = covariance;
            this.returns = returns;
            this.weights = weights;
        }

        void descend(int node) {
            int[] members = tree.leavesOf(node);
            if (node < cut) {
                scale(members, clustering.risk().inverse(members, covariance, returns));
                return;
            }
            double left = riskOf(tree.leftOf(node));
            double right = riskOf(tree.rightOf(node));
            scale(tree.leavesOf(tree.leftOf(node)), 1 - left / (left + right));
            scale(tree.leavesOf(tree.rightOf(node)), left / (left + right));
            descend(tree.leftOf(node));
            descend(tree.rightOf(node));
        }

        /** The sum over the clusters under a node. */
        private double riskOf(int node) {
            if (node >= cut) {
                return riskOf(tree.leftOf(node)) + riskOf(tree.rightOf(node));
            }
            int[] members = tree.leavesOf(node);
            ClusterRisk risk = clustering.risk();
            double value = risk.of(members, risk.inverse(members, covariance, returns), covariance, returns);
            return value > 0 ? value : Double.NaN;
        }

        private void scale(int[] members, double factor) {
            for (int i : members) {
                weights[i] *= factor;
            }
        }

        private void scale(int[] members, double[] factors) {
            for (int a = 0; a < members.length; a++) {
                weights[members[a]] *= factors[a];
            }
        }
    }
}
