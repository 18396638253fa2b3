package io.otrep.portfolio.estimate;

import io.otrep.risk.measure.Covariance;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/** The shrinkage of means of Jorion (1986); the covariance is the sample one times (t - 1) / (t - n - 2), as in the paper. */
final class BayesStein {
    private BayesStein() {}

    static double[] means(double[][] returns, double periodsPerYear) {
        double[] means = MeanEstimator.arithmetic().means(returns, 1);
        int rows = returns.length;
        int size = means.length;
        if (rows <= size + 2) {
            return undefined(size);
        }
        double[][] covariance = Covariance.sample(returns);
        double correction = (rows - 1.0) / (rows - size - 2.0);
        try {
            RealVector mean = new ArrayRealVector(means);
            RealVector ones = new ArrayRealVector(size, 1);
            var solver =
                    new LUDecomposition(new Array2DRowRealMatrix(covariance).scalarMultiply(correction)).getSolver();
            RealVector weights = solver.solve(ones);
            double target = weights.dotProduct(mean) / weights.dotProduct(ones);
            RealVector surprise = mean.mapSubtract(target);
            double distance = rows * surprise.dotProduct(solver.solve(surprise));
            double intensity = (size + 2) / (size + 2 + distance);
            return Arrays.stream(means)
                    .map(m -> ((1 - intensity) * m + intensity * target) * periodsPerYear)
                    .toArray();
        } catch (SingularMatrixException e) {
            return undefined(size);
        }
    }

    private static double[] undefined(int size) {
        double[] undefined = new double[size];
        Arrays.fill(undefined, Double.NaN);
        return undefined;
    }
}
