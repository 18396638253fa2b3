package io.otrep.benchmarks;

import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.ScenarioRisk;
import io.otrep.risk.measure.TailRisk;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
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
 * Value at risk and expected shortfall at 99 % of 1,000 symbols over 1,000 scenarios after the price of one symbol moved: the profit of every scenario kept and changed, beside
 * all profits added up anew by a plain loop and by commons-math3 (which answers the value at risk alone).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PortfolioVar {
    private static final int SYMBOLS = 1_000;
    private static final int SCENARIOS = 1_000;

    private final double[][] returns = new double[SYMBOLS][SCENARIOS];
    private final double[] exposures = new double[SYMBOLS];
    private final double[] profits = new double[SCENARIOS];
    private final ScenarioRisk book;
    private final RealMatrix matrix;
    private int next;
    private double shift = 1;

    /** Returns with a common part, exposures of either sign. */
    public PortfolioVar() {
        SplittableRandom random = new SplittableRandom(11);
        for (int t = 0; t < SCENARIOS; t++) {
            double common = 0.02 * (random.nextDouble() - 0.5);
            for (int i = 0; i < SYMBOLS; i++) {
                returns[i][t] = common + 0.04 * (random.nextDouble() - 0.5);
            }
        }
        book = new ScenarioRisk(returns);
        matrix = new Array2DRowRealMatrix(returns).transpose();
        for (int i = 0; i < SYMBOLS; i++) {
            exposures[i] = 1_000 * (random.nextDouble() - 0.3);
            book.setExposure(i, exposures[i]);
        }
    }

    /** The next symbol's value goes up by 1 %, and down again in the next turn. */
    private int tick() {
        next++;
        if (next == SYMBOLS) {
            next = 0;
            shift = shift == 1 ? 1.01 : 1;
        }
        return next;
    }

    private double moved(int symbol) {
        return exposures[symbol] * shift;
    }

    /** Ours, one symbol changed. */
    @Benchmark
    public TailRisk incremental() {
        int symbol = tick();
        book.setExposure(symbol, moved(symbol));
        return book.risk(0.99);
    }

    /** Everything anew by plain loops, then our selection. */
    @Benchmark
    @Reference
    public TailRisk fullLoop() {
        int symbol = tick();
        Arrays.fill(profits, 0);
        for (int i = 0; i < SYMBOLS; i++) {
            double exposure = i <= symbol ? moved(i) : exposures[i];
            double[] row = returns[i];
            for (int t = 0; t < SCENARIOS; t++) {
                profits[t] += exposure * row[t];
            }
        }
        return HistoricalRisk.of(profits, 0.99);
    }

    /** Everything anew by commons-math3: scenarios times exposures, then its percentile. */
    @Benchmark
    public double fullCommonsMath() {
        int symbol = tick();
        exposures[symbol] = -exposures[symbol];
        return new Percentile().evaluate(matrix.operate(exposures), 1);
    }
}
