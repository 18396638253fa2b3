package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;

/**
 * Another allocator's weights, scaled to a volatility: weights with 0.2 a year are halved for a target of 0.1, the rest is cash (Moreira and Muir,
 * Volatility-Managed Portfolios, Journal of Finance 72, 2017). Immutable and thread-safe.
 *
 * @param base gives the proportions
 * @param volatility wanted, a year, above 0
 * @param mostScale the largest factor, above 0; 1 never borrows
 */
public record ScaledToVolatility(Allocator base, double volatility, double mostScale) implements Allocator {
    /** Checks numbers. */
    public ScaledToVolatility {
        if (!(volatility > 0 && mostScale > 0)) {
            throw new IllegalArgumentException(
                    "volatility and mostScale must be above 0, but were " + volatility + " and " + mostScale);
        }
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        Allocation allocation = base.allocate(estimates);
        return allocation.isSolved()
                ? Checked.covariance(estimates, covariance -> scaled(allocation.weights(), covariance))
                : allocation;
    }

    private Allocation scaled(double[] weights, double[][] covariance) {
        double factor = Math.min(mostScale, volatility / Math.sqrt(FrontierProblem.variance(covariance, weights)));
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
        return Double.isFinite(factor)
                ? Allocation.of(weights)
                : Checked.bad("weights without risk have no scale; give mostScale");
    }
}
