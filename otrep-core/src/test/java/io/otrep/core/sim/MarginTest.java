package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Instrument;
import io.otrep.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices are 100 and the multiplier is 1 unless stated, so that requirements can be worked out in the head. */
class MarginTest {
    private static final Instrument A = Listings.share("A");
    private static final Instrument B = Listings.share("B");

    @Test
    void cashAccountBuysWithSettledCashOnly() {
        FakeMargin account = new FakeMargin(10_000, A, B);
        account.unsettled = 4_000;

        assertThat(Margin.cash().refusal(account, A, Side.BUY, 60, 100)).isNull();
        assertThat(Margin.cash().refusal(account, A, Side.BUY, 61, 100)).contains("settled cash");
        assertThat(Margin.cash().buyingPower(account)).isEqualTo(6_000);
    }

    @Test
    void cashAccountCountsOpenPurchasesAndItsReserve() {
        FakeMargin account = new FakeMargin(10_000, A, B).working(1, 1, 40);

        assertThat(Margin.cash().refusal(account, A, Side.BUY, 60, 100)).isNull();
        assertThat(Margin.cash().refusal(account, A, Side.BUY, 61, 100)).isNotNull();
        // 100 units with 2 % beside them are 10,200
        assertThat(Margin.cash(0.02).refusal(account, A, Side.BUY, 58, 100)).isNull();
        assertThat(Margin.cash(0.02).refusal(account, A, Side.BUY, 59, 100)).isNotNull();
    }

    @Test
    void cashAccountSellsOnlyWhatNoOpenSaleOffers() {
        FakeMargin account = new FakeMargin(0, A).hold(0, 100, 100).working(0, -1, 30);

        assertThat(Margin.cash().refusal(account, A, Side.SELL, 70, 100)).isNull();
        assertThat(Margin.cash().refusal(account, A, Side.SELL, 71, 100)).contains("70.0 are free");
    }

    @Test
    void cashAccountCarriesNothingMargined() {
        FakeMargin account = new FakeMargin(10_000, Listings.PAIR);

        assertThat(Margin.cash().refusal(account, Listings.PAIR, Side.BUY, 1, 1.1))
                .contains("margined");
    }

    @Test
    void regTOpensTwiceTheEquity() {
        FakeMargin account = new FakeMargin(10_000, A, B);

        assertThat(Margin.regT().buyingPower(account)).isEqualTo(20_000);
        assertThat(Margin.regT().refusal(account, A, Side.BUY, 200, 100)).isNull();
        assertThat(Margin.regT().refusal(account, A, Side.BUY, 201, 100)).contains("margin");
        assertThat(Margin.regT().refusal(account, A, Side.SELL, 200, 100)).isNull();
        assertThat(Margin.regT().refusal(account, A, Side.SELL, 201, 100)).isNotNull();
    }

    @Test
    void openOrdersCountAsIfTheyFilled() {
        FakeMargin account = new FakeMargin(10_000, A, B).working(1, 1, 150);

        assertThat(Margin.regT().refusal(account, A, Side.BUY, 50, 100)).isNull();
        assertThat(Margin.regT().refusal(account, A, Side.BUY, 51, 100)).isNotNull();
    }

    @Test
    void closingIsAlwaysAllowed() {
        // Equity 1,000 of a position of 10,000: far below what opening would need
        FakeMargin account = new FakeMargin(-9_000, A).hold(0, 100, 100);

        assertThat(Margin.regT().refusal(account, A, Side.SELL, 100, 100)).isNull();
        assertThat(Margin.regT().refusal(account, A, Side.SELL, 200, 100)).isNull();
        assertThat(Margin.regT().refusal(account, A, Side.SELL, 201, 100)).isNotNull();
        assertThat(Margin.regT().refusal(account, A, Side.BUY, 1, 100)).isNotNull();
    }

    @Test
    void unknownMarkRefusesWhatOpens() {
        FakeMargin account = new FakeMargin(10_000, A, B).hold(1, 10, Double.NaN);

        assertThat(Margin.regT().refusal(account, A, Side.BUY, 1, 100)).isNotNull();
        assertThat(Margin.regT().shortage(account)).isZero();
    }

    @Test
    void maintenanceIsAQuarterLongAndThreeTenthsShort() {
        // 100 at 100: 2,500 are needed; equity is 10,000 less the debit
        assertThat(Margin.regT().shortage(new FakeMargin(-7_500, A).hold(0, 100, 100)))
                .isZero();
        assertThat(Margin.regT().shortage(new FakeMargin(-7_600, A).hold(0, 100, 100)))
                .isEqualTo(100);
        // 100 short at 100: 3,000 are needed; equity is the proceeds and deposit less 10,000
        assertThat(Margin.regT().shortage(new FakeMargin(13_000, A).hold(0, -100, 100)))
                .isZero();
        assertThat(Margin.regT().shortage(new FakeMargin(12_500, A).hold(0, -100, 100)))
                .isEqualTo(500);
    }

    @Test
    void leverageDiffersByInstrumentAndClass() {
        RateMargin margin = RateMargin.builder(MarginRates.leverage(10, 0.5))
                .instrument(A, MarginRates.leverage(2, 0.5))
                .build();

        assertThat(margin.refusal(new FakeMargin(1_000, A, B), A, Side.BUY, 20, 100))
                .isNull();
        assertThat(margin.refusal(new FakeMargin(1_000, A, B), A, Side.BUY, 21, 100))
                .isNotNull();
        assertThat(margin.refusal(new FakeMargin(1_000, A, B), B, Side.BUY, 100, 100))
                .isNull();
        assertThat(margin.refusal(new FakeMargin(1_000, A, B), B, Side.BUY, 101, 100))
                .isNotNull();
        // half of a tenth of 10,000
        assertThat(margin.shortage(new FakeMargin(-9_600, A, B).hold(1, 100, 100)))
                .isCloseTo(100, within(1e-9));
        assertThat(margin.toBuilder().build()).usingRecursiveComparison().isEqualTo(margin);
    }

    @Test
    void leastEquityStopsOpening() {
        RateMargin margin = Margin.regT().toBuilder().minimumEquity(2_000).build();

        assertThat(margin.refusal(new FakeMargin(1_999, A), A, Side.BUY, 1, 100))
                .isNotNull();
        assertThat(margin.refusal(new FakeMargin(2_000, A), A, Side.BUY, 1, 100))
                .isNull();
    }

    @Test
    void spotExchangeIsNeverShort() {
        FakeMargin account = new FakeMargin(1e6, Listings.SPOT).hold(0, 1, 100);

        assertThat(Margin.regT().refusal(account, Listings.SPOT, Side.SELL, 1, 100))
                .isNull();
        assertThat(Margin.regT().refusal(account, Listings.SPOT, Side.SELL, 2, 100))
                .contains("cannot be sold short");
    }

    @Test
    void unlimitedTakesEverything() {
        FakeMargin account = new FakeMargin(-1e9, A).hold(0, -1e6, 100);

        assertThat(Margin.unlimited().refusal(account, A, Side.SELL, 1e9, 100)).isNull();
        assertThat(Margin.unlimited().shortage(account)).isZero();
    }

    @Test
    void largestPositionIsClosedFirst() {
        // 4,000 and 6,000 held; equity 2,000 of 2,500 needed; after B is closed 1,000 are needed
        FakeMargin account = new FakeMargin(-8_000, A, B).hold(0, 40, 100).hold(1, 60, 100);

        assertThat(LiquidationRule.largestFirst().plan(account, Margin.regT()))
                .containsExactly(new Closeout(1, Side.SELL, 60, true));
        assertThat(LiquidationRule.everything().plan(account, Margin.regT()))
                .containsExactly(new Closeout(0, Side.SELL, 40, true), new Closeout(1, Side.SELL, 60, true));
    }

    @Test
    void justEnoughIsClosed() {
        // 2,000 of equity carry 8,000: 2,000 of the 10,000 go
        FakeMargin account = new FakeMargin(-8_000, A, B).hold(0, 40, 100).hold(1, 60, 100);

        assertThat(LiquidationRule.justEnough().plan(account, Margin.regT()))
                .containsExactly(new Closeout(1, Side.SELL, 20, false));
    }

    @Test
    void equalPositionsAreClosedByTheirOrder() {
        // equity 100: carries nothing of both, 400 of one
        FakeMargin account = new FakeMargin(-9_900, A, B).hold(0, 50, 100).hold(1, 50, 100);

        List<Closeout> plan = LiquidationRule.justEnough().plan(account, Margin.regT());

        assertThat(plan).containsExactly(new Closeout(0, Side.SELL, 50, true), new Closeout(1, Side.SELL, 46, false));
    }

    @Test
    void shortPositionsAreBoughtBack() {
        FakeMargin account = new FakeMargin(12_500, A).hold(0, -100, 100);

        assertThat(LiquidationRule.largestFirst().plan(account, Margin.regT()))
                .containsExactly(new Closeout(0, Side.BUY, 100, true));
    }

    @Test
    void nothingIsClosedWhileNothingIsMissing() {
        FakeMargin account = new FakeMargin(0, A).hold(0, 100, 100);

        assertThat(LiquidationRule.everything().plan(account, Margin.regT())).isEmpty();
    }

    @Test
    void wrongRatesAreNamed() {
        assertThatThrownBy(() -> new MarginRates(0.2, 0.5, 0.3, 0.3)).hasMessageContaining("long");
        assertThatThrownBy(() -> Margin.leverage(0.5, 0.5)).hasMessageContaining("leverage");
        assertThatThrownBy(() -> Margin.leverage(30, 2)).hasMessageContaining("closeout");
        assertThatThrownBy(() -> Margin.cash(-1)).hasMessageContaining("reserve");
        assertThatThrownBy(() -> Margin.regT().toBuilder().minimumEquity(-1).build())
                .hasMessageContaining("minimumEquity");
    }
}
