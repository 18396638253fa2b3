package io.otrep.portfolio.solver;

import io.otrep.risk.measure.Covariance;
import java.util.Random;

/** Made-up markets and questions, the same for the same seed. */
final class Programs {
    private Programs() {}

    /** The sample covariance of returns with common factors. */
    static double[][] covariance(int size, int periods, long seed) {
        Random random = new Random(seed);
        double[][] loadings = new double[size][3];
        for (double[] row : loadings) {
            row[0] = 0.01 + 0.005 * random.nextGaussian();
            row[1] = 0.004 * random.nextGaussian();
            row[2] = 0.004 * random.nextGaussian();
        }
        double[][] returns = new double[periods][size];
        for (double[] row : returns) {
            double[] factors = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int i = 0; i < size; i++) {
                row[i] = QuadraticProgram.product(loadings[i], factors) + 0.01 * random.nextGaussian();
            }
        }
        return Covariance.sample(returns);
    }

    static double[] normal(int size, Random random, double deviation) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return values;
    }

    /** Bounds, a budget, up to three further rows, turnover and gross exposure, in any combination. */
    static QuadraticProgram any(long seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(25);
        int periods = random.nextInt(3) == 0 ? 2 + random.nextInt(size) : size + 10;
        double[][] quadratic = random.nextInt(8) == 0 ? new double[size][size] : covariance(size, periods, seed);
        double low = random.nextInt(3) == 0 ? -1 : 0;
        QuadraticProgram.Builder builder = QuadraticProgram.builder(quadratic)
                .linear(normal(size, random, random.nextBoolean() ? 1e-3 : 0))
                .bounds(low, random.nextBoolean() ? 1 : 3.0 / size)
                .sum(random.nextInt(4) == 0 ? 0.8 : 1, 1);
        for (int r = random.nextInt(4); r > 0; r--) {
            double base = random.nextDouble() * 0.5 - 0.1;
            builder.row(new LinearRow("row " + r, normal(size, random, 1), base, base + 0.2 * random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            builder.term(
                    new AbsoluteTerm("turnover", equal(size), 1e-5 * random.nextInt(3), 0.2 + random.nextDouble()));
        }
        if (low < 0) {
            builder.term(new AbsoluteTerm("gross", new double[size], 0, 1.6));
        }
        return builder.build();
    }

    static double[] equal(int size) {
        double[] weights = new double[size];
        java.util.Arrays.fill(weights, 1.0 / size);
        return weights;
    }
}
