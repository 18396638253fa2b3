package io.otrep.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Nanos;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EquityCurveTest {
    private static final Currency USD = Currency.of("USD");
    private static final DayRoll UTC_DAYS = new DayRoll(LocalTime.MIDNIGHT, ZoneOffset.UTC);

    private static EquityCurve curve(double[] equity, double[] flows) {
        return EquityCurve.of(USD, LongStream.range(0, equity.length).toArray(), equity, flows);
    }

    @Test
    void flowsAreNoReturns() {
        double[] deposit = curve(new double[] {100, 160}, new double[] {0, 50}).returns();
        double[] withdrawal =
                curve(new double[] {100, 110, 55}, new double[] {20, 20, -35}).returns();

        assertThat(deposit).containsExactly(new double[] {0.1}, within(1e-15));
        assertThat(withdrawal).containsExactly(new double[] {0.1, 0}, within(1e-15));
    }

    /** A book that earns the same rate each step whatever flows in has that rate at each step. */
    @Test
    void constantRateIsFoundUnderAnyFlows() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double rate = random.nextDouble(-0.05, 0.05);
            double[] equity = new double[200];
            double[] flows = new double[200];
            equity[0] = 1_000;
            for (int i = 1; i < equity.length; i++) {
                double flow = random.nextInt(4) == 0 ? random.nextDouble(-0.3, 1) * equity[i - 1] : 0;
                flows[i] = flows[i - 1] + flow;
                equity[i] = equity[i - 1] * (1 + rate) + flow;
            }

            double[] returns = curve(equity, flows).returns();

            double[] expected = new double[199];
            Arrays.fill(expected, rate);
            assertThat(returns).as("seed %d", seed).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void unknownEquityHasNoReturnOnEitherSide() {
        double[] returns =
                curve(new double[] {100, Double.NaN, 110, 121}, new double[4]).returns();

        assertThat(returns[0]).isNaN();
        assertThat(returns[1]).isNaN();
        assertThat(returns[2]).isEqualTo(0.1, within(1e-15));
    }

    @Test
    void nothingIsEarnedOnNothingOrOnDebt() {
        double[] returns = curve(new double[] {0, 50, -10, -5, 0}, new double[] {0, 50, 50, 50, 50})
                .returns();

        assertThat(returns[0]).isNaN();
        assertThat(returns[1]).isEqualTo(-1.2, within(1e-15));
        assertThat(returns[2]).isNaN();
        assertThat(returns[3]).isNaN();
    }

    @Test
    void fewerThanTwoPointsHaveNoReturns() {
        assertThat(curve(new double[0], new double[0]).returns()).isEmpty();
        assertThat(curve(new double[] {1}, new double[1]).returns()).isEmpty();
    }

    @Test
    void dailyCurveKeepsTheLastPointOfEachDay() {
        EquityCurve curve = EquityCurve.of(
                USD,
                new long[] {
                    at("2024-03-01T09:00:00Z"),
                    at("2024-03-01T23:59:59.999999999Z"),
                    at("2024-03-02T00:00:00Z"),
                    at("2024-03-05T10:00:00Z"),
                    at("2024-03-05T10:00:00Z"),
                },
                new double[] {1, 2, 3, 4, 5},
                new double[] {0, 10, 20, 30, 40});

        EquityCurve daily = curve.daily(UTC_DAYS);

        assertThat(daily.equities()).containsExactly(2, 3, 5);
        assertThat(daily.timesNanos())
                .containsExactly(
                        at("2024-03-01T23:59:59.999999999Z"), at("2024-03-02T00:00:00Z"), at("2024-03-05T10:00:00Z"));
        assertThat(daily.cumulativeFlow(0)).isEqualTo(10);
        assertThat(daily.cumulativeFlow(2)).isEqualTo(40);
        assertThat(daily.currency()).isEqualTo(USD);
        assertThat(daily.daily(UTC_DAYS).equities()).as("daily of daily").isEqualTo(daily.equities());
    }

    @Test
    void dayEndsAtTheRoll() {
        EquityCurve curve = EquityCurve.of(
                USD,
                new long[] {at("2024-01-10T21:59:59Z"), at("2024-01-10T22:00:00Z")},
                new double[] {1, 2},
                new double[2]);

        assertThat(curve.daily(DayRoll.NEW_YORK_1700).size()).isEqualTo(2);
        assertThat(curve.daily(UTC_DAYS).size()).isEqualTo(1);
    }

    @Test
    void emptyCurveStaysEmpty() {
        assertThat(curve(new double[0], new double[0]).daily(UTC_DAYS).size()).isZero();
    }

    @Test
    void curveDoesNotShareItsArrays() {
        double[] equity = {1, 2};
        EquityCurve curve = curve(equity, new double[2]);

        equity[0] = 9;
        curve.equities()[1] = 9;
        curve.timesNanos()[1] = 9;

        assertThat(curve.equities()).containsExactly(1, 2);
        assertThat(curve.timeNanos(1)).isEqualTo(1);
        assertThat(curve).hasToString("EquityCurve[USD, 2 points, 1.0 to 2.0]");
    }

    @Test
    void brokenSeriesAreRefused() {
        assertThatThrownBy(() -> curve(new double[2], new double[3]))
                .hasMessageContaining("has 2 times, 2 equities and 3 flows");
        assertThatThrownBy(() -> EquityCurve.of(USD, new long[1], new double[2], new double[1]))
                .hasMessageContaining("has 1 times, 2 equities and 1 flows");
        assertThatThrownBy(() -> EquityCurve.of(USD, new long[] {1, 2, 1}, new double[3], new double[3]))
                .hasMessage("times of an equity curve must not fall, but do at point 2");
    }

    private static long at(String instant) {
        return Nanos.of(Instant.parse(instant));
    }
}
