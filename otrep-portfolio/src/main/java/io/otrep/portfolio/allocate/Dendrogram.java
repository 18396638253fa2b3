package io.otrep.portfolio.allocate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order in which clusters merge. Leaves are 0 to n - 1, the merge m makes node n + m of the children {@code left[m] < right[m]}. Of equal distances
 * the pair with the smaller numbers merges first, so the tree does not depend on chance. O(n^2) by chains of nearest neighbours (Murtagh, A Survey of
 * Recent Advances in Hierarchical Clustering Algorithms, The Computer Journal 26, 1983). Immutable.
 */
final class Dendrogram {
    final int leaves;
    final int[] left;
    final int[] right;
    final double[] heights;
    private final int[] sizes;

    private Dendrogram(int leaves, int[] left, int[] right, double[] heights) {
        this.leaves = leaves;
        this.left = left;
        this.right = right;
        this.heights = heights;
        sizes = new int[2 * leaves - 1];
        Arrays.fill(sizes, 0, leaves, 1);
        for (int m = 0; m < left.length; m++) {
            sizes[leaves + m] = sizes[left[m]] + sizes[right[m]];
        }
    }

    int root() {
        return 2 * leaves - 2;
    }

    boolean isLeaf(int node) {
        return node < leaves;
    }

    int leftOf(int node) {
        return left[node - leaves];
    }

    int rightOf(int node) {
        return right[node - leaves];
    }

    double heightOf(int node) {
        return heights[node - leaves];
    }

    /** Leaves under a node, left before right. */
    int[] leavesOf(int node) {
        int[] found = new int[sizes[node]];
        int[] stack = new int[sizes[node] + 1];
        int depth = 0;
        int count = 0;
        stack[depth++] = node;
        while (depth > 0) {
            int next = stack[--depth];
            if (isLeaf(next)) {
                found[count++] = next;
            } else {
                stack[depth++] = rightOf(next);
                stack[depth++] = leftOf(next);
            }
        }
        return found;
    }

    static Dendrogram of(double[][] distances, Linkage linkage) {
        return new Chain(distances, linkage).merge();
    }

    /** The chain of nearest neighbours; its merges are sorted by height afterwards. */
    private static final class Chain {
        private final double[][] distance;
        private final Linkage linkage;
        private final int size;
        private final int[] members;
        private final int[] chain;
        private final double[] height;
        private final int[][] pairs;
        private int length;

        Chain(double[][] distances, Linkage linkage) {
            distance = Arrays.stream(distances).map(double[]::clone).toArray(double[][]::new);
            this.linkage = linkage;
            size = distances.length;
            members = new int[size];
            Arrays.fill(members, 1);
            chain = new int[size + 1];
            height = new double[Math.max(0, size - 1)];
            pairs = new int[Math.max(0, size - 1)][];
        }

        Dendrogram merge() {
            for (int m = 0; m < pairs.length; m++) {
                grow();
                int a = chain[length - 2];
                int b = chain[length - 1];
                length -= 2;
                unite(m, Math.min(a, b), Math.max(a, b));
            }
            return relabelled();
        }

        /** Adds nearest neighbours until the last two are each other's; the one before wins a tie, then the smaller number. */
        private void grow() {
            if (length == 0) {
                chain[length++] = IntStream.range(0, size)
                        .filter(i -> members[i] > 0)
                        .findFirst()
                        .orElseThrow();
            }
            while (true) {
                int last = chain[length - 1];
                int nearest = length > 1 ? chain[length - 2] : -1;
                double least = nearest < 0 ? Double.POSITIVE_INFINITY : distance[last][nearest];
                for (int i = 0; i < size; i++) {
                    if (members[i] > 0 && i != last && distance[last][i] < least) {
                        least = distance[last][i];
                        nearest = i;
                    }
                }
                if (length > 1 && nearest == chain[length - 2]) {
                    return;
                }
                chain[length++] = nearest;
            }
        }

        /** The union lives on under the larger number. */
        private void unite(int m, int a, int b) {
            double between = distance[a][b];
            pairs[m] = new int[] {a, b};
            height[m] = between;
            for (int i = 0; i < size; i++) {
                if (members[i] > 0 && i != a && i != b) {
                    double united =
                            linkage.united(distance[i][a], distance[i][b], between, members[a], members[b], members[i]);
                    distance[i][b] = united;
                    distance[b][i] = united;
                }
            }
            members[b] += members[a];
            members[a] = 0;
        }

        private Dendrogram relabelled() {
            int[] order = IntStream.range(0, pairs.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(m -> height[m]))
                    .mapToInt(m -> m)
                    .toArray();
            int[] parent = IntStream.range(0, size).toArray();
            int[] node = IntStream.range(0, size).toArray();
            int[] left = new int[pairs.length];
            int[] right = new int[pairs.length];
            double[] heights = new double[pairs.length];
            for (int m = 0; m < order.length; m++) {
                int a = topOf(parent, pairs[order[m]][0]);
                int b = topOf(parent, pairs[order[m]][1]);
                left[m] = Math.min(node[a], node[b]);
                right[m] = Math.max(node[a], node[b]);
                heights[m] = height[order[m]];
                parent[a] = b;
                node[b] = size + m;
            }
            return new Dendrogram(size, left, right, heights);
        }

        private int topOf(int[] parent, int leaf) {
            int top = leaf;
            while (parent[top] != top) {
                parent[top] = parent[parent[top]];
                top = parent[top];
            }
            return top;
        }
    }
}
