package io.otrep.benchmarks;

import io.otrep.risk.measure.Covariance;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The sample covariance of 1,000 rows of 500 assets; peers take off the means by the same loop and multiply by their fastest product found. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
public class SampleCovariance {
    private static final int ROWS = 1_000;
    private static final int ASSETS = 500;

    private final double[][] returns = new double[ROWS][ASSETS];

    /** A common and an own part for each asset. */
    public SampleCovariance() {
        SplittableRandom random = new SplittableRandom(15);
        for (double[] row : returns) {
            double common = random.nextDouble() - 0.5;
            for (int i = 0; i < ASSETS; i++) {
                row[i] = 0.01 * (common + random.nextDouble() - 0.5);
            }
        }
        double[][] mine = ours();
        DMatrixRMaj ejml = ejml();
        MatrixStore<Double> ojalgo = ojalgo();
        for (int i = 0; i < ASSETS; i++) {
            for (int j = 0; j < ASSETS; j++) {
                require(mine[i][j], ejml.get(i, j));
                require(mine[i][j], ojalgo.doubleValue(i, j));
            }
        }
    }

    private static void require(double ours, double peer) {
        if (!(Math.abs(ours - peer) <= 1e-15)) {
            throw new IllegalStateException("we say " + ours + ", a peer " + peer);
        }
    }

    private double[] means() {
        double[] means = new double[ASSETS];
        for (double[] row : returns) {
            for (int i = 0; i < ASSETS; i++) {
                means[i] += row[i];
            }
        }
        for (int i = 0; i < ASSETS; i++) {
            means[i] /= ROWS;
        }
        return means;
    }

    /** Ours. */
    @Benchmark
    public double[][] ours() {
        return Covariance.sample(returns);
    }

    /** EJML: the inner product of a matrix with itself, the best of its products for this (the other is multTransA). */
    @Benchmark
    @Reference
    public DMatrixRMaj ejml() {
        double[] means = means();
        DMatrixRMaj centered = new DMatrixRMaj(ROWS, ASSETS);
        for (int t = 0; t < ROWS; t++) {
            for (int i = 0; i < ASSETS; i++) {
                centered.data[t * ASSETS + i] = returns[t][i] - means[i];
            }
        }
        DMatrixRMaj product = new DMatrixRMaj(ASSETS, ASSETS);
        CommonOps_DDRM.multInner(centered, product);
        CommonOps_DDRM.scale(1.0 / (ROWS - 1), product);
        return product;
    }

    /** The product of ojAlgo, which uses both processors where it thinks that it pays. */
    @Benchmark
    public MatrixStore<Double> ojalgo() {
        double[] means = means();
        R064Store centered = R064Store.FACTORY.make(ROWS, ASSETS);
        for (int i = 0; i < ASSETS; i++) {
            for (int t = 0; t < ROWS; t++) {
                centered.set(t, i, returns[t][i] - means[i]);
            }
        }
        return centered.transpose().multiply(centered).multiply(1.0 / (ROWS - 1));
    }
}
