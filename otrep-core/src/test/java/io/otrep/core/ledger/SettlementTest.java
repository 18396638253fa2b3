package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.ACCOUNT;
import static io.otrep.core.ledger.Books.BTC;
import static io.otrep.core.ledger.Books.COIN;
import static io.otrep.core.ledger.Books.EURO_SHARE;
import static io.otrep.core.ledger.Books.FOREX;
import static io.otrep.core.ledger.Books.FUTURE;
import static io.otrep.core.ledger.Books.SHARE;
import static io.otrep.core.ledger.Books.all;
import static io.otrep.core.ledger.Books.buy;
import static io.otrep.core.ledger.Books.d;
import static io.otrep.core.ledger.Books.fill;
import static io.otrep.core.ledger.Books.key;
import static io.otrep.core.ledger.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.AccountId;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fill does to cash, position and equity in each settlement model, by hand. */
class SettlementTest {
    private final Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO);

    @BeforeEach
    void open() {
        Books.rates(ledger);
        ledger.open(ACCOUNT, Currency.USD, d("100000"));
    }

    private void give(Fill fill) {
        assertThat(ledger.apply(fill, all(fill, "alpha")).isApplied()).isTrue();
        for (Currency currency : ledger.balances(ACCOUNT).keySet()) {
            assertThat(ledger.cashGap(ACCOUNT, currency)).isEqualTo(Decimal.ZERO);
        }
    }

    private Position alpha(Instrument instrument) {
        return ledger.position(ACCOUNT, instrument, "alpha");
    }

    @Test
    void shareIsPaidInCashAndHeld() {
        give(fill("f1", 1, SHARE, Side.BUY, "100", "187.2")
                .fee(Money.parse("1 USD"))
                .build());
        ledger.mark(ledger.slot(SHARE), 188, 2);

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("81279"));
        assertThat(alpha(SHARE).cost()).isEqualTo(d("18720"));
        assertThat(ledger.equity()).isEqualTo(100_079);
        assertThat(ledger.marketValue(ledger.slot(SHARE))).isEqualTo(18_800);
        assertThat(ledger.identityGap()).isZero();
    }

    @Test
    void shortShareIsPaidToUsAndOwed() {
        give(sell("f1", 1, SHARE, "100", "50"));
        ledger.mark(ledger.slot(SHARE), 60, 2);

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("105000"));
        assertThat(ledger.position(ledger.slot(SHARE))).isEqualTo(-100);
        assertThat(ledger.equity()).isEqualTo(99_000);
    }

    @Test
    void coinIsTwoBalancesAndCountsOnce() {
        give(buy("f1", 1, COIN, "1", "20000"));
        ledger.mark(ledger.slot(COIN), 21_000, 2);

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("80000"));
        assertThat(ledger.cash(ACCOUNT, BTC)).isEqualTo(Decimal.ONE);
        assertThat(ledger.position(ledger.slot(COIN))).isEqualTo(1);
        assertThat(ledger.equity()).isEqualTo(101_000);
    }

    @Test
    void feeTakenInTheCoinLowersThePosition() {
        give(fill("f1", 1, COIN, Side.BUY, "1", "100")
                .fee(Money.parse("0.001 BTC"))
                .build());
        ledger.mark(ledger.slot(COIN), 100, 2);

        assertThat(ledger.quantity(ledger.slot(COIN), "alpha")).isEqualTo(d("0.999"));
        assertThat(ledger.quantity(ledger.slot(COIN))).isEqualTo(d("0.999"));
        assertThat(ledger.cash(ACCOUNT, BTC)).isEqualTo(d("0.999"));
        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("99900"));
        assertThat(alpha(COIN).cost()).isEqualTo(d("99.9"));
        assertThat(ledger.fees()).containsExactly(java.util.Map.entry(BTC, d("0.001")));
        assertThat(ledger.equity()).isCloseTo(99_999.9, within(1e-9));
        assertThat(ledger.identityGap()).isCloseTo(0, within(1e-9));
    }

    @Test
    void coinsNobodyOwnsAreExternal() {
        ledger.open(ACCOUNT, BTC, d("3"));
        give(buy("f1", 1, COIN, "1", "100"));
        ledger.openPosition(ACCOUNT, COIN, "alpha", d("0.5"), d("80"), 0);
        ledger.mark(ledger.slot(COIN), 110, 2);

        assertThat(ledger.position(ledger.slot(COIN))).isEqualTo(4);
        assertThat(ledger.ownedPosition(ledger.slot(COIN))).isEqualTo(1.5);
        assertThat(ledger.quantity(ledger.slot(COIN), Position.EXTERNAL)).isEqualTo(d("2.5"));
        assertThat(ledger.equity()).isEqualTo(99_900 + 440);
        assertThat(ledger.identityGap()).isCloseTo(0, within(1e-9));
        assertThat(ledger.positions()).extracting(Position::owner).containsExactly("alpha", Position.EXTERNAL);
    }

    @Test
    void futureMovesOnlyProfit() {
        give(buy("f1", 1, FUTURE, "2", "4000"));
        ledger.mark(ledger.slot(FUTURE), 4010, 2);

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("100000"));
        assertThat(ledger.equity()).isEqualTo(101_000);
        assertThat(ledger.marketValue(ledger.slot(FUTURE))).isEqualTo(401_000);

        give(sell("f2", 3, FUTURE, "2", "3990"));

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("99000"));
        assertThat(alpha(FUTURE).cost()).isEqualTo(Decimal.ZERO);
        assertThat(ledger.equity()).isEqualTo(99_000);
    }

    @Test
    void opposedOwnersOfAFutureRealizeWhatTheVenuePays() {
        give(buy("f1", 1, FUTURE, "1", "4000"));
        Fill other = sell("f2", 2, FUTURE, "1", "4010");
        ledger.apply(other, all(other, "beta"));

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("100500"));
        assertThat(ledger.equity()).isEqualTo(100_500);
        assertThat(ledger.realized(ledger.slot(FUTURE), "alpha")).isEqualTo(Decimal.ZERO);
        assertThat(ledger.identityGap()).isZero();
    }

    @Test
    void paidOutVariationMarginIsNotCountedTwice() {
        give(buy("f1", 1, FUTURE, "1", "4000"));
        ledger.mark(ledger.slot(FUTURE), 4010, 2);

        ledger.apply(
                new CashFlow(key("s1", 0), 3, CashFlow.Kind.SETTLEMENT, Money.parse("500 USD"), FUTURE), List.of());

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("100500"));
        assertThat(ledger.equity()).isEqualTo(100_500);
        assertThat(alpha(FUTURE).cost()).isEqualTo(d("200500"));
        assertThat(ledger.flows(CashFlow.Kind.SETTLEMENT)).containsEntry(Currency.USD, d("500"));
    }

    @Test
    void forexProfitIsInTheQuoteCurrency() {
        give(buy("f1", 1, FOREX, "10000", "160"));
        give(sell("f2", 2, FOREX, "10000", "161.28"));

        assertThat(ledger.cash(ACCOUNT, Currency.JPY)).isEqualTo(d("12800"));
        assertThat(ledger.equity()).isEqualTo(100_100);
    }

    @Test
    void foreignShareFollowsItsRate() {
        give(buy("f1", 1, EURO_SHARE, "10", "100"));
        ledger.mark(ledger.slot(EURO_SHARE), 110, 2);

        assertThat(ledger.cash(ACCOUNT, Currency.EUR)).isEqualTo(d("-1000"));
        assertThat(ledger.equity()).isEqualTo(100_125);

        ledger.rate(new ExchangeRate(Currency.EUR, Currency.USD, 1.5, 2));

        assertThat(ledger.equity()).isEqualTo(100_150);
        assertThat(ledger.identityGap()).isZero();
    }

    @Test
    void closeLargerThanThePositionClosesAndOpens() {
        give(buy("f1", 1, SHARE, "10", "100"));
        give(sell("f2", 2, SHARE, "15", "110"));

        assertThat(alpha(SHARE).quantity()).isEqualTo(d("-5"));
        assertThat(alpha(SHARE).cost()).isEqualTo(d("-550"));
        assertThat(alpha(SHARE).realized()).isEqualTo(d("100"));
    }

    @Test
    void flatPositionHasNoCostLeftAfterOddPrices() {
        give(buy("f1", 1, COIN, "0.0003", "33333.33"));
        ledger.apply(Books.split("a1", 2, COIN, "1", "7"), List.of());
        Decimal units = ledger.quantity(ledger.slot(COIN), "alpha");
        Fill half = Fill.builder(
                        key("f2", 0),
                        3,
                        COIN,
                        Side.SELL,
                        units.dividedBy(d("3"), 18, java.math.RoundingMode.DOWN),
                        d("7"))
                .build();
        give(half);
        Decimal rest = ledger.quantity(ledger.slot(COIN), "alpha");
        give(Fill.builder(key("f3", 0), 4, COIN, Side.SELL, rest, d("7")).build());

        assertThat(alpha(COIN).isFlat()).isTrue();
        assertThat(alpha(COIN).cost()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void rebateAddsCash() {
        give(fill("f1", 1, SHARE, Side.BUY, "1", "10")
                .fee(Money.parse("-0.25 USD"))
                .build());

        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("99990.25"));
        assertThat(ledger.fees()).containsEntry(Currency.USD, d("-0.25"));
    }

    @Test
    void crossBetweenOwnersMovesNoCash() {
        give(buy("f1", 1, SHARE, "10", "100"));
        List<OwnerShare> shares = List.of(OwnerShare.of("alpha", d("-4")), OwnerShare.of("beta", d("4")));

        ledger.cross(ACCOUNT, SHARE, 2, d("110"), shares, "x1");
        Applied again = ledger.cross(ACCOUNT, SHARE, 2, d("110"), shares, "x1");

        assertThat(again.outcome()).isEqualTo(Applied.Outcome.DUPLICATE);
        assertThat(ledger.cash(ACCOUNT, Currency.USD)).isEqualTo(d("99000"));
        assertThat(ledger.position(ledger.slot(SHARE), "alpha")).isEqualTo(6);
        assertThat(ledger.position(ledger.slot(SHARE), "beta")).isEqualTo(4);
        assertThat(ledger.realized(ledger.slot(SHARE), "alpha")).isEqualTo(d("40"));
        assertThat(ledger.position(ACCOUNT, SHARE, "beta").cost()).isEqualTo(d("440"));
    }

    @Test
    void positionThatWasThereIsNoProfit() {
        ledger.openPosition(ACCOUNT, SHARE, Position.EXTERNAL, d("10"), d("100"), 0);
        ledger.mark(ledger.slot(SHARE), 100, 1);

        assertThat(ledger.equity()).isEqualTo(101_000);
        assertThat(ledger.identityGap()).isZero();
        assertThat(ledger.ownedPosition(ledger.slot(SHARE))).isZero();
        assertThat(ledger.position(ledger.slot(SHARE))).isEqualTo(10);
    }

    @Test
    void depositIsValuedAtTheFirstMarkOfItsCurrency() {
        ledger.apply(Books.flow("d", CashFlow.Kind.DEPOSIT, "2 BTC"), List.of());

        ledger.mark(ledger.slot(COIN), 50_000, 5);

        assertThat(ledger.cumulativeFlow()).isEqualTo(100_000);
    }

    @Test
    void balanceOfTheSameCoinOnASecondRouteCountsThere() {
        Instrument second = Instrument.builder("BTCUSD", "y", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
                .tick("0.01")
                .step("0.0001")
                .build();
        int slot = ledger.add(second);

        ledger.open(AccountId.of("y", "1"), BTC, d("3"));

        assertThat(ledger.position(slot)).isEqualTo(3);
        assertThat(ledger.position(ledger.slot(COIN))).isEqualTo(0);
    }
}
