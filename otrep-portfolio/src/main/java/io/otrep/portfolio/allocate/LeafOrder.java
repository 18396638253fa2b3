package io.otrep.portfolio.allocate;

import java.util.Arrays;

/** In which order the leaves of a tree of clusters are laid out. */
public enum LeafOrder {
    /** The child with the smaller number first: assets in the order given, then clusters in the order they were made. */
    MERGE,
    /**
     * Children turned so that the sum of distances between neighbours is least, those of the root in their place (Bar-Joseph, Gifford and Jaakkola,
     * Fast Optimal Leaf Ordering for Hierarchical Clustering, Bioinformatics 17, 2001). O(n^3) to O(n^4).
     */
    OPTIMAL,
    /**
     * At each merge the two children are turned as the best order of that merge alone wants them; later merges only mirror the whole. This is what scipy
     * calls its optimal ordering, though its sum may be larger. O(n^3) to O(n^4).
     */
    STEPWISE;

    int[] of(Dendrogram tree, double[][] distances) {
        if (this == MERGE || tree.leaves < 3) {
            return tree.leavesOf(tree.root());
        }
        Search search = new Search(tree, distances);
        return this == OPTIMAL ? search.optimal() : search.stepwise();
    }

    /** The least cost of each subtree for each pair of its outermost leaves. */
    private static final class Search {
        private final Dendrogram tree;
        private final double[][] distances;
        /** By first and last leaf of a subtree; their lowest common node is the subtree. */
        private final double[][] cost;

        private final int[][] innerLeft;
        private final int[][] innerRight;

        Search(Dendrogram tree, double[][] distances) {
            this.tree = tree;
            this.distances = distances;
            int size = tree.leaves;
            cost = new double[size][size];
            innerLeft = new int[size][size];
            innerRight = new int[size][size];
        }

        int[] optimal() {
            for (int node = tree.leaves; node <= tree.root(); node++) {
                weigh(tree.leftOf(node), tree.rightOf(node));
            }
            int[] ends = bestEnds(tree.leavesOf(tree.leftOf(tree.root())), tree.leavesOf(tree.rightOf(tree.root())));
            int[] order = new int[tree.leaves];
            lay(tree.root(), ends[0], ends[1], order, 0);
            return order;
        }

        int[] stepwise() {
            boolean[] turned = new boolean[tree.root() + 1];
            for (int node = tree.leaves; node <= tree.root(); node++) {
                int left = tree.leftOf(node);
                int right = tree.rightOf(node);
                weigh(left, right);
                int[] ends = bestEnds(tree.leavesOf(left), tree.leavesOf(right));
                turned[left] = !tree.isLeaf(left) && contains(tree.rightOf(left), ends[0]);
                turned[right] = !tree.isLeaf(right) && contains(tree.leftOf(right), ends[1]);
            }
            int[] order = new int[tree.leaves];
            mirror(tree.root(), false, turned, order, 0);
            return order;
        }

        /** Writes the leaves of a node; whoever is turned turns all below. */
        private int mirror(int node, boolean mirrored, boolean[] turned, int[] order, int at) {
            if (tree.isLeaf(node)) {
                order[at] = node;
                return at + 1;
            }
            boolean now = mirrored ^ turned[node];
            int one = now ? tree.rightOf(node) : tree.leftOf(node);
            int two = now ? tree.leftOf(node) : tree.rightOf(node);
            return mirror(two, now, turned, order, mirror(one, now, turned, order, at));
        }

        private boolean contains(int node, int leaf) {
            return Arrays.stream(tree.leavesOf(node)).anyMatch(member -> member == leaf);
        }

        private int[] bestEnds(int[] firsts, int[] lasts) {
            double least = Double.POSITIVE_INFINITY;
            int[] best = {firsts[0], lasts[0]};
            for (int u : firsts) {
                for (int w : lasts) {
                    if (cost[u][w] < least) {
                        least = cost[u][w];
                        best = new int[] {u, w};
                    }
                }
            }
            return best;
        }

        private void weigh(int left, int right) {
            int[] lasts = tree.leavesOf(right);
            int[][] innerOfLast = new int[lasts.length][];
            for (int w = 0; w < lasts.length; w++) {
                innerOfLast[w] = others(right, lasts[w]);
            }
            for (int u : tree.leavesOf(left)) {
                int[] inner = others(left, u);
                for (int w = 0; w < lasts.length; w++) {
                    join(u, lasts[w], inner, innerOfLast[w]);
                }
            }
        }

        /** The leaves that can stand at the other end when one end is given. */
        private int[] others(int node, int end) {
            if (tree.isLeaf(node)) {
                return new int[] {end};
            }
            int[] leftLeaves = tree.leavesOf(tree.leftOf(node));
            return contains(tree.leftOf(node), end) ? tree.leavesOf(tree.rightOf(node)) : leftLeaves;
        }

        private void join(int u, int w, int[] inner, int[] innerOther) {
            double least = Double.POSITIVE_INFINITY;
            for (int m : inner) {
                for (int k : innerOther) {
                    double sum = cost[u][m] + distances[m][k] + cost[k][w];
                    if (sum < least) {
                        least = sum;
                        innerLeft[u][w] = m;
                        innerRight[u][w] = k;
                    }
                }
            }
            cost[u][w] = least;
            cost[w][u] = least;
            innerLeft[w][u] = innerRight[u][w];
            innerRight[w][u] = innerLeft[u][w];
        }

        /** Writes the leaves of a node from one end to the other. */
        private int lay(int node, int first, int last, int[] order, int at) {
            if (tree.isLeaf(node)) {
                order[at] = first;
                return at + 1;
            }
            boolean turned = contains(tree.rightOf(node), first);
            int one = turned ? tree.rightOf(node) : tree.leftOf(node);
            int two = turned ? tree.leftOf(node) : tree.rightOf(node);
            int next = lay(one, first, innerLeft[first][last], order, at);
            return lay(two, innerRight[first][last], last, order, next);
        }
    }
}
