package io.otrep.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRecordsTest {
    private static final Currency USD = Currency.of("USD");
    private static final AccountId ACCOUNT = AccountId.of("alpaca", "PA123456");
    private static final ActivityKey KEY = ActivityKey.of(ACCOUNT, "E1");
    private static final Instrument ES = Instrument.builder("ES", "alpaca", Asset.of("ES", AssetClass.CFD), USD)
            .multiplier(Decimal.of(50))
            .build();
    private static final Decimal TWO = Decimal.of(2);
    private static final Decimal PRICE = Decimal.of(100);

    /** Every field is set to what is not its default. */
    private static final Fill FILL = Fill.builder(KEY, 5, ES, Side.SELL, TWO, PRICE)
            .fee(Money.of(Decimal.parse("1.25"), USD), false)
            .liquidity(Fill.Liquidity.MAKER)
            .clientOrderId(ClientOrderId.of("m-1"))
            .venueOrderId(VenueOrderId.of("V1"))
            .build();

    @Test
    void copyOfAFillLosesNothing() {
        Fill copy = FILL.toBuilder().build();

        assertThat(copy).hasNoNullFieldsOrProperties();
        assertThat(copy).isNotSameAs(FILL).usingRecursiveComparison().isEqualTo(FILL);
        assertThat(copy).isEqualTo(FILL).hasSameHashCodeAs(FILL);
        assertThat(FILL.isFeeFinal()).isFalse();
    }

    @Test
    void anythingElseMakesAnotherFill() {
        List<Fill> all = new ArrayList<>(List.of(
                FILL,
                FILL.toBuilder().fee(null, false).build(),
                FILL.toBuilder().fee(FILL.fee()).build(),
                FILL.toBuilder().liquidity(Fill.Liquidity.TAKER).build(),
                FILL.toBuilder().clientOrderId(null).build(),
                FILL.toBuilder().venueOrderId(null).build()));
        all.add(Fill.builder(KEY, 6, ES, Side.SELL, TWO, PRICE).build());
        all.add(Fill.builder(KEY, 6, ES, Side.BUY, TWO, PRICE).build());
        all.add(Fill.builder(KEY, 6, ES, Side.BUY, PRICE, PRICE).build());
        all.add(Fill.builder(KEY, 6, ES, Side.BUY, PRICE, TWO).build());
        all.add(Fill.builder(new ActivityKey(ACCOUNT, "E1", 1), 6, ES, Side.BUY, PRICE, TWO)
                .build());

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void fillHasASignAndATime() {
        assertThat(FILL.signedQuantity()).isEqualTo(Decimal.of(-2));
        assertThat(Fill.builder(KEY, 5, ES, Side.BUY, TWO, PRICE).build().signedQuantity())
                .isEqualTo(TWO);
        assertThat(FILL.time()).hasToString("1970-01-01T00:00:00.000000005Z");
    }

    @Test
    void everyViolationOfAFillIsSaidAtOnce() {
        assertThatThrownBy(() -> Fill.builder(KEY, 5, ES, Side.BUY, Decimal.ZERO, Decimal.of(-1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fill " + KEY + ": ")
                .hasMessageContaining("quantity must be above 0, but was 0; price must be above 0, but was -1");
    }

    @Test
    void copyOfAnAccountLosesNothing() {
        Account full = Account.builder(ACCOUNT, USD, 7)
                .balance(USD, PRICE)
                .balance(Currency.of("EUR"), TWO)
                .equity(Decimal.of(3))
                .buyingPower(Decimal.of(4))
                .settledCash(Decimal.of(5))
                .margin(Decimal.of(6), Decimal.of(7))
                .tradingBlocked(true)
                .shortingAllowed(false)
                .dayTradesLeft(2)
                .build();

        Account copy = full.toBuilder().build();

        assertThat(copy).hasNoNullFieldsOrProperties();
        assertThat(copy).isNotSameAs(full).usingRecursiveComparison().isEqualTo(full);
        assertThat(copy.balances().keySet()).as("in the order given").containsExactly(USD, Currency.of("EUR"));
    }

    @Test
    void balancesOfAnAccountAreItsOwn() {
        Account.Builder builder = Account.builder(ACCOUNT, USD, 7).balance(USD, PRICE);
        Account account = builder.build();

        builder.balance(USD, TWO);

        assertThat(account.balances()).containsEntry(USD, PRICE);
        assertThatThrownBy(() -> account.balances().clear()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void numberOfAnAccountIsMostlyHidden() {
        assertThat(ACCOUNT).hasToString("alpaca:…3456");
        assertThat(AccountId.of("alpaca", "1234")).hasToString("alpaca:1234");
        assertThat(ACCOUNT).isLessThan(AccountId.of("alpaca", "PB")).isLessThan(AccountId.of("kraken", "A"));
        assertThatThrownBy(() -> AccountId.of("", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccountId.of("alpaca", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keyNeedsAFamilyAndARevision() {
        assertThat(KEY.revision()).isZero();
        assertThat(KEY).hasToString("alpaca:…3456/E1#0");
        assertThatThrownBy(() -> ActivityKey.of(ACCOUNT, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActivityKey(ACCOUNT, "E1", -1)).hasMessageContaining("'E1' and -1");
    }

    @Test
    void correctionHoldsTheFillOfItsOwnKey() {
        ActivityKey later = new ActivityKey(ACCOUNT, "E1", 1);
        Fill corrected = Fill.builder(later, 5, ES, Side.SELL, TWO, PRICE).build();

        assertThat(FillCorrection.of(corrected, 9).isBust()).isFalse();
        assertThat(FillCorrection.bust(later, 9).isBust()).isTrue();
        assertThatThrownBy(() -> FillCorrection.bust(KEY, 9)).hasMessageContaining("a revision of at least 1");
        assertThatThrownBy(() -> new FillCorrection(later, 9, FILL)).hasMessageContaining("a fill of another key");
    }

    @ParameterizedTest
    @EnumSource
    void onlyDepositsAndWithdrawalsAreExternal(CashFlow.Kind kind) {
        assertThat(kind.isExternal()).isEqualTo(kind == CashFlow.Kind.DEPOSIT || kind == CashFlow.Kind.WITHDRAWAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rateIsFiniteAndAboveZero(double rate) {
        assertThatThrownBy(() -> new ExchangeRate(Currency.of("EUR"), USD, rate, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate from EUR to USD must be finite and above 0, but was " + rate);
    }

    @Test
    void adjustmentNeedsARatio() {
        assertThatThrownBy(() -> adjustment(TWO, Decimal.ZERO)).hasMessageEndingWith("but was 2 to 0");
        assertThatThrownBy(() -> adjustment(Decimal.of(-1), TWO)).hasMessageEndingWith("but was -1 to 2");
        assertThat(adjustment(Decimal.ZERO, TWO).numerator()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void tradeAndLotAreNotEmpty() {
        ClosedTrade shorted = new ClosedTrade(ES, "m", Decimal.of(-2), 1, 2, Decimal.of(-200), Decimal.of(-180), 1);

        assertThat(shorted.grossProfit()).isEqualTo(Decimal.of(20));
        assertThatThrownBy(() -> new ClosedTrade(ES, "m", Decimal.ZERO, 1, 2, TWO, TWO, 1))
                .hasMessage("a closed trade of ES@alpaca must not be empty");
        assertThatThrownBy(() -> new Lot("E1", 1, Decimal.ZERO, TWO)).hasMessage("a lot of E1 must not be empty");
    }

    @Test
    void averagePriceOfAPositionIsPerUnitOfTheContract() {
        Position longTwo = position(TWO, Decimal.of(10_000));
        Position shortTwo = position(Decimal.of(-2), Decimal.of(-10_000));

        assertThat(longTwo.averagePrice()).isEqualTo(100, within(1e-12));
        assertThat(shortTwo.averagePrice()).isEqualTo(100, within(1e-12));
        assertThat(position(Decimal.ZERO, Decimal.ZERO).averagePrice()).isNaN();
        assertThat(position(Decimal.ZERO, Decimal.ZERO).isFlat()).isTrue();
    }

    @Test
    void lotsOfAPositionAreCopied() {
        List<Lot> lots = new ArrayList<>(List.of(new Lot("E1", 1, TWO, PRICE)));
        Position position = new Position(ACCOUNT, ES, PositionSide.values()[0], "m", TWO, PRICE, PRICE, lots);

        lots.clear();

        assertThat(position.lots()).hasSize(1);
    }

    private static PositionAdjustment adjustment(Decimal numerator, Decimal denominator) {
        return new PositionAdjustment(KEY, 1, CorporateAction.Kind.SPLIT, ES, ES, numerator, denominator, null, null);
    }

    private static Position position(Decimal quantity, Decimal cost) {
        return new Position(ACCOUNT, ES, PositionSide.values()[0], "m", quantity, cost, Decimal.ZERO, List.of());
    }
}
