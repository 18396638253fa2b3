package io.otrep.core.ledger;

/**
 * The sum of many numbers of which one changes at a time: a change takes as many additions as the count of numbers has binary digits. The sum follows from the
 * numbers alone, to the last bit, not from the order in which they came. Not thread-safe.
 */
final class ValueTree {
    /** The sum at 1, the two parts of what is at i at 2i and 2i + 1, the numbers in the second half. */
    private double[] nodes = new double[2];

    /** The numbers that were not set are 0. */
    void set(int index, double value) {
        while (index >= nodes.length / 2) {
            grow();
        }
        int at = nodes.length / 2 + index;
        nodes[at] = value;
        for (at >>= 1; at > 0; at >>= 1) {
            nodes[at] = nodes[2 * at] + nodes[2 * at + 1];
        }
    }

    private void grow() {
        double[] larger = new double[2 * nodes.length];
        for (int from = 1; from < nodes.length; from *= 2) {
            System.arraycopy(nodes, from, larger, 2 * from, from);
        }
        larger[1] = nodes[1];
        nodes = larger;
    }

    double sum() {
        return nodes[1];
    }
}
