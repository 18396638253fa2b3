package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5, 1",
        "100, 100, 0",
        "1E+2, 100, 0",
        "1e-2, 0.01, 2",
        "12.5E1, 125, 0",
        "-0.000, 0, 0",
        "+7, 7, 0",
        ".5, 0.5, 1",
        "5., 5, 0",
        "0001.10, 1.1, 1",
        "0E999999999999, 0, 0",
        "-0.000000000000000001, -0.000000000000000001, 18",
        "1000000000000000000, 1000000000000000000, 0",
        "12345678901234567890.123456789012345678, 12345678901234567890.123456789012345678, 18",
        "0.00000000000000000000000000000000000001, 0.00000000000000000000000000000000000001, 38",
        "1E37, 10000000000000000000000000000000000000, 0",
        "1.00000000000000000000000000000000000000000000000000, 1, 0",
    })
    void textIsReadAndPrintedPlainAndCanonical(String text, String printed, int scale) {
        Decimal fromText = Decimal.parse(text);
        byte[] padded = ("[" + text + "]").getBytes(StandardCharsets.US_ASCII);

        assertThat(fromText).hasToString(printed);
        assertThat(fromText.scale()).isEqualTo(scale);
        assertThat(Decimal.parse(printed)).isEqualTo(fromText).hasSameHashCodeAs(fromText);
        assertThat(Decimal.parse("px=" + text + ";", 3, 3 + text.length())).isEqualTo(fromText);
        assertThat(Decimal.parse(padded, 1, padded.length - 1)).isEqualTo(fromText);
        assertThat(Decimal.of(new BigDecimal(text.replace("E999999999999", "E9"))))
                .isEqualTo(fromText);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1.2.3",
                "NaN",
                "Infinity",
                "-",
                "+",
                ".",
                "-.",
                " 1",
                "1 ",
                "1e",
                "1e+",
                "e5",
                "1e5.0",
                "--1",
                "1,5",
                "0x10",
                "1_000",
                "1d",
                "\u0661\u0662"
            })
    void otherTextIsRefusedByName(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Decimal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is not a decimal number");
        assertThatThrownBy(() -> Decimal.parse(bytes, 0, bytes.length)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1E38, 38 digits",
        "1E999999999999999999999, 38 digits",
        "123456789012345678901234567890123456789, 38 digits",
        "12345678901234567890.1234567890123456789, 38 digits",
        "1E-39, 38 decimal places",
        "1E-999999999999999999999, 38 decimal places",
    })
    void inputBeyondTheLimitIsRefusedByNameAndLimit(String text, String limit) {
        assertThatThrownBy(() -> Decimal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(limit);
    }

    @Test
    void bigDecimalsAndScalesBeyondTheLimitAreRefused() {
        assertThatThrownBy(() -> Decimal.of(new BigDecimal("1E+2000000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1E+2000000000");
        assertThatThrownBy(() -> Decimal.of(new BigDecimal("1E-2000000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("38 decimal places");
        assertThatThrownBy(() -> Decimal.of(1, 39)).hasMessageContaining("39");
        assertThatThrownBy(() -> Decimal.of(1, -1)).hasMessageContaining("-1");
    }

    @Test
    void rangesOutsideTheTextAreRefused() {
        byte[] bytes = {'1', '2'};

        assertThatThrownBy(() -> Decimal.parse("12", 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Decimal.parse(bytes, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void longRefusedTextIsCutInTheMessage() {
        assertThatThrownBy(() -> Decimal.parse("x".repeat(5000)))
                .hasMessageContaining("... (5000 characters)")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void printingAndParsingRoundTrip() {
        long seed = 5;
        Decimals numbers = new Decimals(seed);

        for (int i = 0; i < 200_000; i++) {
            BigDecimal number = numbers.next();
            Decimal decimal = Decimal.of(number);
            String text = decimal.toString();
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            boolean same = decimal.equals(Decimal.parse(text))
                    && decimal.equals(Decimal.parse(ascii, 0, ascii.length))
                    && decimal.equals(Decimal.parse(number.toString()))
                    && new BigDecimal(text).compareTo(number) == 0
                    && text.indexOf('E') < 0;

            assertThat(same).as("seed %d #%d: %s", seed, i, number).isTrue();
        }
    }

    @Test
    void toDoubleIsCorrectlyRounded() {
        long seed = 6;
        Decimals numbers = new Decimals(seed);

        for (int i = 0; i < 200_000; i++) {
            BigDecimal number = numbers.next();

            assertThat(Decimal.of(number).toDouble())
                    .as("seed %d #%d: %s", seed, i, number)
                    .isEqualTo(Double.parseDouble(number.signum() == 0 ? "0" : number.toString()));
        }
    }

    @Test
    void zerosCarriedByAResultAreInvisible() {
        Decimal held = Decimal.parse("0.75").plus(Decimal.parse("0.75"));
        Decimal read = Decimal.parse("1.5");

        assertThat(held).isEqualTo(read).hasSameHashCodeAs(read).hasToString("1.5");
        assertThat(held.scale()).isEqualTo(1);
        assertThat(held.unscaledLong()).isEqualTo(15);
        assertThat(held.precision()).isEqualTo(2);
        assertThat(held.toBigDecimal()).isEqualTo(new BigDecimal("1.5"));
        assertThat(held.plus(held).toLongExact()).isEqualTo(3);
    }

    @Test
    void formChangesWhereOneLongEnds() {
        Decimal eighteenNines = Decimal.parse("999999999999999999");
        Decimal tiny = Decimal.of(1, 18);
        Decimal last = Decimal.of(Long.MAX_VALUE / 2);

        assertThat(eighteenNines.isCompact()).isTrue();
        assertThat(last.isCompact()).isTrue();
        assertThat(last.plus(Decimal.ONE).isCompact()).isFalse();
        assertThat(last.plus(Decimal.ONE).minus(Decimal.ONE).isCompact()).isTrue();
        assertThat(tiny.isCompact()).isTrue();
        assertThat(tiny.times(Decimal.of(1, 1)).isCompact()).isFalse();
        assertThat(tiny.times(Decimal.of(1, 1)).times(Decimal.TEN)).isEqualTo(tiny);
        assertThatThrownBy(() -> last.plus(Decimal.ONE).unscaledLong())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("4611686018427387904");
    }

    @Test
    void toLongExactRefusesWhatIsNoLong() {
        assertThat(Decimal.of(Long.MAX_VALUE).toLongExact()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Decimal.of(Long.MAX_VALUE).plus(Decimal.ONE).toLongExact())
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimal.parse("1.5").toLongExact())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("1.5");
    }

    @Test
    void equalityIsByValueAndOnlyAmongDecimals() {
        assertThat(Decimal.of(150, 2)).isEqualTo(Decimal.of(15, 1));
        assertThat(Decimal.of(15, 1)).isNotEqualTo(Decimal.of(15, 2)).isNotEqualTo(new BigDecimal("1.5"));
        assertThat(Decimal.of(0)).isSameAs(Decimal.ZERO);
        assertThat(Decimal.of(1)).isSameAs(Decimal.ONE);
        assertThat(Decimal.parse("-0.00")).isSameAs(Decimal.ZERO);
    }

    @Test
    void smallIntegersAreTheNumbersTheySay() {
        for (int i = -200; i < 200; i++) {
            assertThat(Decimal.of(i)).hasToString(Integer.toString(i));
        }
    }

    @Test
    void appendToAddsBehindWhatIsThere() {
        StringBuilder line = new StringBuilder("px=");

        Decimal.parse("-0.05").appendTo(line).append(';');

        assertThat(line).hasToString("px=-0.05;");
    }

    @Test
    void endsInZeroAgreesWithTheRemainder() {
        for (long i = -100_000; i <= 100_000; i++) {
            for (long value : new long[] {i, Long.MAX_VALUE - Math.abs(i), Long.MIN_VALUE + Math.abs(i), i << 40}) {
                assertThat(PowersOfTen.endsInZero(value)).isEqualTo(value % 10 == 0);
            }
        }
    }

    @Test
    void roundingMayBeLeftToTheMode() {
        assertThat(Decimal.parse("1234567890123456789012.55").rounded(1, RoundingMode.HALF_EVEN))
                .hasToString("1234567890123456789012.6");
    }
}
