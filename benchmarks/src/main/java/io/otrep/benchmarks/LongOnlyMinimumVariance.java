package io.otrep.benchmarks;

import io.otrep.portfolio.solver.ActiveSetSolver;
import io.otrep.portfolio.solver.OjAlgoSolver;
import io.otrep.portfolio.solver.QuadraticProgram;
import io.otrep.portfolio.solver.Solution;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;
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

/** The least variance of weights from 0 that sum to 1; ojAlgo by its model and by its solver directly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
public class LongOnlyMinimumVariance {
    /** How many assets. */
    @Param({"50", "200", "500"})
    public int assets;

    private double[][] covariance;
    private QuadraticProgram program;

    /** Makes the market and compares the answers. */
    @Setup
    public void prepare() {
        covariance = Programs.covariance(assets);
        program = QuadraticProgram.builder(covariance).bounds(0, 1).sum(1, 1).build();
        Solution ours = ours();
        if (assets <= 200) {
            Programs.require(ours, program.objective(ours.x()), program.objective(model().x()));
        }
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

    /** ojAlgo's convex solver without the modelling layer. */
    @Benchmark
    public Optimisation.Result direct() {
        R064Store quadratic = R064Store.FACTORY.make(assets, assets);
        double scale = assets / trace();
        for (int i = 0; i < assets; i++) {
            for (int j = 0; j < assets; j++) {
                quadratic.set(i, j, covariance[i][j] * scale);
            }
        }
        double[] ones = new double[assets];
        Arrays.fill(ones, 1);
        ConvexSolver.Builder builder = ConvexSolver.newBuilder(quadratic);
        builder.equality(1, ones);
        for (int i = 0; i < assets; i++) {
            double[] negative = new double[assets];
            negative[i] = -1;
            builder.inequality(0, negative);
        }
        return builder.build().solve();
    }

    private double trace() {
        double sum = 0;
        for (int i = 0; i < assets; i++) {
            sum += covariance[i][i];
        }
        return sum;
    }
}
