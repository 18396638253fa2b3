package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.FOREX;
import static io.otrep.core.ledger.Books.SHARE;
import static io.otrep.core.ledger.Books.d;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.AccountId;
import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import org.junit.jupiter.api.Test;

class ValuationTest {
    private static final AccountId FIRST = AccountId.of("x", "1");
    private static final AccountId SECOND = AccountId.of("x", "2");
    private static final AccountId THIRD = AccountId.of("x", "3");

    private static Ledger books() {
        return new Ledger(Currency.USD, LotMethod.FIFO);
    }

    private static void hold(Ledger ledger, AccountId account, String units) {
        ledger.openPosition(account, SHARE, "a", d(units), d("1"), 1);
    }

    @Test
    void equityFollowsFromTheAccountsAndNotFromTheirOrder() {
        Ledger inOrder = books();
        Ledger otherwise = books();
        hold(inOrder, FIRST, "1");
        hold(inOrder, SECOND, "10000000000000000");
        hold(inOrder, THIRD, "-10000000000000000");
        hold(otherwise, THIRD, "-10000000000000000");
        hold(otherwise, SECOND, "10000000000000000");
        hold(otherwise, FIRST, "1");

        inOrder.mark(0, 3, 2);
        otherwise.mark(0, 3, 2);

        assertThat(otherwise.equity()).isEqualTo(inOrder.equity());
    }

    @Test
    void positionWithoutProfitNeedsNoRateInAllAccountsAsInOne() {
        Ledger ledger = books();
        ledger.open(FIRST, Currency.USD, Decimal.of(1000));
        ledger.openPosition(FIRST, FOREX, "a", d("100"), d("160"), 1);

        ledger.mark(0, 160, 2);

        assertThat(ledger.equity(FIRST)).isEqualTo(1000);
        assertThat(ledger.equity()).isEqualTo(1000);
        assertThat(ledger.identityGap()).isZero();
    }

    @Test
    void profitWithoutARateIsNotKnown() {
        Ledger ledger = books();
        ledger.openPosition(FIRST, FOREX, "a", d("100"), d("160"), 1);

        ledger.mark(0, 161, 2);

        assertThat(ledger.equity(FIRST)).isNaN();
        assertThat(ledger.equity()).isNaN();
    }

    @Test
    void forgottenMarkIsNotKnownAndClosedPositionNeedsNone() {
        Ledger ledger = books();
        hold(ledger, Books.ACCOUNT, "1");
        ledger.mark(0, 3, 2);

        ledger.forgetMarks();

        assertThat(ledger.equity()).isNaN();

        Fill close = Books.sell("close", 3, SHARE, "1", "2");
        ledger.apply(close, Books.all(close, "a"));

        assertThat(ledger.equity()).isEqualTo(2);
    }
}
