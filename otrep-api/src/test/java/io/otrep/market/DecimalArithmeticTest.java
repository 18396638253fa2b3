package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BigDecimal} is the oracle; numbers are compared by value and the results checked to be canonical. */
class DecimalArithmeticTest {

    private static final int PAIRS = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_101})
    void sumDifferenceProductAndOrderAgreeWithBigDecimal(long seed) {
        Decimals numbers = new Decimals(seed);

        for (int n = 0; n < PAIRS; n++) {
            int i = n;
            BigDecimal a = numbers.next();
            BigDecimal b = numbers.next();
            Supplier<String> which = () -> "seed " + seed + " #" + i + ": " + a + " and " + b;

            expect(which, decimal(a).plus(decimal(b)), a.add(b));
            expect(which, decimal(a).minus(decimal(b)), a.subtract(b));
            expect(which, decimal(a).times(decimal(b)), a.multiply(b));
            verify(which, decimal(a).compareTo(decimal(b)) == a.compareTo(b));
            verify(which, decimal(a).equals(decimal(b)) == (a.compareTo(b) == 0));
            verify(which, decimal(a).signum() == a.signum());
            expect(which, decimal(a).negate(), a.negate());
            expect(which, decimal(a).abs(), a.abs());
            expect(which, decimal(a).min(decimal(b)), a.min(b));
            expect(which, decimal(a).max(decimal(b)), a.max(b));
        }
    }

    @Test
    void chainsOfOperationsStayExactThroughWideAndBack() {
        long seed = 3;
        Decimals numbers = new Decimals(seed);

        for (int n = 0; n < PAIRS; n++) {
            int i = n;
            BigDecimal a = numbers.next();
            BigDecimal b = numbers.next();
            BigDecimal c = numbers.next();
            Supplier<String> which = () -> "seed " + seed + " #" + i + ": " + a + ", " + b + ", " + c;
            Decimal product = decimal(a).times(decimal(b));

            expect(which, product.plus(decimal(c)), a.multiply(b).add(c));
            expect(which, product.times(decimal(c)), a.multiply(b).multiply(c));
            expect(which, decimal(c).plusProduct(decimal(a), decimal(b)), c.add(a.multiply(b)));
            expect(which, Decimal.ZERO.plusProduct(decimal(a), decimal(b)), a.multiply(b));
            expect(which, product.negate().plusProduct(decimal(a), decimal(b)), BigDecimal.ZERO);
            expect(which, product.plus(decimal(c)).minus(product), c);
            verify(which, product.compareTo(decimal(c)) == a.multiply(b).compareTo(c));
        }
    }

    @ParameterizedTest
    @EnumSource(value = RoundingMode.class, mode = EnumSource.Mode.EXCLUDE, names = "UNNECESSARY")
    void everyRoundingModeAgreesWithBigDecimal(RoundingMode mode) {
        long seed = 4;
        Decimals numbers = new Decimals(seed);

        for (int n = 0; n < 30_000; n++) {
            int i = n;
            BigDecimal a = numbers.next();
            BigDecimal b = numbers.next();
            BigDecimal step = numbers.nextStep();
            int scale = numbers.nextInt(20);
            Supplier<String> which =
                    () -> mode + " seed " + seed + " #" + i + ": " + a + ", " + b + ", " + step + " to " + scale;

            expect(which, decimal(a).rounded(scale, mode), a.setScale(scale, mode));
            expect(
                    which,
                    decimal(a).toMultipleOf(decimal(step), mode),
                    a.divide(step, 0, mode).multiply(step));
            verify(
                    which,
                    decimal(a).isMultipleOf(decimal(step)) == (a.remainder(step).signum() == 0));
            if (b.signum() != 0) {
                expect(which, decimal(a).dividedBy(decimal(b), scale, mode), a.divide(b, scale, mode));
            }
        }
    }

    @Test
    void tiesGoWhereTheModeSays() {
        Stream<RoundingMode> modes = Stream.of(
                RoundingMode.UP,
                RoundingMode.DOWN,
                RoundingMode.CEILING,
                RoundingMode.FLOOR,
                RoundingMode.HALF_UP,
                RoundingMode.HALF_DOWN,
                RoundingMode.HALF_EVEN);

        List<String> rounded = modes.map(mode -> Decimal.parse("2.5").rounded(0, mode) + " "
                        + Decimal.parse("-2.5").rounded(0, mode))
                .toList();

        // the table in the class documentation of java.math.RoundingMode
        assertThat(rounded).containsExactly("3 -3", "2 -2", "3 -2", "2 -3", "3 -3", "2 -2", "2 -2");
    }

    @Test
    void documentedExamplesHold() {
        assertThat(Decimal.of(1).dividedBy(Decimal.of(-3), 4, RoundingMode.FLOOR))
                .hasToString("-0.3334");
        assertThat(Decimal.of(2).dividedBy(Decimal.of(3), 4, RoundingMode.HALF_UP))
                .hasToString("0.6667");
        assertThat(Decimal.parse("1.005").rounded(2, RoundingMode.HALF_UP)).hasToString("1.01");
        assertThat(Decimal.parse("101.13").toMultipleOf(Decimal.of(25, 2), RoundingMode.DOWN))
                .hasToString("101");
        assertThat(Decimal.parse("101.13").toMultipleOf(Decimal.of(25, 2), RoundingMode.HALF_UP))
                .hasToString("101.25");
        assertThat(Decimal.parse("0.25").times(3)).hasToString("0.75");
        assertThat(Decimal.parse("0.75").isMultipleOf(Decimal.of(25, 2))).isTrue();
        assertThat(Decimal.parse("0.8").isMultipleOf(Decimal.of(25, 2))).isFalse();
        assertThat(Decimal.ZERO.isMultipleOf(Decimal.of(25, 2))).isTrue();
    }

    @Test
    void noProductOrSumOfLongsOverflows() {
        Decimal least = Decimal.of(Long.MIN_VALUE);
        BigDecimal exact = BigDecimal.valueOf(Long.MIN_VALUE);

        expect(() -> "square", least.times(least), exact.multiply(exact));
        expect(() -> "times long", least.times(Long.MIN_VALUE), exact.multiply(exact));
        expect(() -> "sum", least.plus(least), exact.add(exact));
        expect(() -> "negation", least.negate(), exact.negate());
        expect(
                () -> "difference",
                least.minus(Decimal.of(Long.MAX_VALUE)),
                exact.subtract(new BigDecimal(Long.MAX_VALUE)));
        assertThat(least.minus(least)).isSameAs(Decimal.ZERO);
        assertThat(least.toLongExact()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void onlyDivisionByZeroAndForbiddenRoundingThrow() {
        assertThatThrownBy(() -> Decimal.TEN.dividedBy(Decimal.ZERO, 2, RoundingMode.HALF_UP))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("10")
                .hasMessageContaining("zero");
        assertThatThrownBy(() -> Decimal.parse("1.25").rounded(1, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Decimal.parse("1.2").rounded(1, RoundingMode.UNNECESSARY)).hasToString("1.2");
    }

    @Test
    void stepsAndScalesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Decimal.ONE.toMultipleOf(Decimal.ZERO, RoundingMode.DOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step must be positive but is 0");
        assertThatThrownBy(() -> Decimal.ONE.isMultipleOf(Decimal.of(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Decimal.ONE.rounded(-2, RoundingMode.DOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> Decimal.ONE.dividedBy(Decimal.TEN, 39, RoundingMode.DOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("39");
    }

    private static Decimal decimal(BigDecimal value) {
        return Decimal.of(value);
    }

    private static void expect(Supplier<String> which, Decimal actual, BigDecimal expected) {
        BigDecimal stripped = expected.stripTrailingZeros();
        BigDecimal canonical = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        Decimal same = Decimal.canonical(expected);

        verify(() -> which.get() + " gave " + actual, actual.toBigDecimal().equals(canonical));
        verify(() -> which.get() + " scale", actual.scale() == canonical.scale());
        verify(() -> which.get() + " precision", actual.precision() == canonical.precision());
        verify(() -> which.get() + " equal", actual.equals(same) && same.equals(actual) && actual.compareTo(same) == 0);
        verify(() -> which.get() + " hash", actual.hashCode() == same.hashCode());
        verify(() -> which.get() + " form", actual.isCompact() == same.isCompact());
        verify(() -> which.get() + " zero", !actual.isZero() || actual == Decimal.ZERO);
    }

    private static void verify(Supplier<String> which, boolean holds) {
        if (!holds) {
            throw new AssertionError(which.get());
        }
    }
}
