package io.otrep.portfolio.allocate;

import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.CriticalLine;
import io.otrep.portfolio.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All portfolios with the least variance for their mean, from the least variance of all to the highest mean, by its corners: between two of them weights
 * are mixed in proportion. Immutable and thread-safe.
 */
public final class EfficientFrontier {
    private final List<Point> corners;
    private final @Nullable AllocationFailure reason;
    private final String detail;

    private EfficientFrontier(List<Point> corners, @Nullable AllocationFailure reason, String detail) {
        this.corners = List.copyOf(corners);
        this.reason = reason;
        this.detail = detail;
    }

    /**
     * One portfolio; the array belongs to the caller.
     *
     * @param tolerance of risk at which it is best, the reciprocal of the aversion
     * @param mean a year, in excess of cash
     * @param volatility a year
     * @param weights one for each asset
     */
    public record Point(double tolerance, double mean, double volatility, double[] weights) {}

    /**
     * The whole frontier.
     *
     * @param estimates with finite means and a covariance that is not singular
     * @param constraints within which; a tracking error is not possible
     * @return the corners, or a failure
     */
    public static EfficientFrontier of(Estimates estimates, Constraints constraints) {
        double[] means = estimates.means();
        double[][] covariance = estimates.covariance();
        String fault = FrontierProblem.faultOf(estimates, means, covariance, constraints);
        if (fault == null && Double.isFinite(constraints.trackingError())) {
            fault = "a frontier with a tracking error is not made of corners; ask MeanVariance point by point";
        }
        if (fault != null) {
            return new EfficientFrontier(List.of(), AllocationFailure.BAD_INPUT, fault);
        }
        FrontierProblem problem = FrontierProblem.of(estimates, means, covariance, constraints, Solver.standard());
        CriticalLine.Path path = CriticalLine.trace(problem.program(), means);
        List<Point> points = new ArrayList<>();
        for (CriticalLine.Corner corner : path.corners()) {
            points.add(point(problem, corner.tolerance(), corner.x()));
        }
        return new EfficientFrontier(points, path.reason(), path.detail());
    }

    private static Point point(FrontierProblem problem, double tolerance, double[] weights) {
        return new Point(tolerance, problem.mean(weights), Math.sqrt(problem.variance(weights)), weights);
    }

    /**
     * Whether there is one.
     *
     * @return true if so
     */
    public boolean isSolved() {
        return reason == null;
    }

    /**
     * The corners by growing risk.
     *
     * @return at least one if solved, else empty
     */
    public List<Point> corners() {
        return corners;
    }

    /**
     * The kind of failure.
     *
     * @return null if solved
     */
    public @Nullable AllocationFailure reason() {
        return reason;
    }

    /**
     * The failure in words.
     *
     * @return empty if solved
     */
    public String detail() {
        return detail;
    }
}
