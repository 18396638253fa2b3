package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNearestTest {

    @ParameterizedTest
    @CsvSource({
        "101.13, 0.25, DOWN, 101",
        "101.13, 0.25, UP, 101.25",
        "101.13, 0.25, HALF_UP, 101.25",
        "-101.13, 0.25, FLOOR, -101.25",
        "-101.13, 0.25, CEILING, -101",
        "-101.13, 0.25, DOWN, -101",
        "-101.13, 0.25, UP, -101.25",
        "1.005, 0.01, HALF_UP, 1.01",
        "1.005, 0.01, HALF_DOWN, 1",
        "1.005, 0.01, HALF_EVEN, 1",
        "1.015, 0.01, HALF_EVEN, 1.02",
        "-1.005, 0.01, HALF_UP, -1.01",
        "1.0049, 0.01, HALF_UP, 1",
        "1.0051, 0.01, HALF_DOWN, 1.01",
        "0.00000001, 0.00000001, FLOOR, 0.00000001",
        "64123.45, 0.05, UNNECESSARY, 64123.45",
        "7, 3, HALF_UP, 6",
        "0.30000000005, 0.1, CEILING, 0.3",
        "0.3000000002, 0.1, CEILING, 0.4",
        "0.24999999995, 0.1, HALF_UP, 0.3",
        "0.2499999998, 0.1, HALF_UP, 0.2",
        "-0.0, 0.01, UP, 0",
        "123456789012.34, 0.01, FLOOR, 123456789012.34",
        "9007199254740993, 1, FLOOR, 9007199254740992",
    })
    void measurementBecomesAMultipleOfTheTick(double value, String tick, RoundingMode mode, String expected) {
        Decimal snapped = Decimal.nearest(value, Decimal.parse(tick), mode);

        assertThat(snapped).isEqualTo(Decimal.parse(expected));
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void dustOfDoubleArithmeticIsIgnoredInEveryMode(RoundingMode mode) {
        Decimal tick = Decimal.parse("0.1");

        assertThat(Decimal.nearest(0.1 + 0.2, tick, mode)).hasToString("0.3");
        assertThat(Decimal.nearest(1 - 0.9, tick, mode)).hasToString("0.1");
        assertThat(Decimal.nearest(-(0.1 + 0.7), tick, mode)).hasToString("-0.8");
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void whatIsOnTheGridComesBackInEveryMode(RoundingMode mode) {
        long seed = 7;
        Decimals numbers = new Decimals(seed);

        for (int i = 0; i < 50_000; i++) {
            Decimal tick = Decimal.of(numbers.nextStep());
            Decimal price = tick.times(numbers.nextInt(2_000_000_000) - 1_000_000_000);

            assertThat(Decimal.nearest(price.toDouble(), tick, mode))
                    .as("seed %d #%d: %s at %s", seed, i, price, tick)
                    .isEqualTo(price);
        }
    }

    @Test
    void floorAndCeilingEncloseTheValueWithinOneTick() {
        long seed = 8;
        Decimals numbers = new Decimals(seed);

        for (int i = 0; i < 50_000; i++) {
            Decimal tick = Decimal.of(numbers.nextStep());
            double value = 1000 * numbers.nextGaussian();
            Decimal below = Decimal.nearest(value, tick, RoundingMode.FLOOR);
            Decimal above = Decimal.nearest(value, tick, RoundingMode.CEILING);
            Decimal half = Decimal.nearest(value, tick, RoundingMode.HALF_EVEN);
            double slack = 1e-8 * tick.toDouble() + Math.ulp(value) * 8;

            assertThat(below.toDouble()).as("seed %d #%d", seed, i).isLessThanOrEqualTo(value + slack);
            assertThat(above.toDouble()).as("seed %d #%d", seed, i).isGreaterThanOrEqualTo(value - slack);
            assertThat(above.minus(below)).as("seed %d #%d", seed, i).isLessThanOrEqualTo(tick);
            assertThat(half).as("seed %d #%d", seed, i).isBetween(below, above);
            assertThat(below.isMultipleOf(tick)).as("seed %d #%d", seed, i).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefusedByName(double value) {
        assertThatThrownBy(() -> Decimal.nearest(value, Decimal.ONE, RoundingMode.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(value));
    }

    @Test
    void valueTooLargeForTheTickIsRefused() {
        assertThatThrownBy(() -> Decimal.nearest(1e17, Decimal.parse("0.01"), RoundingMode.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.01");
    }

    @Test
    void tickMustBePositive() {
        assertThatThrownBy(() -> Decimal.nearest(1, Decimal.ZERO, RoundingMode.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tick must be positive but is 0");
    }

    @Test
    void unnecessaryRefusesWhatIsBetweenTwoTicks() {
        assertThatThrownBy(() -> Decimal.nearest(1.003, Decimal.parse("0.01"), RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }
}
