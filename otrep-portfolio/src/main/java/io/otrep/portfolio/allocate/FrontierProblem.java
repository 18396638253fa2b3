package io.otrep.portfolio.allocate;

import io.otrep.portfolio.AllocationFailure;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.solver.AbsoluteTerm;
import io.otrep.portfolio.solver.LinearRow;
import io.otrep.portfolio.solver.QuadraticProgram;
import io.otrep.portfolio.solver.Solution;
import io.otrep.portfolio.solver.Solver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Least {@code w'Cw / 2 - tolerance m'w} within constraints, for any risk tolerance. Each answer is the start of the next. A tracking limit is met by a
 * price on the squared tracking error. Single-threaded.
 */
final class FrontierProblem {
    private final Constraints constraints;
    private final Solver solver;
    private final List<String> assets;
    private final double[] means;
    private final double[][] covariance;
    private final double[] benchmark;
    private final double[] covarianceOfBenchmark;
    private QuadraticProgram program;

    private FrontierProblem(
            Estimates estimates, double[] means, double[][] covariance, Constraints constraints, Solver solver) {
        this.constraints = constraints;
        this.solver = solver;
        this.means = means;
        this.covariance = covariance;
        assets = estimates.assets();
        benchmark = vector(constraints.benchmark());
        covarianceOfBenchmark = times(covariance, benchmark);
        program = program(estimates.current());
    }

    /** What is wrong with the inputs, or null. */
    static @Nullable String faultOf(
            Estimates estimates, double[] means, double[][] covariance, Constraints constraints) {
        String fault = Checked.faultOf(covariance, estimates);
        if (fault == null) {
            fault = Checked.faultOfMeans(means);
        }
        if (fault == null && constraints.looksAtCurrent() && estimates.current().length == 0) {
            fault = "turnover is limited or charged, but the current weights are not known; give them with withCurrent";
        }
        if (fault == null) {
            fault = constraints.named().stream()
                    .filter(asset -> !estimates.assets().contains(asset))
                    .findFirst()
                    .map(asset -> "constraints name " + asset + ", which is not among " + estimates.assets())
                    .orElse(null);
        }
        return fault;
    }

    /** Only for inputs without fault. */
    static FrontierProblem of(
            Estimates estimates, double[] means, double[][] covariance, Constraints constraints, Solver solver) {
        return new FrontierProblem(estimates, means, Checked.symmetric(covariance), constraints, solver);
    }

    private double[] vector(Map<String, Double> byAsset) {
        double[] vector = new double[assets.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = byAsset.getOrDefault(assets.get(i), 0.0);
        }
        return vector;
    }

    private QuadraticProgram program(double[] current) {
        int size = assets.size();
        QuadraticProgram.Builder builder = QuadraticProgram.builder(covariance)
                .bounds(
                        assets.stream().mapToDouble(constraints::low).toArray(),
                        assets.stream().mapToDouble(constraints::high).toArray());
        if (Double.isFinite(constraints.netLow()) || Double.isFinite(constraints.netHigh())) {
            builder.sum(constraints.netLow(), constraints.netHigh());
        }
        for (Constraints.Exposure exposure : constraints.exposures()) {
            builder.row(
                    new LinearRow(exposure.name(), vector(exposure.coefficients()), exposure.low(), exposure.high()));
        }
        if (constraints.looksAtCurrent()) {
            builder.term(new AbsoluteTerm("turnover", current, constraints.turnoverRate(), constraints.turnover()));
            builder.start(current);
        }
        if (Double.isFinite(constraints.gross())) {
            builder.term(new AbsoluteTerm("gross", new double[size], 0, constraints.gross()));
        }
        return builder.build();
    }

    /** Asks for a mean of at least so much from now on. */
    void requireMean(double least) {
        program = program.toBuilder()
                .row(new LinearRow("return", means, least, Double.POSITIVE_INFINITY))
                .build();
    }

    QuadraticProgram program() {
        return program;
    }

    Solution solve(double tolerance) {
        Solution free = solve(tolerance, 0);
        double limit = constraints.trackingError();
        if (!free.isSolved() || trackingError(free) <= limit) {
            return free;
        }
        double high = 1;
        double excess = excessTracking(tolerance, high);
        while (excess > 0 && high < 1e12) {
            high *= 8;
            excess = excessTracking(tolerance, high);
        }
        if (!(excess <= 0)) {
            return Solution.failed(
                    AllocationFailure.INFEASIBLE, "no weights within the limits track the benchmark to " + limit);
        }
        double price = Root.between(p -> excessTracking(tolerance, p), 0, trackingError(free) - limit, high, excess);
        return solve(tolerance, price);
    }

    private double excessTracking(double tolerance, double price) {
        Solution solution = solve(tolerance, price);
        return solution.isSolved() ? trackingError(solution) - constraints.trackingError() : Double.NaN;
    }

    private double trackingError(Solution solution) {
        double[] difference = solution.x();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= benchmark[i];
        }
        return Double.isFinite(constraints.trackingError()) ? Math.sqrt(variance(covariance, difference)) : 0;
    }

    /** With a price p on half the squared tracking error the objective is that of C times 1 + p, so only the linear part changes. */
    private Solution solve(double tolerance, double price) {
        double[] linear = new double[means.length];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = -(tolerance * means[i] + price * covarianceOfBenchmark[i]) / (1 + price);
        }
        Solution solution = solver.solve(program.toBuilder().linear(linear).build());
        if (solution.isSolved()) {
            program = program.toBuilder().start(solution.x()).build();
        }
        return solution;
    }

    double mean(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += means[i] * weights[i];
        }
        return sum;
    }

    double variance(double[] weights) {
        return variance(covariance, weights);
    }

    static double variance(double[][] covariance, double[] weights) {
        double[] product = times(covariance, weights);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += product[i] * weights[i];
        }
        return sum;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
