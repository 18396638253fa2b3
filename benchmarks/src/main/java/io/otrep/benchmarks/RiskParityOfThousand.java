package io.otrep.benchmarks;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.HierarchicalRiskParity;
import io.otrep.portfolio.allocate.RiskBudget;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Risk parity and hierarchical risk parity of 1,000 assets, beside one Cholesky factorisation of the same covariance by ojAlgo. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
public class RiskParityOfThousand {
    private static final int ASSETS = 1_000;

    private final double[][] covariance = Programs.covariance(ASSETS);
    private final Estimates estimates = new Estimates(
            IntStream.range(0, ASSETS).mapToObj(i -> "A" + i).toList(),
            new double[ASSETS],
            covariance,
            new double[0][]);
    private final R064Store matrix = R064Store.FACTORY.rows(covariance);

    /** Ours, to a relative error of 1e-13 of each contribution. */
    @Benchmark
    public Allocation riskParity() {
        return RiskBudget.equal().allocate(estimates);
    }

    /** Ours, with the distances of the paper. */
    @Benchmark
    public Allocation hierarchical() {
        return HierarchicalRiskParity.original().allocate(estimates);
    }

    /** One factorisation. */
    @Benchmark
    @Reference
    public boolean cholesky() {
        return Cholesky.R064.make(matrix).decompose(matrix);
    }
}
