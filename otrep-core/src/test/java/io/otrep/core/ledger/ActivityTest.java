package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.ACCOUNT;
import static io.otrep.core.ledger.Books.HEIR;
import static io.otrep.core.ledger.Books.SHARE;
import static io.otrep.core.ledger.Books.all;
import static io.otrep.core.ledger.Books.buy;
import static io.otrep.core.ledger.Books.d;
import static io.otrep.core.ledger.Books.feeOf;
import static io.otrep.core.ledger.Books.fill;
import static io.otrep.core.ledger.Books.flow;
import static io.otrep.core.ledger.Books.key;
import static io.otrep.core.ledger.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.CashFlow;
import io.otrep.account.ClosedTrade;
import io.otrep.account.EquityQuality;
import io.otrep.account.ExchangeRate;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.account.VenueOrder;
import io.otrep.core.ledger.Applied.Outcome;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of activity does, whichever comes first. */
class ActivityTest {
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final ClosedTradeListener listener = new ClosedTradeListener() {
        @Override
        public void onClosed(ClosedTrade trade) {
            trades.add(trade);
        }

        @Override
        public void onRevoked(ClosedTrade trade) {
            trades.remove(trade);
        }
    };
    private final Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO, Horizon.DEFAULT, listener);
    private final Fill bought = fill("f1", 10, SHARE, Side.BUY, "100", "10")
            .fee(Money.parse("1 USD"))
            .build();

    @BeforeEach
    void open() {
        Books.rates(ledger);
        ledger.open(ACCOUNT, Currency.USD, d("10000"));
    }

    private Outcome give(Fill fill) {
        return ledger.apply(fill, all(fill, "alpha")).outcome();
    }

    private Outcome give(io.otrep.account.Activity activity) {
        return ledger.apply(activity, List.of()).outcome();
    }

    private Decimal cash() {
        return ledger.cash(ACCOUNT, Currency.USD);
    }

    private Position alpha(Instrument instrument) {
        return ledger.position(ACCOUNT, instrument, "alpha");
    }

    @Test
    void fillCountsOnce() {
        assertThat(give(bought)).isEqualTo(Outcome.APPLIED);
        assertThat(give(bought)).isEqualTo(Outcome.DUPLICATE);

        assertThat(cash()).isEqualTo(d("8999"));
    }

    @Test
    void bustGivesEverythingBack() {
        give(bought);
        give(sell("f2", 20, SHARE, "100", "12"));

        assertThat(give(FillCorrection.bust(key("f1", 1), 30))).isEqualTo(Outcome.APPLIED);

        assertThat(cash()).isEqualTo(d("11200"));
        assertThat(alpha(SHARE).quantity()).isEqualTo(d("-100"));
        assertThat(trades).isEmpty();
        assertThat(ledger.fees()).isEmpty();
    }

    @Test
    void bustBeforeItsFillWaits() {
        assertThat(give(FillCorrection.bust(key("f1", 1), 30))).isEqualTo(Outcome.UNKNOWN_FAMILY);
        assertThat(cash()).isEqualTo(d("10000"));

        assertThat(give(bought)).isEqualTo(Outcome.APPLIED);

        assertThat(cash()).isEqualTo(d("10000"));
        assertThat(alpha(SHARE).isFlat()).isTrue();
    }

    @Test
    void lowerRevisionAfterAHigherOneIsSuperseded() {
        give(bought);
        give(Books.corrected(bought, 2, "50", "11"));

        assertThat(give(Books.corrected(bought, 1, "70", "12"))).isEqualTo(Outcome.SUPERSEDED);

        assertThat(alpha(SHARE).cost()).isEqualTo(d("550"));
        assertThat(cash()).isEqualTo(d("9449"));
    }

    @Test
    void correctionIsSplitAsItsFillWas() {
        ledger.apply(bought, List.of(OwnerShare.of("alpha", d("70")), OwnerShare.of("beta", d("30"))));

        give(Books.corrected(bought, 1, "55", "10"));

        assertThat(ledger.quantity(ledger.slot(SHARE), "alpha")).isEqualTo(d("38"));
        assertThat(ledger.quantity(ledger.slot(SHARE), "beta")).isEqualTo(d("17"));
    }

    @Test
    void finalFeeReplacesTheEstimate() {
        give(bought);
        give(sell("f2", 20, SHARE, "100", "12"));
        assertThat(trades.get(0).fees()).isEqualTo(1);

        assertThat(give(feeOf("f1", "c1", 30, "3 EUR"))).isEqualTo(Outcome.APPLIED);

        assertThat(ledger.fees()).containsOnly(java.util.Map.entry(Currency.EUR, d("3")));
        assertThat(cash()).isEqualTo(d("10200"));
        assertThat(ledger.cash(ACCOUNT, Currency.EUR)).isEqualTo(d("-3"));
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).fees()).isEqualTo(3.75);
    }

    @Test
    void feeBeforeItsFillWaits() {
        assertThat(give(feeOf("f1", "c1", 30, "3 USD"))).isEqualTo(Outcome.UNKNOWN_FAMILY);

        give(bought);

        assertThat(cash()).isEqualTo(d("8997"));
    }

    @Test
    void revisedFeeMovesToAnotherFill() {
        give(bought);
        give(feeOf("f1", "c1", 30, "3 USD"));

        give(new FeeAdjustment(key("c1", 1), 30, "f2", Money.parse("5 USD")));
        assertThat(cash()).isEqualTo(d("8999"));
        give(buy("f2", 40, SHARE, "1", "9"));

        assertThat(cash()).isEqualTo(d("8985"));
    }

    @ParameterizedTest
    @EnumSource(CashFlow.Kind.class)
    void flowMovesCashAndOnlyTheOwnersMoneyIsAFlow(CashFlow.Kind kind) {
        assertThat(give(flow("d1", kind, "100 EUR"))).isEqualTo(Outcome.APPLIED);
        assertThat(give(flow("d1", kind, "100 EUR"))).isEqualTo(Outcome.DUPLICATE);

        assertThat(ledger.cash(ACCOUNT, Currency.EUR)).isEqualTo(d("100"));
        assertThat(ledger.flows(kind)).containsEntry(Currency.EUR, d("100"));
        assertThat(ledger.cumulativeFlow()).isEqualTo(kind.isExternal() ? 125 : 0);
        assertThat(ledger.equity()).isEqualTo(10_125);
        assertThat(ledger.identityGap()).isZero();
    }

    @Test
    void flowWithoutARateIsValuedWhenOneComes() {
        give(flow("d1", CashFlow.Kind.DEPOSIT, "100 GBP"));
        assertThat(ledger.cumulativeFlow()).isNaN();
        assertThat(ledger.equity()).isNaN();
        assertThat(ledger.quality(0)).isEqualTo(EquityQuality.UNKNOWN);

        ledger.rate(new ExchangeRate(Currency.GBP, Currency.USD, 1.5, 5));

        assertThat(ledger.cumulativeFlow()).isEqualTo(150);
        assertThat(ledger.equity()).isEqualTo(10_150);
        assertThat(ledger.quality(0)).isEqualTo(EquityQuality.GOOD);
        assertThat(ledger.quality(6)).isEqualTo(EquityQuality.STALE);
    }

    @Test
    void revisedFlowReplacesTheFirst() {
        give(flow("d1", CashFlow.Kind.DEPOSIT, "100 USD"));

        give(new CashFlow(key("d1", 1), 1, CashFlow.Kind.DEPOSIT, Money.parse("70 USD"), null));

        assertThat(cash()).isEqualTo(d("10070"));
        assertThat(ledger.cumulativeFlow()).isEqualTo(70);
    }

    @Test
    void splitKeepsTotalCost() {
        give(bought);

        give(Books.split("a1", 20, SHARE, "7", "1"));

        assertThat(alpha(SHARE).quantity()).isEqualTo(d("700"));
        assertThat(alpha(SHARE).cost()).isEqualTo(d("1000"));
    }

    /** 100 for 1,000 become 33 and a third: the third cost 10 and brings 4, half of it to each owner. */
    @Test
    void fractionPaidInCashIsALotThatWasClosed() {
        ledger.apply(bought, List.of(OwnerShare.of("beta", d("50")), OwnerShare.of("alpha", d("50"))));

        give(adjustment(CorporateAction.Kind.SPLIT, SHARE, "1", "3", "33", "4 USD"));

        assertThat(ledger.quantity(ledger.slot(SHARE))).isEqualTo(d("33"));
        assertThat(alpha(SHARE).quantity()).isEqualTo(d("16.5"));
        assertThat(alpha(SHARE).cost()).isEqualTo(d("495"));
        assertThat(ledger.realized(ledger.slot(SHARE), "alpha")).isEqualTo(d("-3"));
        assertThat(ledger.realized(ledger.slot(SHARE), "beta")).isEqualTo(d("-3"));
        assertThat(trades).extracting(ClosedTrade::proceeds).containsExactly(d("2"), d("2"));
        assertThat(cash()).isEqualTo(d("9003"));
        assertThat(ledger.cashGap(ACCOUNT, Currency.USD)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void fractionRoundedAwayWithoutCashLeavesTheCost() {
        give(bought);

        give(adjustment(CorporateAction.Kind.SPLIT, SHARE, "1", "3", "33", null));

        assertThat(alpha(SHARE).quantity()).isEqualTo(d("33"));
        assertThat(alpha(SHARE).cost()).isEqualTo(d("1000"));
        assertThat(alpha(SHARE).realized()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void flatAfterACashInLieuCostsNothing() {
        give(bought);
        give(adjustment(CorporateAction.Kind.SPLIT, SHARE, "1", "3", "33", "4 USD"));

        give(fill("f2", 30, SHARE, Side.SELL, "33", "31").build());

        assertThat(alpha(SHARE).isFlat()).isTrue();
        assertThat(alpha(SHARE).cost()).isEqualTo(Decimal.ZERO);
        assertThat(alpha(SHARE).realized()).isEqualTo(d("27"));
    }

    @Test
    void changeOfSymbolMovesLots() {
        give(bought);

        give(adjustment(CorporateAction.Kind.SYMBOL_CHANGE, HEIR, "1", "1", null, null));
        give(buy("f0", 5, SHARE, "50", "8"));

        assertThat(alpha(SHARE).isFlat()).isTrue();
        assertThat(alpha(HEIR).cost()).isEqualTo(d("1400"));
        assertThat(alpha(HEIR).lots()).extracting(lot -> lot.family()).containsExactly("f0", "f1");
        assertThat(ledger.position(ledger.slot(HEIR))).isEqualTo(150);
    }

    @Test
    void mergerForCashReleasesTheCost() {
        give(bought);

        give(adjustment(CorporateAction.Kind.MERGER, SHARE, "0", "1", null, "1200 USD"));

        assertThat(alpha(SHARE).isFlat()).isTrue();
        assertThat(alpha(SHARE).cost()).isEqualTo(Decimal.ZERO);
        assertThat(alpha(SHARE).realized()).isEqualTo(d("200"));
        assertThat(cash()).isEqualTo(d("10199"));
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).proceeds()).isEqualTo(d("1200"));
    }

    @Test
    void lateFillBeforeASplitIsSplit() {
        give(Books.split("a1", 20, SHARE, "2", "1"));

        give(bought);

        assertThat(alpha(SHARE).quantity()).isEqualTo(d("200"));
    }

    @Test
    void orderOfTheVenueIsOnlyRecorded() {
        VenueOrder order = new VenueOrder(key("v1", 0), 5, SHARE, VenueOrderId.of("77"), "MARGIN_CLOSEOUT");

        assertThat(give(order)).isEqualTo(Outcome.RECORDED);
        assertThat(give(order)).isEqualTo(Outcome.DUPLICATE);
        assertThat(cash()).isEqualTo(d("10000"));
    }

    @Test
    void sharesThatDoNotSumUpAreRefused() {
        assertThatThrownBy(() -> ledger.apply(bought, List.of(OwnerShare.of("alpha", d("99")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100");
        assertThat(cash()).isEqualTo(d("10000"));
    }

    private static PositionAdjustment adjustment(
            CorporateAction.Kind kind,
            Instrument successor,
            String numerator,
            String denominator,
            @Nullable String after,
            @Nullable String money) {
        return new PositionAdjustment(
                key("a1", 0),
                20,
                kind,
                SHARE,
                successor,
                d(numerator),
                d(denominator),
                after == null ? null : d(after),
                money == null ? null : Money.parse(money));
    }

    @Test
    void feesOfAFillThatCrossesOwnersAddUpToTheFee() {
        Fill opened = fill("open", 10, SHARE, Side.SELL, "50", "10").build();
        ledger.apply(opened, List.of(new OwnerShare("alpha", d("-100")), new OwnerShare("beta", d("50"))));
        Fill closed = fill("close", 20, SHARE, Side.BUY, "50", "10")
                .fee(Money.parse("30 USD"))
                .build();

        ledger.apply(closed, List.of(new OwnerShare("alpha", d("100")), new OwnerShare("beta", d("-50"))));

        assertThat(trades.stream().mapToDouble(ClosedTrade::fees)).containsExactlyInAnyOrder(20.0, 10.0);
    }
}
