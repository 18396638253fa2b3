package io.otrep.risk.market;

/** An exponentially weighted mean; weights are normalised to 1 at every length. Single-threaded. */
final class Fading {
    private static final double KEPT = 0.97;

    private double sum;
    private double weight;

    void add(double value) {
        sum = KEPT * sum + (1 - KEPT) * value;
        weight = KEPT * weight + (1 - KEPT);
    }

    /** NaN before the first. */
    double value() {
        return weight > 0 ? sum / weight : Double.NaN;
    }
}
