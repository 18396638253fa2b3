package io.otrep.benchmarks;

import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.TailRisk;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value at risk and expected shortfall at 99 % of a million scenarios, beside the value at risk alone by commons-math3 (type 7, as ours). The
 * constructor checks that both answer the same value.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
public class TailRiskMillion {
    private static final double LEVEL = 0.99;

    private final double[] scenarios = new double[1_000_000];

    /** Student-like noise: a normal draw over the root of a mean of squares. */
    public TailRiskMillion() {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < scenarios.length; i++) {
            double sum = 0;
            for (int k = 0; k < 12; k++) {
                sum += random.nextDouble();
            }
            scenarios[i] = (sum - 6) * 0.01 * (1 + random.nextDouble());
        }
        double peer = commonsMath();
        double ours = varAndShortfall().valueAtRisk();
        if (peer != -ours) {
            throw new IllegalStateException("commons-math3 says " + peer + ", we say " + -ours);
        }
    }

    /** Both figures of ours. */
    @Benchmark
    public TailRisk varAndShortfall() {
        return HistoricalRisk.of(scenarios, LEVEL);
    }

    /** The quantile of commons-math3, without the shortfall. */
    @Benchmark
    @Reference
    public double commonsMath() {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(scenarios, 100 * (1 - LEVEL));
    }
}
