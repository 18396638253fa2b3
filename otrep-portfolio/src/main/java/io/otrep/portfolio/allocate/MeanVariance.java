package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.Solution;
import io.otrep.portfolio.solver.Solver;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Mean and variance traded off within {@link Constraints} (Markowitz, Portfolio Selection, Journal of Finance 7, 1952). All aims are reached through the
 * one question of {@code w'Cw / 2 - tolerance m'w}: the tolerance is 0 for the least variance, 1 / aversion for a utility, and searched for where a
 * volatility or the best Sharpe ratio is wanted. Means are in excess of cash. Immutable and thread-safe.
 */
public final class MeanVariance implements Allocator {
    private static final double MOST_TOLERANCE = 1e12;

    private final Function<FrontierProblem, Allocation> aim;
    private final boolean onDeviations;
    private final Constraints constraints;
    private final Solver solver;

    private MeanVariance(
            Function<FrontierProblem, Allocation> aim, boolean onDeviations, Constraints constraints, Solver solver) {
        this.aim = aim;
        this.onDeviations = onDeviations;
        this.constraints = Objects.requireNonNull(constraints, "constraints");
        this.solver = Objects.requireNonNull(solver, "solver");
    }

    private static MeanVariance of(Function<FrontierProblem, Allocation> aim) {
        return new MeanVariance(aim, false, Constraints.longOnly(), Solver.standard());
    }

    /**
     * The least variance; means are not looked at. Of two uncorrelated assets with volatilities 0.1 and 0.2 it holds 0.8 and 0.2.
     *
     * @return long only until {@link #within}
     */
    public static MeanVariance minimumVariance() {
        return of(problem -> answer(problem.solve(0)));
    }

    /**
     * The best ratio of excess mean to volatility. Fails if no allowed portfolio has a mean above 0.
     *
     * @return long only until {@link #within}
     */
    public static MeanVariance maximumSharpe() {
        return of(MeanVariance::bestRatio);
    }

    /**
     * The best ratio of the mean of volatilities to the volatility of the whole (Choueifaty and Coignard, Toward Maximum Diversification, Journal of
     * Portfolio Management 35, 2008).
     *
     * @return long only until {@link #within}
     */
    public static MeanVariance maximumDiversification() {
        return new MeanVariance(MeanVariance::bestRatio, true, Constraints.longOnly(), Solver.standard());
    }

    /**
     * The best of mean less half the aversion times variance.
     *
     * @param aversion to risk, above 0; 2.5 to 3 is usual
     * @return long only until {@link #within}
     */
    public static MeanVariance maximumUtility(double aversion) {
        requirePositive("aversion", aversion);
        return of(problem -> answer(problem.solve(1 / aversion)));
    }

    /**
     * The least variance with a mean of at least so much.
     *
     * @param mean a year, in excess of cash
     * @return long only until {@link #within}
     */
    public static MeanVariance efficientReturn(double mean) {
        return of(problem -> {
            problem.requireMean(mean);
            return answer(problem.solve(0));
        });
    }

    /**
     * The best mean with a volatility of at most so much.
     *
     * @param volatility a year, above 0
     * @return long only until {@link #within}
     */
    public static MeanVariance efficientRisk(double volatility) {
        requirePositive("volatility", volatility);
        return of(problem -> atVolatility(problem, volatility));
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be above 0 and finite, but was " + value);
        }
    }

    /**
     * The same aim within other limits.
     *
     * @param limits instead of long only
     * @return a copy
     */
    public MeanVariance within(Constraints limits) {
        return new MeanVariance(aim, onDeviations, limits, solver);
    }

    /**
     * The same aim with another solver.
     *
     * @param other instead of {@link Solver#standard()}
     * @return a copy
     */
    public MeanVariance using(Solver other) {
        return new MeanVariance(aim, onDeviations, constraints, other);
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        double[][] covariance = estimates.covariance();
        double[] means = onDeviations ? deviations(covariance) : estimates.means();
        String fault = FrontierProblem.faultOf(estimates, means, covariance, constraints);
        return fault == null
                ? aim.apply(FrontierProblem.of(estimates, means, covariance, constraints, solver))
                : Checked.bad(fault);
    }

    private static double[] deviations(double[][] covariance) {
        double[] deviations = new double[covariance.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.sqrt(covariance[i][i]);
        }
        return deviations;
    }

    static Allocation answer(Solution solution) {
        AllocationFailure reason = solution.reason();
        return reason == null ? Allocation.of(solution.x()) : Allocation.failed(reason, solution.detail());
    }

    /** At the best ratio the tolerance equals variance / mean: the gradients of both sides of the ratio are parallel there. */
    private static Allocation bestRatio(FrontierProblem problem) {
        return search(
                problem,
                w -> problem.variance(w),
                (w, tolerance) -> problem.variance(w) - tolerance * problem.mean(w),
                end -> problem.mean(end) > 0
                        ? answerNotConverged("the ratio grows without end")
                        : Checked.bad("no allowed weights have a mean above 0, so there is no best ratio"));
    }

    private static Allocation atVolatility(FrontierProblem problem, double volatility) {
        Solution least = problem.solve(0);
        if (least.isSolved() && Math.sqrt(problem.variance(least.x())) > volatility * (1 + 1e-12)) {
            return Allocation.failed(
                    AllocationFailure.INFEASIBLE,
                    "the least volatility within the limits is " + Math.sqrt(problem.variance(least.x())));
        }
        return search(
                problem,
                w -> volatility - Math.sqrt(problem.variance(w)),
                (w, tolerance) -> volatility - Math.sqrt(problem.variance(w)),
                Allocation::of);
    }

    private static Allocation answerNotConverged(String why) {
        return Allocation.failed(AllocationFailure.NOT_CONVERGED, why);
    }

    /** A measure of weights at a tolerance. */
    private interface Measure {
        double of(double[] weights, double tolerance);
    }

    /** Looks for the tolerance at which a measure, positive at 0, changes sign. */
    private static Allocation search(
            FrontierProblem problem,
            ToDoubleFunction<double[]> atZero,
            Measure measure,
            Function<double[], Allocation> otherwise) {
        Solution last = problem.solve(0);
        if (!last.isSolved()) {
            return answer(last);
        }
        double low = 0;
        double fLow = atZero.applyAsDouble(last.x());
        double high = 1e-3;
        while (high <= MOST_TOLERANCE) {
            last = problem.solve(high);
            if (!last.isSolved()) {
                return answer(last);
            }
            double fHigh = measure.of(last.x(), high);
            if (fHigh <= 0) {
                return refine(problem, measure, new double[] {low, fLow, high, fHigh});
            }
            low = high;
            fLow = fHigh;
            high *= 4;
        }
        return otherwise.apply(last.x());
    }

    private static Allocation refine(FrontierProblem problem, Measure measure, double[] bracket) {
        double tolerance = Root.between(
                t -> {
                    Solution solution = problem.solve(t);
                    return solution.isSolved() ? measure.of(solution.x(), t) : Double.NaN;
                },
                bracket[0],
                bracket[1],
                bracket[2],
                bracket[3]);
        return Double.isNaN(tolerance)
                ? answerNotConverged("a step of the search has no solution")
                : answer(problem.solve(tolerance));
    }
}
