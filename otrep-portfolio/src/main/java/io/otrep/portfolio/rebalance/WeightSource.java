package io.otrep.portfolio.rebalance;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.estimate.Estimator;
import io.otrep.portfolio.estimate.MissingReturns;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Says what to hold when a rebalance begins. Called on the engine loop. */
public interface WeightSource {
    /**
     * The weights.
     *
     * @param now the portfolio
     * @param history closes of the days before
     * @return n weights, NaN for what has no target; or why there are none, then nothing is traded and it is asked again at the next check
     */
    Allocation weights(Holdings now, DailyHistory history);

    /**
     * How many days of history it looks at.
     *
     * @return at least 0, by default 0
     */
    default int days() {
        return 0;
    }

    /**
     * Always the same.
     *
     * @param weights in the order of the universe, shares of capital: 0.6 for 60 %; NaN for what has no target
     * @return the source
     * @throws IllegalArgumentException if one is beyond 10, or all are beyond 30 without their signs: these are percentages
     */
    static WeightSource fixed(double... weights) {
        WeightBounds.fault(weights, i -> "number " + (i + 1)).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        Allocation allocation = Allocation.of(weights);
        return (now, history) -> allocation;
    }

    /**
     * An allocator's, on estimates of daily returns, with the current weights. An answer beyond 10 of one, or 30 of all, is none.
     *
     * @param estimator makes estimates of returns
     * @param allocator makes weights of them
     * @param days how many returns, at least 2; before there are so many there are no weights
     * @return the source
     */
    static WeightSource allocated(Estimator estimator, Allocator allocator, int days) {
        Objects.requireNonNull(estimator, "estimator");
        Objects.requireNonNull(allocator, "allocator");
        if (days < 2) {
            throw new IllegalArgumentException("at least 2 returns are needed, but days was " + days);
        }
        return new WeightSource() {
            @Override
            public Allocation weights(Holdings now, DailyHistory history) {
                double[][] returns = history.returns(days);
                if (returns.length < days) {
                    return Allocation.failed(
                            AllocationFailure.BAD_INPUT, returns.length + " of " + days + " daily returns are known");
                }
                if (estimator.missing() == MissingReturns.REJECT && isAnyMissing(returns)) {
                    return Allocation.failed(
                            AllocationFailure.BAD_INPUT, "a return of the last " + days + " days is not known");
                }
                return bounded(allocator.allocate(
                        estimator.estimate(now.names(), returns).withCurrent(now.weights())));
            }

            @Override
            public int days() {
                return days + 2; // the present day may not be complete
            }
        };
    }

    private static Allocation bounded(Allocation answer) {
        return Optional.of(answer)
                .filter(Allocation::isSolved)
                .flatMap(solved -> WeightBounds.fault(solved.weights(), i -> "number " + (i + 1)))
                .map(fault -> Allocation.failed(AllocationFailure.UNBOUNDED, fault))
                .orElse(answer);
    }

    private static boolean isAnyMissing(double[][] returns) {
        return Arrays.stream(returns).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
    }
}
