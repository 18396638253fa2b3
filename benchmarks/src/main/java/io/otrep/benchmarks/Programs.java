package io.otrep.benchmarks;

import io.otrep.portfolio.solver.Solution;
import io.otrep.risk.measure.Covariance;
import java.util.SplittableRandom;

/** Made-up markets with five factors, and checks that all who answer say the same. */
final class Programs {
    private static final double GAP = 1e-10;

    private Programs() {}

    /** Rows of returns, a column an asset. */
    static double[][] returns(int assets, int rows) {
        SplittableRandom random = new SplittableRandom(16);
        double[][] loadings = new double[assets][5];
        for (double[] row : loadings) {
            for (int f = 0; f < row.length; f++) {
                row[f] = (f == 0 ? 0.01 : 0) + 0.004 * (random.nextDouble() - 0.5);
            }
        }
        double[][] returns = new double[rows][assets];
        for (double[] row : returns) {
            double[] factors = random.doubles(5, -1.7, 1.7).toArray();
            for (int i = 0; i < assets; i++) {
                for (int f = 0; f < factors.length; f++) {
                    row[i] += loadings[i][f] * factors[f];
                }
                row[i] += 0.02 * (0.5 + random.nextDouble()) * (random.nextDouble() - 0.5);
            }
        }
        return returns;
    }

    static double[][] covariance(int assets) {
        return Covariance.sample(returns(assets, 2 * assets));
    }

    /** Ours must be optimal by its own check and at most a relative 1e-10 above the peer's objective. */
    static void require(Solution ours, double value, double peer) {
        if (!(ours.residual() <= 1e-12) || !(value <= peer + GAP * Math.abs(peer))) {
            throw new IllegalStateException(ours + " at " + value + ", the peer at " + peer);
        }
    }
}
