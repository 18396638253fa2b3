package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @ValueSource(strings = {"100000 USD", "-0.5 BTC", "0 1INCH", "0.00000001 ETH2.S", "12345678901234567890.25 JPY"})
    void textRoundTrips(String text) {
        assertThat(Money.parse(text)).hasToString(text).isEqualTo(Money.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "100", "USD", "100USD", "100  USD", " 100 USD", "100 usd", "x USD", "1 USD ", "1 2 USD"})
    void otherTextIsRefusedByName(String text) {
        assertThatThrownBy(() -> Money.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is not an amount of money");
    }

    @Test
    void arithmeticKeepsTheCurrency() {
        Money cash = Money.parse("200 USD");

        assertThat(cash.plus(Money.parse("0.50 USD"))).hasToString("200.5 USD");
        assertThat(cash.minus(Money.of(201, Currency.USD))).hasToString("-1 USD");
        assertThat(cash.times(Decimal.parse("0.015"))).hasToString("3 USD");
        assertThat(cash.negate()).hasToString("-200 USD");
        assertThat(cash.negate().abs()).isEqualTo(cash);
        assertThat(Money.parse("1.005 EUR").rounded(2, RoundingMode.HALF_UP)).hasToString("1.01 EUR");
    }

    @Test
    void signIsThatOfTheAmount() {
        Money debt = Money.of(-1, Currency.CHF);

        assertThat(debt.signum()).isEqualTo(-1);
        assertThat(debt.isNegative()).isTrue();
        assertThat(debt.negate().isPositive()).isTrue();
        assertThat(Money.zero(Currency.CHF).isZero()).isTrue();
        assertThat(debt.isZero() || debt.isPositive()).isFalse();
    }

    @Test
    void currenciesAreNeverMixed() {
        Money dollars = Money.parse("5 USD");
        Money euros = Money.parse("3 EUR");

        assertThatThrownBy(() -> dollars.plus(euros))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 USD")
                .hasMessageContaining("3 EUR");
        assertThatThrownBy(() -> dollars.minus(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.compareAmount(euros)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amountsOfOneCurrencyCompare() {
        Money more = Money.parse("10 USD");

        assertThat(more.compareAmount(Money.parse("9.99 USD"))).isPositive();
        assertThat(more.compareAmount(Money.parse("10.00 USD"))).isZero();
        assertThat(more).isEqualTo(Money.parse("10.00 USD")).isNotEqualTo(Money.parse("10 EUR"));
    }
}
