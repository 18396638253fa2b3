package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

    @ParameterizedTest
    @ValueSource(strings = {"USD", "BTC", "USDT", "1INCH", "ETH2.S", "X", "ABCDEFGHIJ12"})
    void codeIsKeptAsGiven(String code) {
        assertThat(Currency.of(code)).hasToString(code);
        assertThat(Currency.of(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US D", "US-D", ".X", "ABCDEFGHIJ123", "\u00c4", "\u0661"})
    void otherCodesAreRefusedByName(String code) {
        assertThatThrownBy(() -> Currency.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + code + "\"");
    }

    @Test
    void equalityAndOrderAreByCode() {
        Currency dollar = Currency.of(new String("USD"));

        assertThat(dollar)
                .isEqualTo(Currency.USD)
                .hasSameHashCodeAs(Currency.USD)
                .isNotEqualTo(Currency.EUR);
        assertThat(Currency.CHF).isLessThan(Currency.EUR);
        assertThat(Currency.GBP).isLessThan(Currency.JPY);
    }
}
