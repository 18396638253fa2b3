package io.otrep.risk.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maintained deviation against the sum written out, on random walks of four prices. */
class PortfolioDeviationTest {
    private static final int COUNT = 4;
    private static final double DECAY = 0.94;

    private final Instrument[] instruments = {Books.share("A"), Books.share("B"), Books.share("C"), Books.share("D")};
    private final FakeRiskView view = new FakeRiskView(instruments);
    private final ReturnCovariance covariance = new ReturnCovariance(DECAY, DayRoll.NEW_YORK_1700);
    private final PortfolioDeviation deviation = new PortfolioDeviation(covariance, 20, 0.05);
    private final double[][] returns = new double[30][COUNT];

    private void walk(Random random) {
        deviation.refresh(0, view);
        for (double[] day : returns) {
            double common = random.nextGaussian() * 0.01;
            view.later(Duration.ofDays(1));
            for (int slot = 0; slot < COUNT; slot++) {
                day[slot] = common + random.nextGaussian() * 0.01;
                view.mark(slot, view.mark(slot) * StrictMath.exp(day[slot]));
            }
            deviation.refresh(0, view);
        }
    }

    /** The same weights in closed form: 1/n while that is more than 1 - decay, then 1 - decay. */
    private double expected(int i, int j) {
        double value = 0;
        for (int day = 0; day < returns.length; day++) {
            double weight = Math.max(1 - DECAY, 1.0 / (day + 1));
            value = (1 - weight) * value + weight * returns[day][i] * returns[day][j];
        }
        return value;
    }

    private double written(double[] units) {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                sum += units[i] * view.mark(i) * expected(i, j) * units[j] * view.mark(j);
            }
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void maintainedDeviationIsTheSumWrittenOut(long seed) {
        Random random = new Random(seed);
        walk(random);
        double[] units = new double[COUNT];

        for (int change = 0; change < 10_000; change++) {
            int slot = random.nextInt(COUNT);
            units[slot] = random.nextInt(2001) - 1000;
            deviation.refresh(slot, view.position(slot, units[slot]));
        }

        assertThat(deviation.now()).as("seed %d", seed).isCloseTo(written(units), within(1e-6 * written(units)));
        double before = units[1];
        units[1] += 300;
        double filled = written(units);
        units[1] = before;
        assertThat(deviation.with(1, 300 * view.mark(1), 0))
                .as("seed %d", seed)
                .isCloseTo(Math.max(filled, written(units)), within(1e-6 * filled));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void noSubsetOfWorkingOrdersIsWorse(long seed) {
        Random random = new Random(seed);
        walk(random);
        double[] units = new double[COUNT];
        double[] buys = new double[COUNT];
        double[] sells = new double[COUNT];
        for (int slot = 0; slot < COUNT; slot++) {
            units[slot] = random.nextInt(2001) - 1000;
            buys[slot] = 1 + random.nextInt(300);
            sells[slot] = 1 + random.nextInt(300);
            view.position(slot, units[slot])
                    .working(slot, new FakeOrder(Books.buy(instruments[slot], (long) buys[slot])))
                    .working(slot, new FakeOrder(Books.sell(instruments[slot], (long) sells[slot])));
            deviation.refresh(slot, view);
        }

        for (int subset = 0; subset < 500; subset++) {
            double[] end = units.clone();
            for (int slot = 0; slot < COUNT; slot++) {
                end[slot] += random.nextDouble() * buys[slot] - random.nextDouble() * sells[slot];
            }
            assertThat(written(end)).as("seed %d", seed).isLessThanOrEqualTo(deviation.now());
        }
    }

    @Test
    void suspendedPriceIsNotAReturnOfZero() {
        walk(new Random(31));
        double before = covariance.row(2)[2];

        view.later(Duration.ofDays(1)).mark(0, view.mark(0) * 1.01);
        deviation.refresh(0, view);

        assertThat(covariance.row(2)[2]).isEqualTo(before);
        assertThat(covariance.observations(0)).isEqualTo(31);
        assertThat(covariance.observations(2)).isEqualTo(30);
    }

    @Test
    void missingValueIsSaidUntilItIsThereAgain() {
        walk(new Random(41));
        deviation.refresh(1, view.position(1, 100));
        double before = deviation.now();

        deviation.refresh(1, view.rate(1, Double.NaN, 0));
        assertThat(deviation.now()).isNaN();
        deviation.refresh(1, view.rate(1, 1, 0));

        assertThat(deviation.now()).isEqualTo(before);
    }

    @Test
    void covarianceSurvivesARestartWithOtherInstruments() throws IOException {
        walk(new Random(51));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        covariance.write(new DataOutputStream(bytes));
        ReturnCovariance after = new ReturnCovariance(DECAY, DayRoll.NEW_YORK_1700);
        after.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        FakeRiskView other = new FakeRiskView(instruments[3], Books.share("E"), instruments[1]);
        after.update(other.time(view.timeNanos()));

        assertThat(after.row(0)[2]).isEqualTo(covariance.row(3)[1]);
        assertThat(after.row(0)[0]).isEqualTo(covariance.row(3)[3]);
        assertThat(after.observations(1)).isZero();
    }
}
