package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.Solver;

/**
 * A part of the weights under which wealth grows fastest, {@code C^-1 m} without limits (Thorp, The Kelly Criterion in Blackjack, Sports Betting and the
 * Stock Market, 2006, eq. 7.3). Means are first drawn towards their average, since estimates err. Weights need not sum to 1: what is missing is cash,
 * what is more is borrowed. The default is half Kelly, long only, at most all of the capital. Immutable and thread-safe.
 *
 * @param part of full Kelly, above 0 and at most 1
 * @param cap on the sum of absolute weights, above 0
 * @param shorts whether weights may be negative
 * @param shrinkage of means towards their average, from 0, none, to 1
 */
public record KellyGrowth(double part, double cap, boolean shorts, double shrinkage) implements Allocator {
    /** Checks numbers. */
    public KellyGrowth {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    "part must be above 0 and at most 1, but was " + part + "; 0.5 is half Kelly");
        }
        if (!(cap > 0)) {
            throw new IllegalArgumentException("cap must be above 0, but was " + cap + "; infinity is no cap");
        }
        if (!(shrinkage >= 0 && shrinkage <= 1)) {
            throw new IllegalArgumentException("shrinkage must be from 0 to 1, but was " + shrinkage);
        }
    }

    /**
     * Half Kelly, long only, without borrowing.
     *
     * @return the default
     */
    public static KellyGrowth half() {
        return new KellyGrowth(0.5, 1, false, 0);
    }

    /**
     * Full Kelly without any limit.
     *
     * @return C^-1 m
     */
    public static KellyGrowth full() {
        return new KellyGrowth(1, Double.POSITIVE_INFINITY, true, 0);
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        double[] means = shrunk(estimates.means());
        double[][] covariance = estimates.covariance();
        Constraints limits = Constraints.builder()
                .bounds(shorts ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY)
                .net(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                .gross(cap)
                .build();
        String fault = FrontierProblem.faultOf(estimates, means, covariance, limits);
        return fault == null
                ? MeanVariance.answer(FrontierProblem.of(estimates, means, covariance, limits, Solver.standard())
                        .solve(part))
                : Checked.bad(fault);
    }

    private double[] shrunk(double[] means) {
        double average = 0;
        for (double mean : means) {
            average += mean / means.length;
        }
        double[] shrunk = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            shrunk[i] = (1 - shrinkage) * means[i] + shrinkage * average;
        }
        return shrunk;
    }
}
