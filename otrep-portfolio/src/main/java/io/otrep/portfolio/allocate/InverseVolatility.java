package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;

/**
 * Weights in proportion to 1 / volatility: 0.1 and 0.3 a year give 0.75 and 0.25. It is risk parity when all correlations are the same (Maillard,
 * Roncalli and Teiletche, The Properties of Equally Weighted Risk Contribution Portfolios, Journal of Portfolio Management 36, 2010). Immutable and
 * thread-safe.
 */
public final class InverseVolatility implements Allocator {
    @Override
    public Allocation allocate(Estimates estimates) {
        return Checked.covariance(estimates, InverseVolatility::weigh);
    }

    private static Allocation weigh(double[][] covariance) {
        double[] weights = new double[covariance.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / Math.sqrt(covariance[i][i]);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return Allocation.of(weights);
    }
}
