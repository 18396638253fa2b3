package io.otrep.benchmarks;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.MinimumTailRisk;
import io.otrep.risk.measure.Covariance;
import io.otrep.risk.measure.HistoricalRisk;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The least expected shortfall at 95 % of 20 assets over 2,500 scenarios, long only; ojAlgo solves the linear program of Rockafellar and Uryasev. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
public class LeastShortfall {
    private static final int ASSETS = 20;
    private static final int SCENARIOS = 2_500;
    private static final double LEVEL = 0.95;

    private final double[][] returns = Programs.returns(ASSETS, SCENARIOS);
    private final Estimates estimates = new Estimates(
            IntStream.range(0, ASSETS).mapToObj(i -> "A" + i).toList(),
            new double[ASSETS],
            Covariance.sample(returns),
            returns);

    /** Compares the answers. */
    public LeastShortfall() {
        double[] weights = ours().weights();
        double[] together = Arrays.stream(returns)
                .mapToDouble(row -> IntStream.range(0, ASSETS)
                        .mapToDouble(i -> row[i] * weights[i])
                        .sum())
                .toArray();
        double least = HistoricalRisk.of(together, LEVEL).expectedShortfall();
        double peer = model().getValue();
        if (!(Math.abs(least - peer) <= 1e-8)) {
            throw new IllegalStateException("we say " + least + ", the peer " + peer);
        }
    }

    /** Ours. */
    @Benchmark
    public Allocation ours() {
        return MinimumTailRisk.expectedShortfall(LEVEL).allocate(estimates);
    }

    /** ojAlgo's modelling layer. */
    @Benchmark
    @Reference
    public Optimisation.Result model() {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        List<Variable> weights = IntStream.range(0, ASSETS)
                .mapToObj(i -> model.addVariable("w" + i).lower(0))
                .toList();
        Expression budget = model.addExpression("budget").level(1);
        weights.forEach(w -> budget.set(w, 1));
        Variable threshold = model.addVariable("threshold").weight(1);
        for (double[] row : returns) {
            Variable excess = model.addVariable().lower(0).weight(1 / ((1 - LEVEL) * SCENARIOS));
            Expression tail = model.addExpression().lower(0).set(excess, 1).set(threshold, 1);
            for (int i = 0; i < ASSETS; i++) {
                tail.set(weights.get(i), row[i]);
            }
        }
        return model.minimise();
    }
}
