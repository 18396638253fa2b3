package io.otrep.benchmarks;

import io.otrep.portfolio.solver.AbsoluteTerm;
import io.otrep.portfolio.solver.ActiveSetSolver;
import io.otrep.portfolio.solver.OjAlgoSolver;
import io.otrep.portfolio.solver.QuadraticProgram;
import io.otrep.portfolio.solver.Solution;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The least variance with every weight bounded away from 0 and two-sided turnover limited; ojAlgo splits each weight for the turnover. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
public class DenseMinimumVariance {
    /** How many assets. */
    @Param("50")
    public int assets;

    private QuadraticProgram program =
            QuadraticProgram.builder(new double[1][1]).build();

    /** Makes the market and compares the answers. */
    @Setup
    public void prepare() {
        double[] equal = new double[assets];
        Arrays.fill(equal, 1.0 / assets);
        program = QuadraticProgram.builder(Programs.covariance(assets))
                .bounds(0.2 / assets, 2.0 / assets)
                .sum(1, 1)
                .term(new AbsoluteTerm("turnover", equal, 0, 0.3))
                .start(equal)
                .build();
        Solution ours = ours();
        Programs.require(ours, program.objective(ours.x()), program.objective(model().x()));
    }

    /** Ours. */
    @Benchmark
    public Solution ours() {
        return new ActiveSetSolver().solve(program);
    }

    /** ojAlgo's modelling layer. */
    @Benchmark
    @Reference
    public Solution model() {
        return new OjAlgoSolver().solve(program);
    }
}
