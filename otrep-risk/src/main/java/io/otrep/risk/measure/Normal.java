package io.otrep.risk.measure;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. Uses {@code StrictMath} and commons-math, which answer the same on every machine. */
final class Normal {
    private static final double ROOT_2 = Math.sqrt(2);
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_2_PI;
    }

    static double cumulative(double z) {
        return Erf.erfc(-z / ROOT_2) / 2;
    }

    /** The inverse of {@link #cumulative}, refined by one Newton step. */
    static double quantile(double probability) {
        double rough = -ROOT_2 * Erf.erfcInv(2 * probability);
        double density = density(rough);
        return density > 0 ? rough - (cumulative(rough) - probability) / density : rough;
    }
}
