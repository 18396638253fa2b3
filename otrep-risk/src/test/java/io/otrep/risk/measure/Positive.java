package io.otrep.risk.measure;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Eigenvalues, for tests. */
public final class Positive {
    private Positive() {}

    public static double leastEigenvalue(double[][] symmetric) {
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(symmetric)).getRealEigenvalues();
        return Arrays.stream(values).min().orElseThrow();
    }
}
