package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvNumberTest {
    private static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CsvNumber.parse(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+1",
                "1.",
                ".5",
                "0.1",
                "1e22",
                "1e23",
                "9007199254740993",
                "9007199254740992",
                "1e-22",
                "1e-23",
                "123456789012345678",
                "1234567890123456789012",
                "4.9e-324",
                "2.4e-324",
                "1.7976931348623157e308",
                "0.000000000000000000000000000001",
                "20.9360708416392726",
                "1e400",
                "1E+5",
                "00012.50",
                "2.2250738585072012e-308",
                "100000000000000000000000e-23"
            })
    void numberIsThatOfTheJdk(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1f",
                "1d",
                "0x1p3",
                "NaN",
                "Infinity",
                "1 2",
                "--1",
                "1.2.3"
            })
    void whatIsNoNumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void randomNumbersAreRoundedAsTheJdkDoes() {
        long seed = 53;
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 200_000; i++) {
            String text = random(random);
            long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
            if (Double.doubleToRawLongBits(parse(text)) != expected) {
                throw new AssertionError("seed " + seed + ": " + text + " was read as " + parse(text));
            }
        }
    }

    private static String random(SplittableRandom random) {
        String digits = Long.toString(random.nextLong(1L << (1 + random.nextInt(62))));
        int point = random.nextInt(digits.length() + 1);
        String exponent = random.nextBoolean() ? "" : "e" + (random.nextInt(60) - 30);
        return digits.substring(0, point) + "." + digits.substring(point) + exponent;
    }
}
