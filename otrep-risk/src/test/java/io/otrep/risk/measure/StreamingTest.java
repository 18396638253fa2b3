package io.otrep.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
    private static final int MANY = 1_000_000;
    private static final Offset<Double> CLOSE = within(1e-9);

    /** Daily returns with a small drift, fat tails and an exact 0 now and then. */
    private static double[] returns(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = new double[count];
        Arrays.setAll(returns, i -> {
            double size = i % 1_000 == 7 ? 0.08 : 0.01;
            double shape = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            return i % 100 == 50 ? 0 : 2e-5 + size * shape;
        });
        return returns;
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void figuresAfterAMillionReturnsAreThoseOfTheSeries() {
        double[] returns = returns(MANY, 1);
        RunningPerformance running = new RunningPerformance(252);

        Arrays.stream(returns).forEach(running::add);

        Performance figures = running.figures();
        near(figures.totalReturn(), Returns.total(returns));
        near(figures.annualReturn(), Returns.annual(returns, 252));
        near(figures.volatility(), Returns.volatility(returns, 252));
        near(figures.sharpe(), SharpeRatio.annual(returns, 252));
        near(figures.sortino(), SortinoRatio.annual(returns, 0, 252));
        near(figures.maxDrawdown(), Drawdowns.maximum(returns));
        near(figures.hitRate(), WinLoss.of(returns).hitRate());
        near(figures.profitFactor(), WinLoss.of(returns).profitFactor());
        near(running.drawdown(), Drawdowns.series(returns)[MANY - 1]);
    }

    @Test
    void momentsAfterAMillionValuesOfALargeLevelAreThoseOfTheSeries() {
        double[] values = Arrays.stream(returns(MANY, 2)).map(r -> 1e4 + r).toArray();
        RunningMoments running = new RunningMoments();

        Arrays.stream(values).forEach(running::add);

        near(running.mean(), Moments.mean(values));
        near(running.variance(), Moments.variance(values));
        assertThat(running.skewness()).isCloseTo(Moments.skewness(values), within(1e-7));
        assertThat(running.kurtosis()).isCloseTo(Moments.kurtosis(values), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 333_333, MANY})
    void momentsOfChunksJoinToThoseOfTheSeries(int chunk) {
        double[] values = returns(MANY, 3);
        RunningMoments whole = new RunningMoments();

        for (int from = 0; from < MANY; from += chunk) {
            RunningMoments part = new RunningMoments();
            Arrays.stream(values, from, Math.min(MANY, from + chunk)).forEach(part::add);
            whole.merge(part);
        }

        assertThat(whole.count()).isEqualTo(MANY);
        near(whole.mean(), Moments.mean(values));
        near(whole.variance(), Moments.variance(values));
        near(whole.skewness(), Moments.skewness(values));
        near(whole.kurtosis(), Moments.kurtosis(values));
    }

    @Test
    void rollingFiguresAreThoseOfTheirWindow() {
        double[] returns = returns(20_000, 4);
        RollingTailRisk tail = new RollingTailRisk(250);
        RollingVolatility volatility = new RollingVolatility(30, 252);

        for (int i = 0; i < returns.length; i++) {
            tail.add(returns[i]);
            volatility.add(returns[i]);
            if (i % 37 == 0 && i >= 250) {
                double[] year = Arrays.copyOfRange(returns, i - 249, i + 1);
                double[] month = Arrays.copyOfRange(returns, i - 29, i + 1);
                TailRisk expected = HistoricalRisk.of(year, 0.99);
                assertThat(tail.risk(0.99).valueAtRisk()).isCloseTo(expected.valueAtRisk(), CLOSE);
                assertThat(tail.risk(0.99).expectedShortfall()).isCloseTo(expected.expectedShortfall(), CLOSE);
                assertThat(volatility.value()).isCloseTo(Returns.volatility(month, 252), CLOSE);
            }
        }
    }

    @Test
    void rollingFiguresDoNotDriftInAMillionReturns() {
        double[] returns = returns(MANY, 5);
        returns[MANY - 500] = 1e6;
        RollingTailRisk tail = new RollingTailRisk(100);
        RollingVolatility volatility = new RollingVolatility(30, 365);

        for (double value : returns) {
            tail.add(value);
            volatility.add(value);
        }

        double[] last = Arrays.copyOfRange(returns, MANY - 100, MANY);
        double[] month = Arrays.copyOfRange(returns, MANY - 30, MANY);
        assertThat(tail.risk(0.95)).isEqualTo(HistoricalRisk.of(last, 0.95));
        assertThat(volatility.value()).isCloseTo(Returns.volatility(month, 365), CLOSE);
    }

    @Test
    void shortWindowsAnswerForWhatTheyHave() {
        RollingTailRisk tail = new RollingTailRisk(10);
        RollingVolatility volatility = new RollingVolatility(2, 252);

        tail.add(-0.1);
        volatility.add(-0.1);

        assertThat(tail.isReady()).isFalse();
        assertThat(tail.count()).isEqualTo(1);
        assertThat(tail.risk(0.95)).isEqualTo(new TailRisk(0.95, 0.1, 0.1));
        assertThat(new RollingTailRisk(3).risk(0.95).valueAtRisk()).isNaN();
        assertThat(volatility.isReady()).isFalse();
        assertThat(volatility.value()).isNaN();
    }

    @Test
    void negativeZeroLeavesTheWindowAgain() {
        RollingTailRisk tail = new RollingTailRisk(2);

        for (double value : new double[] {-0.0, 0.0, -0.0, 0.5, 0.5}) {
            tail.add(value);
        }

        assertThat(tail.risk(0.5)).isEqualTo(new TailRisk(0.5, -0.5, -0.5));
    }

    @Test
    void covarianceOfManyRowsIsThatOfTheMatrix() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] rows = new double[50_000][5];
        RunningCovariance running = new RunningCovariance(5);
        for (double[] row : rows) {
            double common = random.nextDouble() - 0.5;
            Arrays.setAll(row, i -> 3 + common * i + random.nextDouble());
            running.add(row);
        }

        double[][] batch = Covariance.sample(rows);

        assertThat(running.count()).isEqualTo(50_000);
        for (int i = 0; i < 5; i++) {
            assertThat(running.matrix()[i]).containsExactly(batch[i], CLOSE);
        }
    }

    @Test
    void ewmaVarianceIsTheWeightedMeanOfSquares() {
        double[] returns = returns(1_000, 7);
        double weights = 0;
        double squares = 0;
        for (int age = 0; age < returns.length; age++) {
            double weight = Math.pow(0.94, age);
            weights += weight;
            squares += weight * returns[999 - age] * returns[999 - age];
        }

        double volatility = EwmaVariance.volatility(returns, Decay.riskMetrics(), 252);

        assertThat(volatility).isCloseTo(Math.sqrt(squares / weights * 252), CLOSE);
    }

    /** RiskMetrics Technical Document (1996), table 5.1: after as many periods as the half-life a weight is halved. */
    @Test
    void decayIsNamedByLambdaHalfLifeOrSpan() {
        assertThat(Decay.ofHalfLife(Decay.riskMetrics().halfLife()).lambda()).isCloseTo(0.94, CLOSE);
        assertThat(Math.pow(Decay.ofHalfLife(10).lambda(), 10)).isCloseTo(0.5, CLOSE);
        assertThat(Decay.ofSpan(19).lambda()).isCloseTo(0.9, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void unknownValueIsRefusedAndChangesNothing(double unknown) {
        RunningPerformance performance = new RunningPerformance(252);
        RollingTailRisk tail = new RollingTailRisk(5);
        RollingVolatility volatility = new RollingVolatility(2, 252);
        EwmaVariance variance = new EwmaVariance(Decay.riskMetrics());
        for (double value : new double[] {0.01, -0.02}) {
            performance.add(value);
            tail.add(value);
            volatility.add(value);
            variance.add(value);
        }
        double before = performance.figures().sharpe() + volatility.value() + variance.value();

        for (DoubleConsumer stream :
                new DoubleConsumer[] {performance::add, tail::add, volatility::add, variance::add}) {
            assertThatThrownBy(() -> stream.accept(unknown))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(unknown));
        }

        assertThat(performance.figures().sharpe() + volatility.value() + variance.value())
                .isEqualTo(before);
        assertThat(performance.figures().observations()).isEqualTo(2);
        assertThat(tail.count()).isEqualTo(2);
    }
}
