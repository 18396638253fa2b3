package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.ActiveSetSolver;
import io.otrep.portfolio.solver.QuadraticProgram;
import io.otrep.portfolio.solver.Solution;
import io.otrep.portfolio.solver.Solver;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The least mean of the worst outcomes among the returns of the estimates, taken as scenarios: expected shortfall (Rockafellar and Uryasev, Optimization of
 * Conditional Value-at-Risk, Journal of Risk 2, 2000) or conditional drawdown of summed returns (Chekhlov, Uryasev and Zabarankin, 2005). The figures
 * are those of {@code HistoricalRisk} and {@code ConditionalDrawdown}; the linear program is solved by cutting planes. Immutable and thread-safe.
 */
public final class MinimumTailRisk implements Allocator {
    private final BiFunction<double[][], Double, TailOracle> risk;
    private final double level;
    private final double leastMean;
    private final Constraints constraints;
    private final Solver solver;

    private MinimumTailRisk(
            BiFunction<double[][], Double, TailOracle> risk,
            double level,
            double leastMean,
            Constraints constraints,
            Solver solver) {
        this.risk = risk;
        this.level = level;
        this.leastMean = leastMean;
        this.constraints = Objects.requireNonNull(constraints, "constraints");
        this.solver = Objects.requireNonNull(solver, "solver");
    }

    private static MinimumTailRisk of(BiFunction<double[][], Double, TailOracle> risk, double level) {
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("level must be from 0 to below 1, but was " + level + "; 0.95 is usual");
        }
        return new MinimumTailRisk(risk, level, Double.NEGATIVE_INFINITY, Constraints.longOnly(), Solver.standard());
    }

    /**
     * The least expected shortfall of one period.
     *
     * @param level 0.95 for the worst twentieth
     * @return long only until {@link #within}
     */
    public static MinimumTailRisk expectedShortfall(double level) {
        return of(TailOracle::shortfall, level);
    }

    /**
     * The least conditional drawdown over the scenarios in their order, uncompounded, the start counted as a peak.
     *
     * @param level 0.95 for the worst twentieth; 0 is the mean drawdown
     * @return long only until {@link #within}
     */
    public static MinimumTailRisk conditionalDrawdown(double level) {
        return of(TailOracle::drawdown, level);
    }

    /**
     * Among portfolios with a mean of at least so much.
     *
     * @param mean a year, in excess of cash, as the estimates' means
     * @return a copy
     */
    public MinimumTailRisk withMean(double mean) {
        return new MinimumTailRisk(risk, level, mean, constraints, solver);
    }

    /**
     * The same aim within other limits.
     *
     * @param limits instead of long only; a tracking error is not possible
     * @return a copy
     */
    public MinimumTailRisk within(Constraints limits) {
        return new MinimumTailRisk(risk, level, leastMean, limits, solver);
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        double[][] covariance = estimates.covariance();
        double[] means = estimates.means();
        String fault = FrontierProblem.faultOf(estimates, means, covariance, constraints);
        if (fault == null) {
            fault = faultOfScenarios(estimates.returns());
        }
        if (fault != null) {
            return Checked.bad(fault);
        }
        FrontierProblem problem = FrontierProblem.of(estimates, means, covariance, constraints, solver);
        if (leastMean > Double.NEGATIVE_INFINITY) {
            problem.requireMean(leastMean);
        }
        Solution start = problem.solve(0);
        return start.isSolved()
                ? MeanVariance.answer(minimise(problem.program(), estimates.returns(), start.x()))
                : MeanVariance.answer(start);
    }

    private Solution minimise(QuadraticProgram program, double[][] returns, double[] start) {
        return new TailBundle(program, risk.apply(returns, level), new ActiveSetSolver()).minimise(start);
    }

    private @Nullable String faultOfScenarios(double[][] returns) {
        if (returns.length == 0) {
            return "tail risk needs returns as scenarios, but the estimates have none";
        }
        if (Double.isFinite(constraints.trackingError())) {
            return "a tracking error cannot be limited here; limit the distance to the benchmark by bounds or groups";
        }
        boolean finite =
                Arrays.stream(returns).allMatch(row -> Arrays.stream(row).allMatch(Double::isFinite));
        return finite ? null : "returns must be finite; drop or fill missing ones first";
    }
}
