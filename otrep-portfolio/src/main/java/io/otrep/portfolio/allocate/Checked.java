package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at estimates before they are used; what is wrong becomes a typed failure that names it. */
final class Checked {
    private static final double ASYMMETRY = 1e-5;

    private Checked() {}

    /** Runs a step if the covariance is one, else fails. */
    static Allocation covariance(Estimates estimates, Function<double[][], Allocation> step) {
        double[][] covariance = estimates.covariance();
        String fault = faultOf(covariance, estimates);
        return fault == null ? step.apply(symmetric(covariance)) : bad(fault);
    }

    /** The mean of both triangles, in place. */
    static double[][] symmetric(double[][] covariance) {
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (covariance[i][j] + covariance[j][i]) / 2;
                covariance[i][j] = mean;
                covariance[j][i] = mean;
            }
        }
        return covariance;
    }

    static Allocation bad(String fault) {
        return Allocation.failed(AllocationFailure.BAD_INPUT, fault);
    }

    static @Nullable String faultOf(double[][] covariance, Estimates estimates) {
        if (covariance.length == 0) {
            return "there are no assets";
        }
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j <= i; j++) {
                if (!isCovariance(covariance, i, j)) {
                    return "covariance of " + estimates.assets().get(i) + " and "
                            + estimates.assets().get(j) + " is " + covariance[i][j] + " and " + covariance[j][i]
                            + ", but must be finite, symmetric and above 0 on the diagonal";
                }
            }
        }
        return null;
    }

    private static boolean isCovariance(double[][] covariance, int i, int j) {
        double value = covariance[i][j];
        double size = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
        return Double.isFinite(value) && covariance[i][i] > 0 && Math.abs(value - covariance[j][i]) <= ASYMMETRY * size;
    }

    static @Nullable String faultOfMeans(double[] means) {
        return Arrays.stream(means).allMatch(Double::isFinite)
                ? null
                : "means must be finite, but are " + Arrays.toString(means);
    }
}
