package io.otrep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PERCENT     | 0.1234      | 12.34%
                    PERCENT     | -0.000001   | 0.00%
                    PERCENT     | 12.345678   | 1,234.57%
                    MONEY       | 1234567.891 | 1,234,568
                    MONEY       | -12.3       | -12.30
                    PRICE       | 1.05415     | 1.0542
                    PRICE       | 187.2       | 187.20
                    PRICE       | 0.00012     | 0.000120
                    RATIO       | -1.006      | -1.01
                    PROBABILITY | 0.01234     | 0.0123
                    COUNT       | 12345       | 12,345
                    DAYS        | 12          | 12 d
                    DAYS        | 91          | 3 m
                    DAYS        | 400         | 1 y 1 m
                    DAYS        | 731         | 2 y
                    RATIO       | NaN         | –
                    MONEY       | Infinity    | –
                    """)
    void numbersReadAsPeopleWriteThem(Unit unit, double value, String text) {
        String formatted = unit.format(value);

        assertThat(formatted).isEqualTo(text);
    }
}
